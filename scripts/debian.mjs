// Programs that the tests need and npm does not have.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { run } from './run.mjs';

/** Whether a program is there and starts: Ubuntu has packages that only tell how to install a snap. */
export const works = (path) =>
  path && existsSync(path) && spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;

const isRoot = process.getuid?.() === 0;

/** Whether this user may install packages of the system. */
export const mayInstall = () => isRoot || spawnSync('sudo', ['-n', 'true']).status === 0;

/**
 * The commands that install packages of Debian; none on another system, or where that is not allowed. On Ubuntu the
 * browsers' packages are snaps, which containers cannot run.
 */
export function debianCommands(...names) {
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  if (!/^ID=debian$/m.test(osRelease) || !mayInstall()) return [];
  const sudo = isRoot ? [] : ['sudo', '-n'];
  return [
    [...sudo, 'apt-get', 'update', '-qq'],
    [...sudo, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...names],
  ];
}

/** Runs commands until one fails, telling only what goes wrong. */
export function runQuietly(commands) {
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { DEBIAN_FRONTEND: 'noninteractive' } };
  return commands.length > 0 && commands.every((command) => run(command, options));
}
