import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, it } from 'node:test';
import { startRedis } from '../../scripts/redis.mjs';
import { folders, run as runIn, start } from './program.ts';

// Commands that work on the store, beside the companion or without it.
const newFolder = folders();
let folder = '';
const run = (...args: string[]) => runIn(folder, ...args);
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

const config = JSON.stringify({
  port: 0,
  sites: { 'tay-son': { name: 'Phường Tây Sơn', url: 'https://tayson.example.gov.vn/' } },
});
beforeEach(() => {
  folder = newFolder();
  write('ward-widgets.json', config);
});

const DAYS = 'date,visits,views,robots\r\n2024-11-19,900,2000,3\r\n2024-11-20,1104,3000,7\r\n';
const PAGES = 'path,views\r\n/tin-tuc,283\r\n/,5\r\n';
const RATINGS = 'item,stars,count\r\n/tin-tuc/1,4.5,2\r\n/tin-tuc/1,5,8\r\n/tin-tuc/2,3,1\r\n';

async function fill() {
  for (const [name, text] of [
    ['days', DAYS],
    ['pages', PAGES],
    ['ratings', RATINGS],
  ] as const) {
    write(`${name}-in.csv`, text);
    const { code, stderr } = await run('import', '--site', 'tay-son', `${name}-in.csv`);
    assert.deepEqual([code, stderr], [0, '']);
  }
}

describe('ward-widgets export', () => {
  it('writes what ward-widgets import reads', async () => {
    await fill();
    for (const [what, text] of [
      ['days', DAYS],
      ['pages', PAGES],
      ['ratings', RATINGS],
    ] as const) {
      const { code, stdout, stderr } = await run('export', '--site', 'tay-son', '--what', what);
      assert.deepEqual([code, stdout, stderr], [0, text, '']);
    }
  });

  it('writes JSON, by the name of the file or by --format', async () => {
    await fill();
    const { stdout } = await run('export', '--site', 'tay-son', '--what', 'ratings', '-o', 'a.json');
    assert.equal(stdout, 'a.json: written, 2 articles\n');
    const [first] = JSON.parse(read('a.json')) as unknown[];
    assert.deepEqual(first, {
      item: '/tin-tuc/1',
      average: 4.9,
      count: 10,
      best: 5,
      distribution: { 4.5: 2, 5: 8 },
    });
    const pages = await run('export', '--site', 'tay-son', '--what', 'pages', '--format', 'json');
    assert.deepEqual(JSON.parse(pages.stdout), [
      { path: '/tin-tuc', views: 283 },
      { path: '/', views: 5 },
    ]);
  });

  it('cuts days to a range, and begins a file as Excel needs it', async () => {
    await fill();
    const { stdout } = await run(
      'export',
      '--site',
      'tay-son',
      '--what',
      'days',
      '--from',
      '2024-11-20',
      '--bom',
    );
    assert.equal(stdout, '\ufeffdate,visits,views,robots\r\n2024-11-20,1104,3000,7\r\n');
  });

  it('replaces a file in one step, and only where something has changed', async () => {
    await fill();
    const args = ['export', '--site', 'tay-son', '--what', 'days', '-o', 'a.csv'];
    await run(...args);
    utimesSync(join(folder, 'a.csv'), 1, 1);
    assert.equal((await run(...args)).stdout, 'a.csv: unchanged, 2 days\n');
    assert.equal(statSync(join(folder, 'a.csv')).mtimeMs, 1000);
    assert.ok(!readdirSync(folder).some((name) => name.endsWith('.tmp')));
  });
});

describe('ward-widgets import', () => {
  it('tells each fault with line and column, and writes nothing where there is one', async () => {
    write('a.csv', 'date,visits\n2024-11-19,900\n2024-11-20,1.104\nhôm qua,1\n');
    const { code, stdout, stderr } = await run('import', '--site', 'tay-son', 'a.csv', '--total', '5');
    assert.equal(
      stderr,
      'ward-widgets: a.csv, line 3, column 12: visits takes a whole number from 0, not "1.104"\n' +
        'ward-widgets: a.csv, line 4, column 1: date takes a day such as 2024-11-21, not "hôm qua"\n',
    );
    assert.deepEqual([code, stdout], [1, '']);
    assert.deepEqual(readdirSync(folder).sort(), ['a.csv', 'ward-widgets.json']);
  });

  it('tells no more than twenty faults one by one', async () => {
    write('a.csv', `path,views\n${'x,1\n'.repeat(30)}`);
    const { stderr } = await run('import', '--site', 'tay-son', 'a.csv');
    assert.equal(stderr.split('\n').length, 22);
    assert.match(stderr, /and 10 more such faults\n$/);
  });

  it('takes a total without a file, and tells what a dry run would do', async () => {
    const dry = await run('import', '--site', 'tay-son', '--total', '881707', '--dry-run');
    assert.equal(
      dry.stdout,
      'Nothing was written. An import for tay-son would mean:\n  total: 881707, before 0\n',
    );
    const { stdout } = await run('import', '--site', 'tay-son', '--total', '881707');
    assert.equal(stdout, 'Imported for tay-son:\n  total: 881707, before 0\n');
  });

  it('works while the companion does, which has the numbers at once', async () => {
    const { says } = start(folder, ['serve']);
    const [, address] = await says(/listens at (\S+)/);
    const ask = async () =>
      (await (await fetch(`${address}v1/visits?site=tay-son&path=/tin-tuc`)).json()) as {
        total: number;
        views: { count: number };
      };
    const view = () =>
      fetch(`${address}v1/visits`, {
        method: 'POST',
        headers: {
          Origin: 'https://tayson.example.gov.vn',
          'User-Agent': 'Mozilla/5.0 (X11; Linux) Firefox/153.0',
          'Content-Type': 'text/plain',
        },
        body: '{"site":"tay-son","path":"/tin-tuc"}',
      });
    await view();
    assert.equal((await ask()).total, 1);
    write('pages.csv', PAGES);
    assert.equal((await run('import', '--site', 'tay-son', 'pages.csv', '--total', '881707')).code, 0);
    assert.deepEqual([(await ask()).total, (await ask()).views.count], [881_707, 283]);
    // The same visitor: one more view, and no visit.
    await view();
    assert.deepEqual([(await ask()).total, (await ask()).views.count], [881_707, 284]);
  });
});

describe('ward-widgets stats', () => {
  it('shows numbers, pages and ratings as a table', async () => {
    await fill();
    await run('import', '--site', 'tay-son', '--total', '881707');
    const { code, stdout } = await run('stats');
    assert.equal(code, 0);
    assert.match(stdout, /^tay-son · Phường Tây Sơn\n {3}881707 {2}total\n {8}0 {2}online\n/);
    assert.match(stdout, /Views of pages\n {6}283 {2}\/tin-tuc\n/);
    assert.match(
      stdout,
      /Ratings \(votes\)\n {6}4\.9 {2}\(10\) {2}\/tin-tuc\/1\n {8}3 {2}\(1\) {2}\/tin-tuc\/2\n$/,
    );
  });

  it('shows them as JSON, as many as are asked for', async () => {
    await fill();
    const { stdout } = await run('stats', 'tay-son', '--json', '--limit', '1');
    const { sites } = JSON.parse(stdout) as { sites: Record<string, unknown>[] };
    const [{ site, total, pages, items }] = sites as [Record<string, unknown>];
    assert.deepEqual([site, total, pages], ['tay-son', 2004, [{ path: '/tin-tuc', views: 283 }]]);
    assert.equal((items as unknown[]).length, 1);
  });

  it('shows a site that is in the store and no longer in the configuration', async () => {
    await fill();
    write('ward-widgets.json', '{}');
    assert.match((await run('stats')).stdout, /^tay-son\n/);
    assert.match((await run('export', '--site', 'tay-son', '--what', 'pages')).stdout, /\/tin-tuc,283/);
  });

  it('does without a configuration where the store is named', async () => {
    await fill();
    const { stdout, code } = await runIn(newFolder(), 'stats', '--store', join(folder, 'ward-widgets.db'));
    assert.equal(code, 0);
    assert.match(stdout, /^tay-son\n/);
  });
});

describe('ward-widgets backup', () => {
  const rowsOf = (name: string, table: string) => {
    const database = new DatabaseSync(join(folder, name), { readOnly: true });
    try {
      return database.prepare(`SELECT * FROM ${table}`).all();
    } finally {
      database.close();
    }
  };

  it('copies the store while the companion is at work, without salts and hashes', async () => {
    await fill();
    const { says } = start(folder, ['serve']);
    const [, address] = await says(/listens at (\S+)/);
    await fetch(`${address}v1/visits`, {
      method: 'POST',
      headers: {
        Origin: 'https://tayson.example.gov.vn',
        'User-Agent': 'Mozilla/5.0 (X11; Linux) Firefox/153.0',
        'Content-Type': 'text/plain',
      },
      body: '{"site":"tay-son","path":"/"}',
    });
    const { code, stdout, stderr } = await run('backup', '-o', 'copy.db');
    assert.deepEqual([code, stdout, stderr], [0, 'copy.db: written\n', '']);
    assert.equal(rowsOf('ward-widgets.db', 'salts').length, 1);
    assert.equal(rowsOf('copy.db', 'salts').length, 0);
    assert.deepEqual(rowsOf('copy.db', 'votes'), rowsOf('ward-widgets.db', 'votes'));
    const { stdout: table } = await run('stats', '--store', 'copy.db');
    assert.match(table, /6 {2}\/\n/);
  });
});

describe('commands on Valkey or Redis', () => {
  it('import and show as they do on a file; a copy is made by its own means', async () => {
    const redis = await startRedis();
    try {
      write('ward-widgets.json', JSON.stringify({ ...(JSON.parse(config) as object), store: redis.url }));
      await fill();
      const { stdout } = await run('export', '--site', 'tay-son', '--what', 'ratings');
      assert.equal(stdout, RATINGS);
      assert.match((await run('stats')).stdout, /\(10\) {2}\/tin-tuc\/1/);
      const { code, stderr } = await run('backup', '-o', 'copy.db');
      assert.equal(code, 1);
      assert.match(stderr, /^ward-widgets: There is no copy: [^\n]*redis-cli --rdb[^\n]*\n$/);
    } finally {
      await redis.stop();
    }
  });

  it('says in one sentence that nobody answers', async () => {
    for (const command of ['stats', 'serve']) {
      const { code, stderr } = await run(command, '--store', 'redis://ward:secret@127.0.0.1:1');
      assert.match(stderr, /^ward-widgets: Redis at 127\.0\.0\.1:1: [^\n]*\n$/);
      assert.equal(code, 1);
    }
  });
});

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
      assert.deepEqual(readdirSync(folder), ['ward-widgets.json']);
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
