#!/usr/bin/env node
// The program `ward-widgets`. Each command is a module of its own, loaded when it is asked for.
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { Failure, reasonOf, USAGE } from './failure.ts';

interface Command {
  /** What it does, in a few words. */
  about: string;
  /** @returns what does it, given what stands behind the command and the package's version */
  load(): Promise<(args: string[], version: string) => Promise<void>>;
}

const commands: Record<string, Command> = {
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

async function main([name = '', ...args]: string[]): Promise<void> {
  if (/^(-h|--help|help)$/.test(name)) process.stdout.write(help);
  else if (/^(-v|--version)$/.test(name)) process.stdout.write(`${versionOf()}\n`);
  else if (Object.hasOwn(commands, name)) await (await commands[name]!.load())(args, versionOf());
  else {
    const what = name ? `There is no command "${name}"` : 'Which command?';
    throw new Failure(`${what} (see ward-widgets --help)`, { code: USAGE });
  }
}

// Ended by a signal, it ends between two steps: never with half a file.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}
process.stdout.on('error', (error) => {
  // `| head` has seen enough.
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') fail(error);
  process.exit(1);
});

function fail(error: unknown): void {
  process.stderr.write(`ward-widgets: ${reasonOf(error)}\n`);
  // Not exit(): what was written may be still on its way.
  process.exitCode = error instanceof Failure ? error.code : 1;
}

main(process.argv.slice(2)).catch(fail);
