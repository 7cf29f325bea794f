// Redis for the tests: found or installed, started on a free port of this machine, stopped with the test.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { debianCommands, runQuietly, works } from './debian.mjs';
import { freePort } from './free-port.mjs';

/** Milliseconds a server may take to start: it reads what it has written. */
const START_WAIT = 20_000;

const find = () => {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ];
  const places = folders.flatMap((folder) =>
    ['redis-server', 'valkey-server'].map((name) => join(folder, name)),
  );
  return [process.env.REDIS_PATH, ...places].find(works);
};

let found;

/**
 * Path of a Redis or Valkey server that starts; gets one where there is none.
 * @returns {string}
 * @throws {Error} with one sentence where it cannot be had
 */
export function ensureRedis() {
  found ??= find();
  if (!found) {
    console.log('No Redis found: installing it (Debian package redis-server).');
    if (runQuietly(debianCommands('redis-server'))) found = find();
  }
  if (found) return found;
  throw new Error(
    'No Redis found and none could be installed: install redis-server or valkey-server, or set REDIS_PATH to one.',
  );
}

/** Whether a server answers, and has read all of its data. */
const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.on('connect', () => socket.write('PING\r\n'));
    socket.on('data', (data) => end(data.toString().startsWith('+PONG')));
    socket.on('error', () => end(false));
    socket.setTimeout(1000, () => end(false));
  });

/**
 * Starts a Redis that only this machine can reach.
 * @param {object} options
 * @param {string} [options.dir] where it keeps its files. Default: a folder of its own, gone when it is stopped
 * @param {'always' | 'everysec' | 'no'} [options.appendfsync] when changes are on disk. Default: they are never written
 */
export async function startRedis({ dir, appendfsync } = {}) {
  const program = ensureRedis();
  const folder = dir ?? mkdtempSync(join(tmpdir(), 'ward-redis-'));
  const port = await freePort();
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: appendfsync ? 'yes' : 'no',
    appendfsync: appendfsync ?? 'no',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  let child;

  async function start() {
    child = spawn(program, args, { stdio: 'ignore' });
    const until = performance.now() + START_WAIT;
    while (!(await answers(port))) {
      if (child.exitCode !== null || performance.now() > until)
        throw new Error(`${program} does not start on port ${port}.`);
      await wait(20);
    }
  }

  async function end(signal) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    child.kill('SIGCONT');
    await gone;
  }

  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    dir: folder,
    /** Starts it again with what it has written, after `kill`. */
    restart: start,
    /** Ends it without a warning. */
    kill: () => end('SIGKILL'),
    /** It hangs: connections stay open, and nothing is answered. */
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    async stop() {
      process.off('exit', killWithUs);
      await end('SIGKILL');
      if (!dir) rmSync(folder, { recursive: true, force: true });
    },
  };
}
