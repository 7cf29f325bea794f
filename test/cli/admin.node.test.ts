import assert from 'node:assert/strict';
import { readdirSync, statSync, utimesSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { startRedis } from '../../scripts/redis.mjs';
import { config, DAYS, PAGES, portal, RATINGS, view } from './portal.ts';
import { run as runIn, start } from './program.ts';

// Commands that work on the store, beside the companion or without it.
const { path, newFolder, write, read, run, fill } = portal();

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
    utimesSync(path('a.csv'), 1, 1);
    assert.equal((await run(...args)).stdout, 'a.csv: unchanged, 2 days\n');
    assert.equal(statSync(path('a.csv')).mtimeMs, 1000);
    assert.ok(!readdirSync(path()).some((name) => name.endsWith('.tmp')));
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
    assert.deepEqual(readdirSync(path()).sort(), ['a.csv', 'ward-widgets.json']);
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
    const { says } = start(path(), ['serve']);
    const [, address = ''] = await says(/listens at (\S+)/);
    const ask = async () =>
      (await (await fetch(`${address}v1/visits?site=tay-son&path=/tin-tuc`)).json()) as {
        total: number;
        views: { count: number };
      };
    await view(address, '/tin-tuc');
    assert.equal((await ask()).total, 1);
    write('pages.csv', PAGES);
    assert.equal((await run('import', '--site', 'tay-son', 'pages.csv', '--total', '881707')).code, 0);
    assert.deepEqual([(await ask()).total, (await ask()).views.count], [881_707, 283]);
    // The same visitor: one more view, and no visit.
    await view(address, '/tin-tuc');
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
    const { stdout, code } = await runIn(newFolder(), 'stats', '--store', path('ward-widgets.db'));
    assert.equal(code, 0);
    assert.match(stdout, /^tay-son\n/);
  });
});

describe('ward-widgets backup', () => {
  const rowsOf = (name: string, table: string) => {
    const database = new DatabaseSync(path(name), { readOnly: true });
    try {
      return database.prepare(`SELECT * FROM ${table}`).all();
    } finally {
      database.close();
    }
  };

  it('copies the store while the companion is at work, without salts and hashes', async () => {
    await fill();
    const { says } = start(path(), ['serve']);
    const [, address = ''] = await says(/listens at (\S+)/);
    await view(address, '/');
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
