import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { portal } from './portal.ts';

const { path, run, fill } = portal();

const fails: [title: string, code: number, sentence: RegExp, ...args: string[]][] = [
  ['there is no store yet', 1, /no store ward-widgets\.db: ward-widgets serve makes it/, 'stats'],
  ['there is nothing to copy yet', 1, /no store ward-widgets\.db/, 'backup', '-o', 'a.db'],
  [
    'the store is in memory',
    1,
    /only the companion itself sees what is in it/,
    'stats',
    '--store',
    ':memory:',
  ],
  ['one site is shown at a time', 2, /One site at a time: "b" is too much/, 'stats', 'a', 'b'],
  ['the limit is none', 2, /--limit takes a whole number from 1 to 1000, not "0"/, 'stats', '--limit', '0'],
  ['the configuration is not there', 2, /no file b\.json/, 'stats', '-c', 'b.json'],
  ['no site is named', 2, /--site names the portal/, 'export', '--what', 'days'],
  [
    'what to export is not known',
    2,
    /--what takes days, pages or ratings, not "votes"/,
    'export',
    '--site',
    'a',
    '--what',
    'votes',
  ],
  [
    'the format is not known',
    2,
    /--format takes csv or json, not "xml"/,
    'export',
    '--site',
    'a',
    '--what',
    'days',
    '--format',
    'xml',
  ],
  [
    'a range is of days',
    2,
    /--from goes with --what days only/,
    'export',
    '--site',
    'a',
    '--what',
    'pages',
    '--from',
    '2024-01-01',
  ],
  [
    'a day is none',
    2,
    /--to takes a day such as 2024-11-21, not "today"/,
    'export',
    '--site',
    'a',
    '--what',
    'days',
    '--to',
    'today',
  ],
  [
    'a mark is for CSV',
    2,
    /--bom goes with CSV only/,
    'export',
    '--site',
    'a',
    '--what',
    'days',
    '--bom',
    '-o',
    'a.json',
  ],
  [
    'the file cannot be written',
    1,
    /no\/a\.csv cannot be written/,
    'export',
    '--site',
    'a',
    '--what',
    'days',
    '-o',
    'no/a.csv',
  ],
  ['no portal is named to import for', 2, /--site names the portal/, 'import', 'a.csv'],
  ['there is nothing to import', 2, /Which file\?/, 'import', '--site', 'tay-son'],
  [
    'the site is not configured',
    2,
    /no site "tay" in ward-widgets\.json/,
    'import',
    '--site',
    'tay',
    '--total',
    '5',
  ],
  [
    'the total is grouped',
    2,
    /--total takes a whole number from 0, not "881\.707"/,
    'import',
    '--site',
    'tay-son',
    '--total',
    '881.707',
  ],
  ['the file to import is not there', 1, /no file a\.csv/, 'import', '--site', 'tay-son', 'a.csv'],
  [
    'paths of articles are made of something',
    2,
    /--article-path takes a path with \{id\} or \{alias\}/,
    'import',
    '--site',
    'tay-son',
    'a.sql',
    '--article-path',
    '/news/',
  ],
  ['a copy needs a name', 2, /--output names the file/, 'backup'],
  ['the store is no copy of itself', 2, /--output names the store itself/, 'backup', '-o', 'ward-widgets.db'],
];

describe('commands on the store say in one sentence that', () => {
  for (const [title, code, sentence, ...args] of fails)
    it(title, async () => {
      const ended = await run(...args);
      assert.match(ended.stderr, sentence);
      assert.match(ended.stderr, /^ward-widgets: [^\n]+\n$/);
      assert.deepEqual([ended.code, ended.stdout], [code, '']);
      assert.deepEqual(readdirSync(path()), ['ward-widgets.json']);
    });

  it('the site is not known', async () => {
    await fill();
    for (const args of [
      ['stats', 'tay'],
      ['export', '--site', 'tay', '--what', 'days'],
    ]) {
      const { code, stderr } = await run(...args);
      assert.equal(stderr, 'ward-widgets: There is no site "tay"\n');
      assert.equal(code, 1);
    }
  });

  it('helps with each of them, in lines of at most 100 characters', async () => {
    for (const command of ['serve', 'stats', 'export', 'import', 'backup', 'snapshot']) {
      const { code, stdout, stderr } = await run(command, '--help');
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, new RegExp(`^Usage: ward-widgets ${command} `));
      assert.deepEqual(
        stdout.split('\n').filter((line) => line.length > 100),
        [],
      );
    }
  });
});
