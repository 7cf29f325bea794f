import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program of the project to its end, its output shown.
 * @param {string[]} command the program and its arguments; a package's program by its bare name
 * @returns {boolean} whether it exited with 0
 */
export function run([program, ...args], options = {}) {
  const path = `${root}node_modules/.bin:${process.env.PATH}`;
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
    env: { ...process.env, PATH: path, ...options.env },
  });
  if (error) console.error(`${program}: ${error.message}`);
  return status === 0;
}
