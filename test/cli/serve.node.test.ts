import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { folders, start } from './program.ts';

const newFolder = folders();
let folder = '';
beforeEach(() => (folder = newFolder()));

const write = (name: string, value: unknown) =>
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));

const url = 'https://tayson.example.gov.vn/';
const one = { port: 0, sites: { 'tay-son': { url } } };

/** Starts it, and waits until it listens. */
async function serve(config: unknown = one, args: string[] = [], node: string[] = []) {
  write('ward-widgets.json', config);
  const running = start(folder, ['serve', ...args], node);
  const [, address = ''] = await running.says(/listens at (\S+)/);
  return { ...running, address };
}

const linesOf = (log: string) =>
  log
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** A vote of which the body is still to come. */
async function halfARequest(address: string) {
  const asking = request(new URL('/v1/visits', address), {
    method: 'POST',
    agent: false,
    headers: { 'Content-Length': 40, 'Content-Type': 'text/plain', Origin: new URL(url).origin },
  });
  asking.on('error', () => {});
  asking.flushHeaders();
  // The server has taken it up when it answers another one.
  await fetch(new URL('/healthz', address));
  return asking;
}

describe('ward-widgets serve', () => {
  it('listens, says where and what it serves, and writes its log as lines of JSON', async () => {
    const config = { ...one, feeds: { 'tin-tuc': { url: `${url}rss` } } };
    const { address, child, says, said, ended } = await serve(config);
    await says(/Store: /);
    assert.equal((await fetch(new URL('/healthz', address))).status, 200);
    child.kill('SIGTERM');
    await ended;
    assert.match(
      said.stdout,
      /^ward-widgets \S+ listens at http:\/\/127\.0\.0\.1:\d+\/\nSites:\n {2}tay-son {2}https:\/\/tayson\.example\.gov\.vn\/\nFeeds:\n {2}tin-tuc {2}\S+\nStore: ward-widgets\.db\n$/,
    );
    const log = linesOf(said.stderr);
    assert.deepEqual(
      log.map(({ event }) => event),
      ['start', 'stopping', 'stop'],
    );
    for (const { time, level } of log) {
      assert.ok(Date.parse(String(time)) > 0);
      assert.equal(level, 'info');
    }
  });

  it('counts, and has counted when it is started again', async () => {
    const view = (address: string, method: string, path: string) =>
      fetch(new URL(path, address), {
        method,
        headers: {
          Origin: new URL(url).origin,
          'User-Agent': 'Mozilla/5.0 (X11; Linux) Firefox/153.0',
          'Content-Type': 'text/plain',
        },
        ...(method === 'POST' && { body: JSON.stringify({ site: 'tay-son', path: '/' }) }),
      }).then((answer) => answer.json() as Promise<{ total: number }>);
    const first = await serve();
    assert.equal((await view(first.address, 'POST', '/v1/visits')).total, 1);
    first.child.kill('SIGTERM');
    assert.equal((await first.ended).code, 0);
    const second = await serve();
    assert.equal((await view(second.address, 'GET', '/v1/visits?site=tay-son')).total, 1);
  });

  it('opens a store beside the configuration, wherever it is started, and another one by --store from where it is', async () => {
    mkdirSync(join(folder, 'portal'));
    write('portal/tay-son.json', { ...one, store: 'so-lieu.db' });
    const running = start(folder, ['serve', '-c', 'portal/tay-son.json']);
    await running.says(/Store: portal\/so-lieu\.db/);
    assert.ok(existsSync(join(folder, 'portal/so-lieu.db')));
    running.child.kill('SIGTERM');
    await running.ended;
    const other = start(folder, ['serve', '-c', 'portal/tay-son.json', '--store', 'so-lieu.db']);
    await other.says(/Store: so-lieu\.db/);
    assert.ok(existsSync(join(folder, 'so-lieu.db')));
  });

  it('lets flags go before the file', async () => {
    const { address } = await serve({ ...one, port: 1, host: '127.0.0.1' }, [
      '--port',
      '0',
      '--host',
      'localhost',
    ]);
    assert.equal(new URL(address).hostname, 'localhost');
  });

  it('logs what is allowed and seldom meant', async () => {
    const { said, says } = await serve({ port: 0 });
    await says(/"event":"start"/);
    const [warning] = linesOf(said.stderr);
    assert.equal(warning?.['level'], 'warn');
    assert.match(String(warning['reason']), /no sites and no feeds/);
  });

  it('ends by SIGTERM and by SIGINT when requests under way have been answered', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const { address, child, says, ended } = await serve();
      const asking = await halfARequest(address);
      const answered = once(asking, 'response');
      child.kill(signal);
      await says(/"event":"stopping"/);
      asking.end(JSON.stringify({ site: 'tay-son', path: '/' }).padEnd(40));
      const [answer] = (await answered) as [{ statusCode: number; resume(): void }];
      answer.resume();
      assert.equal(answer.statusCode, 200);
      assert.equal((await ended).code, 0);
    }
  });

  it('ends at once by a second signal', async () => {
    const { address, child, says, ended } = await serve();
    const asking = await halfARequest(address);
    child.kill('SIGTERM');
    await says(/"event":"stopping"/);
    child.kill('SIGINT');
    assert.equal((await ended).code, 130);
    asking.destroy();
  });

  it('logs a fault that nobody expected, and ends with 1', async () => {
    const plant = 'process.on("SIGUSR2", () => { throw new Error("planted\\nfault"); })';
    const { child, ended } = await serve(
      one,
      [],
      ['--import', `data:text/javascript,${encodeURIComponent(plant)}`],
    );
    child.kill('SIGUSR2');
    const { code, stderr } = await ended;
    assert.equal(code, 1);
    const fault = linesOf(stderr).find(({ event }) => event === 'uncaught');
    assert.equal(fault?.['reason'], 'planted fault');
    assert.equal(fault['level'], 'error');
    assert.equal(linesOf(stderr).at(-1)?.['event'], 'stop');
  });

  it('goes on when nobody reads its output any more', async () => {
    const { address, child, ended } = await serve();
    child.stdout.destroy();
    child.stderr.destroy();
    assert.equal((await fetch(new URL('/healthz', address))).status, 200);
    child.kill('SIGTERM');
    assert.equal((await ended).code, 0);
  });
});
