import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The environment in which programs of the project are found by their bare names. */
const environment = (more) => ({
  ...process.env,
  PATH: `${root}node_modules/.bin:${process.env.PATH}`,
  ...more,
});

/**
 * Runs a program of the project to its end, its output shown.
 * @param {string[]} command the program and its arguments; a package's program by its bare name
 * @returns {boolean} whether it exited with 0
 */
export function run([program, ...args], options = {}) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
    env: environment(options.env),
  });
  if (error) console.error(`${program}: ${error.message}`);
  return status === 0;
}

/**
 * Runs a program of the project beside others. Its output is kept until it is asked for, so that it is read in one
 * piece.
 * @returns {Promise<{passed: boolean, output: string}>}
 */
export function runBeside([program, ...args], env) {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: environment(env) });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve({ passed: false, output: `${program}: ${message}\n` }));
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });
}
