#!/usr/bin/env node
// The program `ward-widgets`. Each command is a module of its own, loaded when it is asked for.
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { Failure, reasonOf, USAGE } from './failure.ts';
import { needNode } from './node-version.ts';

type Run = (args: string[], version: string) => Promise<void>;

interface Command {
  /** What it does, in a few words. */
  about: string;
  /** @returns what does it, given what stands behind the command and the package's version */
  load(): Promise<Run>;
  /** It works with the companion, and needs what the companion needs. */
  companion?: true;
  /** It goes on until it is told to end, and sees to that itself. */
  stays?: true;
}

const commands: Record<string, Command> = {
  serve: {
    about: 'the companion: feeds, visits and ratings for portals',
    load: async () => (await import('./serve.ts')).serve,
    companion: true,
    stays: true,
  },
  stats: {
    about: 'shows what the companion has counted',
    load: async () => (await import('./stats.ts')).stats,
    companion: true,
  },
  export: {
    about: 'writes its numbers to a file, as CSV or JSON',
    load: async () => (await import('./export.ts')).exportNumbers,
    companion: true,
  },
  import: {
    about: 'takes over numbers from another counter',
    load: async () => (await import('./import.ts')).importNumbers,
    companion: true,
  },
  backup: {
    about: 'copies its store while it is at work',
    load: async () => (await import('./backup.ts')).backup,
    companion: true,
  },
  snapshot: {
    about: 'writes a feed to a file, as JSON Feed',
    load: async () => (await import('./snapshot.ts')).snapshot,
  },
};

const help = `Usage: ward-widgets <command> [options]

${Object.entries(commands)
  .map(([name, { about }]) => `  ${name.padEnd(10)} ${about}\n`)
  .join('')}
ward-widgets <command> --help tells more; ward-widgets --version shows the version.
`;

/** The package's own version. Its package.json lies as far from here as from the built program. */
function versionOf(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Ended by a signal, a command ends between two steps: never with half a file. */
function endBySignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
  process.stdout.on('error', (error) => {
    // `| head` has seen enough.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') fail(error);
    process.exit(1);
  });
}

async function main([name = '', ...args]: string[]): Promise<void> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command?.stays) endBySignals();
  if (/^(-h|--help|help)$/.test(name)) process.stdout.write(help);
  else if (/^(-v|--version)$/.test(name)) process.stdout.write(`${versionOf()}\n`);
  else if (command) {
    if (command.companion) needNode(`ward-widgets ${name}`);
    await (
      await command.load()
    )(args, versionOf());
  } else {
    const what = name ? `There is no command "${name}"` : 'Which command?';
    throw new Failure(`${what} (see ward-widgets --help)`, { code: USAGE });
  }
}

function fail(error: unknown): void {
  // A configuration or a table may have many faults: a line each.
  const lines = error instanceof Failure ? error.message.split('\n') : [reasonOf(error)];
  process.stderr.write(lines.map((line) => `ward-widgets: ${line}\n`).join(''));
  // Not exit(): what was written may be still on its way.
  process.exitCode = error instanceof Failure ? error.code : 1;
}

main(process.argv.slice(2)).catch(fail);
