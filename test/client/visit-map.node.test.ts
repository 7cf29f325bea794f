import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mapVisits } from '../../src/client/visit-map.ts';
import { pairs } from '../../src/client/visit-pairs.ts';

const kind = (expected: string) => (error: unknown) => (error as { kind?: string }).kind === expected;

describe('pairs', () => {
  it('parts names and texts, white space around them aside', () => {
    assert.deepEqual(pairs(' total : Tổng số lượt ;online:Đang xem;'), {
      total: 'Tổng số lượt',
      online: 'Đang xem',
    });
  });

  it('leaves later colons to the text', () => {
    assert.deepEqual(pairs('online: Đang xem:'), { online: 'Đang xem:' });
  });

  it('makes nothing of nothing', () => {
    for (const text of ['', null, ';;', 'total', ':x'])
      assert.deepEqual(Object.keys(pairs(text)).filter(Boolean), []);
  });
});

describe('mapVisits, with what others answer', () => {
  const others: [string, unknown, string, object][] = [
    [
      'GoatCounter, whose numbers are texts with thin spaces',
      { count: '881\u202f707', count_unique: '881\u202f707' },
      'total: count',
      { total: 881_707 },
    ],
    [
      'Umami 2',
      { pageviews: { value: 3018, prev: 0 }, visitors: { value: 847, prev: 0 } },
      'today: visitors.value; views: pageviews.value',
      { today: 847, views: { path: '', count: 3018 } },
    ],
    ['Umami 3', { pageviews: 3018, visitors: 847, visits: 1104 }, 'today: visits', { today: 1104 }],
    [
      'Matomo, several questions in one',
      [{ value: 881_707 }, { value: 1104 }, [{ visits: '130', actions: '412' }]],
      'total: 0.value; today: 1.value; online: 2.0.visits',
      { total: 881_707, today: 1104, online: 130 },
    ],
    [
      'a PHP counter',
      { tong: '881.707', homnay: '1,104', online: 130 },
      'total: tong; today: homnay; online: online',
      { total: 881_707, today: 1104, online: 130 },
    ],
  ];
  for (const [what, json, map, expected] of others)
    it(`reads ${what}`, () => {
      assert.deepEqual(mapVisits(json, map), expected);
    });

  it('keeps 0', () => {
    assert.deepEqual(mapVisits({ a: '0', b: 0 }, 'total: a; online: b'), { total: 0, online: 0 });
  });

  it('takes over the time of the answer', () => {
    const asOf = '2024-11-21T01:30:00Z';
    assert.deepEqual(mapVisits({ n: 1, at: asOf }, 'total: n; asOf: at'), { total: 1, asOf });
  });

  it('leaves out what is not at its path', () => {
    assert.deepEqual(mapVisits({ a: 5, c: null }, 'total: a; today: b.c.d; online: c'), { total: 5 });
  });

  it('reads only what the JSON says itself', () => {
    assert.throws(() => mapVisits([1, 2], 'total: length.x; today: constructor.length'), kind('not-a-feed'));
    assert.throws(() => mapVisits('abc', 'total: length'), kind('not-a-feed'));
  });

  it('says so where nothing is found', () => {
    assert.throws(() => mapVisits({ error: 'x' }, 'total: data.total'), kind('not-a-feed'));
    assert.throws(() => mapVisits({ total: 5 }, 'nonsense'), kind('not-a-feed'));
  });

  for (const value of ['nhiều', '12.5', '1.2345', '-5', '1e9', '', 1.5, -1, true, {}, [5], '881 707 lượt'])
    it(`does not guess a number from ${JSON.stringify(value)}`, () => {
      assert.throws(() => mapVisits({ a: value }, 'total: a'), kind('malformed'));
    });
});
