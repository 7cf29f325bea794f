import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { apply } from '../../../src/cli/import/apply.ts';
import { readFile } from '../../../src/cli/import/read-file.ts';
import { checkConfig } from '../../../src/service/config/read.ts';
import { ratingOf } from '../../../src/service/ratings/rating.ts';
import { sitesOf } from '../../../src/service/sites.ts';
import { openStore } from '../../../src/service/stores/open-store.ts';
import type { Store } from '../../../src/service/stores/store.ts';
import { questionOf } from '../../../src/service/visits/answer.ts';

const now = Date.parse('2024-11-21T08:30:00+07:00');
const siteWith = (initialTotal: number) =>
  sitesOf(checkConfig({ sites: { a: { url: 'https://a.example.vn/', initialTotal } } })).get('a')!;
const quiet = { tell() {}, end() {} };

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
const opened: Store[] = [];
beforeEach(() => opened.push(store));
after(() => Promise.all(opened.map((one) => one.close())));

let site = siteWith(0);
beforeEach(() => (site = siteWith(0)));

const take = (
  text: string,
  { total, ...more }: { total?: number; replace?: boolean; dryRun?: boolean } = {},
) => {
  const intake = readFile('a.csv', text, { site, now });
  if (total !== undefined) intake.total = total;
  assert.deepEqual(intake.faults, []);
  return apply(intake, { site, store, now, replace: false, dryRun: false, progress: quiet, ...more });
};

const totalOf = async () => (await store.visits(questionOf(site, now))).total;
const countView = (visitor: number) =>
  store.countView({ ...questionOf(site, now, '/'), visitor: new Uint8Array(16).fill(visitor) });

const pathsOf = async () => {
  const found = [];
  for await (const page of store.paths('a')) found.push(page);
  return found;
};
const ratings = async (item: string) => ratingOf((await store.tallies('a', [item]))[0]!).distribution;

const DAYS = 'date,visits,views,robots\n2024-11-19,900,2000,3\n2024-11-20,1104,3000,7\n';

describe('an import of days', () => {
  it('sets them, and is the same when it is done again', async () => {
    assert.deepEqual(await take(DAYS), ['days: 2 set', 'total: 2004, before 0']);
    const days = await store.series('a', '2024-01-01', '2024-12-31');
    assert.deepEqual(
      days.map(({ date, visits, views, robots }) => [date, visits, views, robots]),
      [
        ['2024-11-19', 900, 2000, 3],
        ['2024-11-20', 1104, 3000, 7],
      ],
    );
    assert.deepEqual(await take(DAYS), ['days: 0 set, 2 as they were', 'total: 2004, as it was']);
  });

  it('does not add to a total that the portal has brought along', async () => {
    site = siteWith(881_707);
    assert.deepEqual(await take(DAYS), ['days: 2 set', 'total: 881707, as it was']);
    assert.equal(await totalOf(), 881_707);
  });

  it('makes no number lower than what was counted since, unless it is told to', async () => {
    await take(DAYS);
    for (const visitor of [1, 2, 3]) await countView(visitor);
    const today = 'date,visits,views\n2024-11-21,1,9\n';
    assert.deepEqual(await take(today), ['days: 1 set', 'total: 2007, as it was']);
    const [day] = await store.series('a', '2024-11-21', '2024-11-21');
    assert.deepEqual([day!.visits, day!.views], [3, 9]);
    assert.match(
      (await take('date,visits,views\n2024-11-21,2,2\n')).join(),
      /0 set, 1 left, because the store has more/,
    );
    await take('date,visits,views\n2024-11-21,2,2\n', { replace: true });
    const [replaced] = await store.series('a', '2024-11-21', '2024-11-21');
    assert.deepEqual([replaced!.visits, replaced!.views], [2, 2]);
  });
});

describe('an import of a total', () => {
  it('sets it, and what is counted later is added', async () => {
    assert.deepEqual(await take(DAYS, { total: 881_707 }), ['days: 2 set', 'total: 881707, before 0']);
    assert.equal((await countView(1)).total, 881_708);
    const again = await take(DAYS, { total: 881_707 });
    assert.match(again.join(), /total: 881708, as it was, because the store has more/);
    await take(DAYS, { total: 5000, replace: true });
    assert.equal(await totalOf(), 5000);
  });

  it('is never less than all days together', async () => {
    await take(DAYS, { total: 7 });
    assert.equal(await totalOf(), 2004);
  });
});

describe('an import of pages', () => {
  it('sets their views, and leaves those that have more', async () => {
    await take('path,views\n/,5\n/a,283\n');
    for (let view = 0; view < 3; view++) await countView(1);
    assert.deepEqual(await take('path,views\n/,5\n/a,283\n/b,1\n'), [
      'pages: 1 set, 1 as they were, 1 left, because the store has more (--replace sets them)',
      'total: 1, as it was',
    ]);
    assert.deepEqual(await pathsOf(), [
      { path: '/a', views: 283 },
      { path: '/', views: 8 },
      { path: '/b', views: 1 },
    ]);
  });
});

describe('an import of votes', () => {
  it('takes the place of the one before, and leaves the votes of visitors alone', async () => {
    await store.vote({ site: 'a', item: '/x', voter: new Uint8Array(16), halves: 2, day: '2024-11-20' });
    await take('item,stars,count\n/x,5,8\n/x,4.5,2\n');
    assert.deepEqual(await ratings('/x'), { 1: 1, 4.5: 2, 5: 8 });
    await take('item,stars,count\n/x,5,8\n/x,4.5,2\n');
    assert.deepEqual(await ratings('/x'), { 1: 1, 4.5: 2, 5: 8 });
    await take('item,stars,count\n/x,4,3\n');
    assert.deepEqual(await ratings('/x'), { 1: 1, 4: 3 });
    await take('item,stars,count\n/x,4,0\n');
    assert.deepEqual(await ratings('/x'), { 1: 1 });
  });

  it('may be of more than fit into one go', async () => {
    const lines = await take('item,stars,count\n/x,5,1300\n/y,3,7\n');
    assert.deepEqual(lines, ['ratings: 2 articles, 1307 votes', 'total: 0, as it was']);
    assert.deepEqual(await ratings('/x'), { 5: 1300 });
  });
});

describe('an import that is only looked at', () => {
  it('says what it would do, and does nothing', async () => {
    const text = DAYS;
    assert.deepEqual(await take(text, { dryRun: true, total: 5000 }), [
      'days: 2 set',
      'total: 5000, before 0',
    ]);
    await take('path,views\n/,1\n', { dryRun: true });
    await take('item,stars,count\n/x,5,2\n', { dryRun: true });
    assert.deepEqual(await store.sites(), []);
    assert.deepEqual(await pathsOf(), []);
    assert.deepEqual(await ratings('/x'), {});
    assert.equal(await totalOf(), 0);
  });
});
