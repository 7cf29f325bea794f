import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { exampleConfig } from '../../src/cli/example-config.ts';
import { checkConfig, readConfig } from '../../src/service/config/read.ts';
import { folders, run, start } from './program.ts';

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

const fails: [title: string, code: number, sentence: RegExp, args: string[], prepare?: () => unknown][] = [
  ['there is no configuration', 2, /no ward-widgets\.json in this folder: .*--config.*serve --init/, []],
  ['the configuration that is named is not there', 2, /no file phuong\.json/, ['-c', 'phuong.json']],
  [
    'the configuration is a folder',
    2,
    /phuong\.json cannot be read: EISDIR/,
    ['-c', 'phuong.json'],
    () => mkdirSync(join(folder, 'phuong.json')),
  ],
  [
    'the configuration is no text',
    2,
    /ward-widgets\.json cannot be read: it is no UTF-8 text/,
    [],
    () => writeFileSync(join(folder, 'ward-widgets.json'), Buffer.from([0x7b, 0xff, 0x7d])),
  ],
  [
    'the folder of the store is missing',
    1,
    /SQLite, .*data\/a\.db: there is no folder .*data/,
    ['--store', 'data/a.db'],
    () => write('ward-widgets.json', one),
  ],
  ['the store is a folder', 1, /SQLite/, ['--store', '.'], () => write('ward-widgets.json', one)],
  [
    'the store is something else',
    1,
    /not a database/,
    ['--store', 'a.db'],
    () => {
      write('ward-widgets.json', one);
      write('a.db', 'x'.repeat(5000));
    },
  ],
  [
    'the store cannot be made',
    1,
    /SQLite, .*xxx: \w/,
    ['--store', 'x'.repeat(300)],
    () => write('ward-widgets.json', one),
  ],
  [
    'this machine does not have the address',
    1,
    /^ward-widgets: 192\.0\.2\.1, port 0: this machine does not have that address$/m,
    ['--host', '192.0.2.1'],
    () => write('ward-widgets.json', one),
  ],
  ['a file is named in a wrong way', 2, /"a\.json" is too much: a file is named by --config/, ['a.json']],
  ['the port is none', 2, /--port takes a whole number from 0 to 65535, not "http"/, ['--port', 'http']],
  ['there is no such option', 2, /Unknown option '--prot'/, ['--prot']],
  ['two things are asked for', 2, /--init and --check are one or the other/, ['--init', '--check']],
];

describe('ward-widgets serve says in one sentence that', () => {
  for (const [title, code, sentence, args, prepare] of fails)
    it(title, async () => {
      prepare?.();
      const ended = await run(folder, 'serve', ...args);
      assert.match(ended.stderr, sentence);
      assert.match(ended.stderr, /^ward-widgets: [^\n]+\n$/);
      assert.equal(ended.code, code);
      assert.equal(ended.stdout, '');
    });

  it('the port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    after(() => server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    write('ward-widgets.json', { ...one, port });
    const { code, stderr } = await run(folder, 'serve');
    assert.equal(
      stderr,
      `ward-widgets: 127.0.0.1, port ${port}: something else listens there already; --port takes another port\n`,
    );
    assert.equal(code, 1);
  });
});

describe('ward-widgets serve --check', () => {
  it('tells each fault in a line of its own, with file, line and key', async () => {
    write('ward-widgets.json', '{\n  "prot": 80,\n  "sites": {\n    "a": {}\n  }\n}');
    const { code, stdout, stderr } = await run(folder, 'serve', '--check');
    assert.deepEqual(stderr.split('\n').sort(), [
      '',
      'ward-widgets: ward-widgets.json, line 2: prot is no setting: did you mean "port"?',
      'ward-widgets: ward-widgets.json, line 4: sites.a.url is missing',
    ]);
    assert.equal(stdout, '');
    assert.equal(code, 2);
  });

  it('says that all is in order, what it would warn of, and makes no store', async () => {
    write('ward-widgets.json', { ...one, host: '0.0.0.0', store: 'redis://ward:secret@10.0.0.7:6379' });
    const { code, stdout, stderr } = await run(folder, 'serve', '--check');
    assert.equal(code, 0);
    assert.match(stdout, /^ward-widgets\.json: in order\n/);
    assert.match(stdout, /Store: redis:\/\/…@10\.0\.0\.7:6379\n/);
    assert.match(stderr, /^ward-widgets: warning: host is 0\.0\.0\.0[^\n]+\n$/);
    assert.deepEqual(readdirSync(folder), ['ward-widgets.json']);
  });

  it('reads a file as editors of Windows write it', async () => {
    writeFileSync(join(folder, 'ward-widgets.json'), Buffer.from(`\ufeff${JSON.stringify(one)}`, 'utf16le'));
    assert.equal((await run(folder, 'serve', '--check')).code, 0);
  });
});

describe('ward-widgets serve --init', () => {
  it('writes an example that is in order as it is', async () => {
    const { code, stdout } = await run(folder, 'serve', '--init');
    assert.equal(code, 0);
    assert.match(stdout, /^ward-widgets\.json: written/);
    assert.equal(readFileSync(join(folder, 'ward-widgets.json'), 'utf8'), exampleConfig);
    assert.equal((await run(folder, 'serve', '--check')).code, 0);
  });

  it('writes to the file that is named', async () => {
    await run(folder, 'serve', '--init', 'tay-son.json');
    assert.deepEqual(readdirSync(folder), ['tay-son.json']);
  });

  it('leaves a file that is there as it is', async () => {
    write('ward-widgets.json', '{}');
    const { code, stderr } = await run(folder, 'serve', '--init');
    assert.equal(code, 1);
    assert.equal(stderr, 'ward-widgets: ward-widgets.json is there already, and is left as it is\n');
    assert.equal(readFileSync(join(folder, 'ward-widgets.json'), 'utf8'), '{}');
  });

  it('says so where it cannot write', async () => {
    const { code, stderr } = await run(folder, 'serve', '--init', 'no/such/folder.json');
    assert.equal(code, 1);
    assert.match(stderr, /^ward-widgets: no\/such\/folder\.json cannot be written: ENOENT/);
  });

  it('names every setting, and stays in order with all of them uncommented', () => {
    const whole = exampleConfig.replace(/^(\s*)\/\/ (, )?(?="\w+":)/gm, '$1$2');
    const { $schema, ...given } = readConfigText(whole);
    assert.match(String($schema), /config\.schema\.json$/);
    assert.deepEqual(Object.keys(given).sort(), Object.keys(checkConfig({})).sort());
    const keysOf = (value: unknown) => Object.keys(value as object).sort();
    const { sites, feeds, limits } = readConfig(whole);
    assert.deepEqual(keysOf(sites['tay-son']), [
      'articles',
      'initialTotal',
      'language',
      'name',
      'origins',
      'timeZone',
      'url',
    ]);
    assert.deepEqual(keysOf(feeds['tin-tuc']), ['assumeZone', 'dayFirst', 'local', 'url']);
    assert.deepEqual(keysOf(limits), ['viewsPerMinute', 'votersPerItem', 'votesPerHour']);
  });
});

/** JSON with comments on lines of their own. */
const readConfigText = (text: string) =>
  JSON.parse(text.replace(/^\s*\/\/.*$/gm, '')) as Record<string, unknown>;
