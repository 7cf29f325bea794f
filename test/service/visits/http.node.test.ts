import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSeries } from '../../../src/contract/visit-series.ts';
import { readVisits, type Visits } from '../../../src/contract/visits.ts';
import { SqliteStore } from '../../../src/service/stores/sqlite/sqlite-store.ts';
import { MORNING, ORIGIN, SITE, testCompanion, type TestCompanion } from '../companion.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

interface Sent {
  from?: string;
  agent?: string;
  headers?: Record<string, string>;
}

/** Sends a view of a page. */
function send(companion: TestCompanion, path: string, { from = '203.0.113.7', agent, headers }: Sent = {}) {
  const all = { origin: ORIGIN, ...(agent !== undefined && { 'user-agent': agent }), ...headers };
  return companion.post('/v1/visits', { site: SITE, path }, { from, headers: all });
}

async function view(companion: TestCompanion, path = '/', sent?: Sent): Promise<Visits> {
  const response = await send(companion, path, sent);
  assert.equal(response.status, 200);
  return readVisits(await response.json());
}

async function read(companion: TestCompanion, path?: string): Promise<Visits> {
  const query = new URLSearchParams({ site: SITE, ...(path && { path }) });
  const response = await companion.ask(`/v1/visits?${String(query)}`);
  assert.equal(response.status, 200);
  return readVisits(await response.json());
}

const days = async (companion: TestCompanion, from: string, to: string) =>
  readSeries(await (await companion.ask(`/v1/visits/series?site=${SITE}&from=${from}&to=${to}`)).json()).days;

async function kindOf(response: Response): Promise<[number, string]> {
  const { type } = (await response.json()) as { type: string };
  return [response.status, type.replace('urn:ward-widgets:problem:', '')];
}

test('a site begins with the number that the portal brought along', async () => {
  assert.deepEqual(await read(testCompanion()), {
    site: SITE,
    total: 881_707,
    online: 0,
    today: 0,
    yesterday: 0,
    week: 0,
    month: 0,
    timeZone: 'Asia/Ho_Chi_Minh',
    asOf: '2024-11-21T01:30:00.000Z',
  });
});

test('a counted view is answered with the numbers after it', async () => {
  const companion = testCompanion();
  const expected = {
    site: SITE,
    total: 881_708,
    online: 1,
    today: 1,
    yesterday: 0,
    week: 1,
    month: 1,
    views: { path: '/tin/1', count: 1 },
    timeZone: 'Asia/Ho_Chi_Minh',
    asOf: '2024-11-21T01:30:00.000Z',
  };
  assert.deepEqual(await view(companion, '/tin/1'), expected);
  assert.deepEqual(await read(companion, '/tin/1'), expected);
});

test('views of a visitor are one visit until 30 minutes without one have passed', async () => {
  const companion = testCompanion();
  for (const [minute, visits] of [
    [0, 1],
    [10, 1],
    [39, 1],
    [68.9, 1],
    [98.9, 2],
    [99, 2],
  ] as const) {
    companion.clock.now = MORNING + minute * MINUTE;
    assert.equal((await view(companion)).today, visits, `minute ${minute}`);
  }
});

test('visitors are told apart by address and user agent', async () => {
  const companion = testCompanion();
  const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0';
  assert.equal((await view(companion)).today, 1);
  assert.equal((await view(companion, '/', { from: '203.0.113.8' })).today, 2);
  assert.equal((await view(companion, '/', { agent })).today, 3);
  assert.equal((await view(companion, '/', { agent })).today, 3);
});

test('visitors are online for five minutes after a view', async () => {
  const companion = testCompanion();
  await view(companion);
  companion.clock.now += 3 * MINUTE;
  assert.equal((await view(companion, '/', { from: '203.0.113.8' })).online, 2);
  companion.clock.now = MORNING + 5 * MINUTE;
  assert.equal((await read(companion)).online, 2);
  companion.clock.now += 1;
  assert.equal((await read(companion)).online, 1);
});

test('at midnight in the zone of the site, today becomes yesterday', async () => {
  const companion = testCompanion();
  await view(companion);
  companion.clock.now = Date.parse('2024-11-21T23:59:59.999+07:00');
  assert.equal((await view(companion)).today, 2);
  companion.clock.now += 1;
  const { today, yesterday, week, month } = await read(companion);
  assert.deepEqual([today, yesterday, week, month], [0, 2, 2, 2]);
});

test('weeks begin on Monday, months on the first', async () => {
  const companion = testCompanion({ clock: { now: Date.parse('2024-11-30T12:00+07:00') } });
  for (const expected of [
    { today: 1, yesterday: 0, week: 1, month: 1 },
    { today: 1, yesterday: 1, week: 2, month: 1 },
    { today: 1, yesterday: 1, week: 1, month: 2 },
  ]) {
    const { today, yesterday, week, month } = await view(companion);
    assert.deepEqual({ today, yesterday, week, month }, expected);
    companion.clock.now += DAY;
  }
});

test('query and fragment are no part of a page', async () => {
  const companion = testCompanion();
  await view(companion, '/tin/1?utm=x');
  await view(companion, '/tin/1#top');
  assert.deepEqual((await read(companion, '/tin/1?y#z')).views, { path: '/tin/1', count: 2 });
});

test('views of a page whose path is too long are counted for the site only', async () => {
  const companion = testCompanion();
  const long = `/${'x'.repeat(500)}`;
  const { today, views } = await view(companion, long);
  assert.deepEqual([today, views], [1, undefined]);
  assert.equal((await read(companion, long)).views, undefined);
  assert.deepEqual((await view(companion, `${long.slice(0, 500)}?x`)).views?.count, 1);
});

for (const [what, headers, counted] of [
  ['a person', {}, 'yes'],
  ['Global Privacy Control', { 'sec-gpc': '1' }, 'view'],
  ['Do Not Track', { dnt: '1' }, 'view'],
  ['Do Not Track that is off', { dnt: '0' }, 'yes'],
  ['a search engine', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }, 'no; reason=bot'],
  ['a program', { 'user-agent': 'curl/8.5.0' }, 'no; reason=bot'],
  ['no user agent', { 'user-agent': '' }, 'no; reason=bot'],
  ['automation', { 'user-agent': 'Mozilla/5.0 HeadlessChrome/140.0 Safari/537.36' }, 'no; reason=bot'],
  ['prefetch', { 'sec-purpose': 'prefetch' }, 'no; reason=prefetch'],
  ['prerendering', { 'sec-purpose': 'prefetch;prerender' }, 'no; reason=prefetch'],
  ['prefetch of older browsers', { purpose: 'prefetch' }, 'no; reason=prefetch'],
  ['prefetch of Firefox', { 'x-moz': 'prefetch' }, 'no; reason=prefetch'],
] as const)
  test(`${what}: ${counted}`, async () => {
    const store = new SqliteStore(':memory:');
    const companion = testCompanion({ store });
    const response = await send(companion, '/', { headers });
    assert.equal(response.headers.get('ward-counted'), counted);
    assert.match(response.headers.get('access-control-expose-headers')!, /Ward-Counted/);
    const { total, online } = readVisits(await response.json());
    const [visits, views, robots] = { y: [1, 1, 0], v: [0, 1, 0], n: [0, 0, 1] }[counted[0]!]!;
    assert.deepEqual([total, online], [881_707 + visits!, visits]);
    assert.deepEqual(await store.series(SITE, '2024-01-01', '2024-12-31'), [
      { date: '2024-11-21', visits, views, robots },
    ]);
  });

test('a bot is told again once it is known', async () => {
  const companion = testCompanion();
  for (let time = 0; time < 2; time++) {
    const response = await send(companion, '/', { agent: 'curl/8.5.0' });
    assert.equal(response.headers.get('ward-counted'), 'no; reason=bot');
  }
});

test('the series has no holes, nothing before the first day counted, and nothing to come', async () => {
  const companion = testCompanion();
  assert.deepEqual(await days(companion, '2024-11-01', '2024-11-30'), []);
  await view(companion);
  await view(companion);
  companion.clock.now += 3 * DAY;
  await view(companion, '/', { headers: { 'sec-gpc': '1' } });
  const [first, ...rest] = [
    { date: '2024-11-21', visits: 1, views: 2 },
    { date: '2024-11-22', visits: 0, views: 0 },
    { date: '2024-11-23', visits: 0, views: 0 },
    { date: '2024-11-24', visits: 0, views: 1 },
  ];
  assert.deepEqual(await days(companion, '2024-11-01', '2024-11-30'), [first, ...rest]);
  // What is known does not depend on the days asked for.
  assert.deepEqual(await days(companion, '2024-11-22', '2024-11-30'), rest);
  assert.deepEqual(await days(companion, '2024-11-22', '2024-11-23'), rest.slice(0, 2));
  assert.deepEqual(await days(companion, '2024-11-01', '2024-11-20'), []);
  assert.deepEqual(await days(companion, '2024-11-25', '2024-11-30'), []);
});

for (const [what, query, expected] of [
  ['ends before it begins', 'from=2024-11-02&to=2024-11-01', [400, 'invalid']],
  ['has too many days', 'from=2014-11-01&to=2024-11-30', [400, 'invalid']],
  ['begins on a day that is none', 'from=2024-02-30&to=2024-11-01', [400, 'invalid']],
  ['has no end', 'from=2024-02-28', [400, 'invalid']],
] as const)
  test(`a series that ${what} is a ${expected.join(' ')}`, async () => {
    const response = await testCompanion().ask(`/v1/visits/series?site=${SITE}&${query}`);
    assert.deepEqual(await kindOf(response), [...expected]);
  });

test('a series of ten years may be asked for', async () => {
  assert.deepEqual(await days(testCompanion(), '2014-11-25', '2024-11-30'), []);
});

for (const [what, body, expected] of [
  ['no path', { site: SITE }, [400, 'invalid']],
  ['a path without its slash', { site: SITE, path: 'tin' }, [400, 'invalid']],
  ['an address for a path', { site: SITE, path: `${ORIGIN}/tin` }, [400, 'invalid']],
  ['a line end in the path', { site: SITE, path: '/a\nb' }, [400, 'invalid']],
  ['an unknown site', { site: 'tay', path: '/' }, [404, 'unknown-site']],
  ['a site that is no id', { site: '../x', path: '/' }, [400, 'invalid']],
  ['nothing', null, [400, 'invalid']],
] as const)
  test(`a view with ${what} is a ${expected.join(' ')}, and is not counted`, async () => {
    const store = new SqliteStore(':memory:');
    const companion = testCompanion({ store });
    assert.deepEqual(await kindOf(await companion.post('/v1/visits', body)), [...expected]);
    assert.deepEqual(await store.sites(), []);
  });

test('a view from a page of somebody else is a 403, and is not counted', async () => {
  const companion = testCompanion();
  for (const origin of ['https://evil.example', 'null', ''])
    assert.deepEqual(await kindOf(await send(companion, '/', { headers: { origin } })), [
      403,
      'foreign-origin',
    ]);
  assert.equal((await read(companion)).total, 881_707);
});

test('views from one address are counted up to the ceiling', async () => {
  const companion = testCompanion({ config: { limits: { viewsPerMinute: 2 } } });
  await view(companion);
  await view(companion, '/2');
  const over = await send(companion, '/3');
  assert.ok(Number(over.headers.get('retry-after')) <= 60);
  assert.deepEqual(await kindOf(over), [429, 'too-many']);
  assert.equal((await read(companion, '/3')).views?.count, 0);
  assert.equal((await view(companion, '/3', { from: '203.0.113.8' })).views?.count, 1);
});
