import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../src/cli/ward-widgets.ts', import.meta.url));

/** Makes empty folders, which are gone when the tests of a file have ended. */
export function folders(): () => string {
  const root = mkdtempSync(join(tmpdir(), 'ward-widgets-'));
  after(() => rmSync(root, { recursive: true }));
  let count = 0;
  return () => {
    const folder = join(root, String(count++));
    mkdirSync(folder);
    return folder;
  };
}

/** Milliseconds between two looks at its output, and after which nobody looks any more. */
const LOOK = 10;
const HANG = 20_000;

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcessWithoutNullStreams;
  /** What it has said until now. */
  said: { stdout: string; stderr: string };
  /** Resolves when its output has something in it, of either kind. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  ended: Promise<Ended>;
}

/** Starts the program in a folder. It ends with the tests, at the latest. */
export function start(folder: string, args: string[], node: string[] = []): Running {
  const child = spawn(process.execPath, [...node, program, ...args], { cwd: folder });
  after(() => child.kill('SIGKILL'));
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (said[name] += text));
  const closed = once(child, 'close') as Promise<[number | null]>;
  return {
    child,
    said,
    async says(pattern) {
      const late = AbortSignal.timeout(HANG);
      for (;;) {
        const found = pattern.exec(said.stdout) ?? pattern.exec(said.stderr);
        if (found) return found;
        if (child.exitCode !== null || late.aborted)
          throw new Error(`${String(pattern)} is not among what it says: ${JSON.stringify(said)}`);
        await wait(LOOK);
      }
    },
    ended: closed.then(([code]) => ({ code, ...said })),
  };
}

/** Runs the program to its end. */
export const run = (folder: string, ...args: string[]): Promise<Ended> => start(folder, args).ended;
