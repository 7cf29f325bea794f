import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { folders, run } from './program.ts';

const newFolder = folders();
let folder = '';
beforeEach(() => (folder = newFolder()));

const write = (name: string, value: unknown) =>
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));

const one = { port: 0, sites: { 'tay-son': { url: 'https://tayson.example.gov.vn/' } } };

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
