import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { exampleConfig } from '../../src/cli/example-config.ts';
import { checkConfig, readConfig } from '../../src/service/config/read.ts';
import { folders, run } from './program.ts';

const newFolder = folders();
let folder = '';
beforeEach(() => (folder = newFolder()));

const write = (name: string, value: unknown) =>
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));

const one = { port: 0, sites: { 'tay-son': { url: 'https://tayson.example.gov.vn/' } } };

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
