import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { createCompanion } from '../service/companion.ts';
import { warningsOf } from '../service/config/warnings.ts';
import type { Config } from '../service/config/schema.ts';
import { jsonLines, type Log } from '../service/log.ts';
import { listen, type Listening } from '../service/server.ts';
import { exampleConfig } from './example-config.ts';
import { Failure, reasonOf } from './failure.ts';
import { serveOptions } from './serve-options.ts';
import { DEFAULT_FILE, openStoreOf, readSettings, shownStore } from './settings.ts';

/** Writes an example, and nothing in the place of a file that is there. */
function init(file: string): void {
  try {
    writeFileSync(file, exampleConfig, { flag: 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST')
      throw new Failure(`${file} is there already, and is left as it is`, { cause });
    throw new Failure(`${file} cannot be written: ${reasonOf(cause)}`, { cause });
  }
  const named = file === DEFAULT_FILE ? '' : ` --config ${file}`;
  process.stdout.write(
    `${file}: written. Change what is in it, then: ward-widgets serve${named} --check, and ward-widgets serve${named}\n`,
  );
}

/** Milliseconds between saying that it is not ready any more and closing the port: what a load balancer needs to notice. */
const NOTICE = 1000;

const reasons: Record<string, string> = {
  EADDRINUSE: 'something else listens there already; --port takes another port',
  EACCES: 'this user may not use that port; ports from 1024 on are free to all',
  EADDRNOTAVAIL: 'this machine does not have that address',
  ENOTFOUND: 'there is no machine of that name',
};

async function listenAt(
  companion: Parameters<typeof listen>[0],
  { host, port }: Pick<Config, 'host' | 'port'>,
): Promise<Listening> {
  try {
    return await listen(companion, { host, port, notice: NOTICE });
  } catch (cause) {
    await companion.close();
    const reason = reasons[(cause as NodeJS.ErrnoException).code ?? ''] ?? reasonOf(cause);
    throw new Failure(`${host}, port ${port}: ${reason}`, { cause });
  }
}

const listOf = (what: string, entries: [string, { url: string }][]): string =>
  entries.length
    ? `${what}:\n${entries.map(([id, { url }]) => `  ${id}  ${url}\n`).join('')}`
    : `${what}: none\n`;

/** What is served, for people. */
const announcement = (
  { sites, feeds, store }: Config,
  { url, version }: { url?: string; version: string },
): string =>
  [
    url ? `ward-widgets ${version} listens at ${url}\n` : '',
    listOf('Sites', Object.entries(sites)),
    listOf('Feeds', Object.entries(feeds)),
    `Store: ${shownStore(store)}\n`,
  ].join('');

/** Lets a signal stop it gracefully, a second one at once, and a fault with a line in the log. */
function endWell(stop: () => Promise<void>, log: Log): void {
  let ending = false;
  const end = (code: number) => {
    ending = true;
    stop().then(
      () => {
        log('info', 'stop');
        process.exit(code);
      },
      (error: unknown) => {
        log('error', 'stop', { reason: reasonOf(error) });
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending) process.exit(128 + constants.signals[signal]);
      log('info', 'stopping', { signal });
      end(0);
    });
  }
  // What it knows may be wrong after that: it ends, and whoever watches over it starts it anew.
  process.on('uncaughtException', (error: unknown) => {
    log('error', 'uncaught', { reason: reasonOf(error), at: placeOf(error) });
    if (!ending) end(1);
  });
}

/** Where in the code something was thrown. */
const placeOf = (error: unknown): string | undefined =>
  error instanceof Error
    ? error.stack
        ?.split('\n')
        .find((line) => /^\s+at /.test(line))
        ?.trim()
    : undefined;

/**
 * `ward-widgets serve`: the companion. Resolves when it listens; it then ends by a signal.
 * @param args what stands behind the command
 * @throws {Failure} where it cannot start
 */
export async function serve(args: string[], version: string): Promise<void> {
  const options = serveOptions(args, version);
  if (typeof options === 'string') {
    process.stdout.write(options);
    return;
  }
  if (options.init) return init(options.config ?? DEFAULT_FILE);

  const settings = readSettings(options, true);
  const config = {
    ...settings.config,
    ...(options.host !== undefined && { host: options.host }),
    ...(options.port !== undefined && { port: options.port }),
  };
  const warnings = warningsOf(config);
  if (options.check) {
    process.stderr.write(warnings.map((warning) => `ward-widgets: warning: ${warning}\n`).join(''));
    process.stdout.write(`${settings.file}: in order\n${announcement(config, { version })}`);
    return;
  }

  // Nobody reads any more what it says: no reason to stop.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  const log = jsonLines((line) => process.stderr.write(line));
  const store = await openStoreOf({ ...settings, config }, false);
  const companion = createCompanion({ config, store, log, version });
  const { url, stop } = await listenAt(companion, config);
  endWell(stop, log);
  // A store that does not answer just now is no reason not to serve: requests are told so, until it does.
  const dangers = await store.warnings().catch((error: unknown) => [reasonOf(error)]);
  for (const reason of [...warnings, ...dangers]) log('warn', 'settings', { reason });
  log('info', 'start', { url, version, node: process.versions.node });
  process.stdout.write(announcement(config, { url, version }));
}
