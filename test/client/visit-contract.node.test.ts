import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSeries } from '../../src/contract/visit-series.ts';
import { readVisits } from '../../src/contract/visits.ts';

const whole = {
  site: 'tam-diep',
  total: 881_707,
  online: 130,
  today: 1104,
  yesterday: 2048,
  week: 5210,
  month: 30_415,
  views: { path: '/', count: 283 },
  timeZone: 'Asia/Ho_Chi_Minh',
  asOf: '2024-11-21T01:30:00Z',
};
const kind = (expected: string) => (error: unknown) => (error as { kind?: string }).kind === expected;

describe('readVisits', () => {
  it('takes a whole answer over as it is', () => {
    assert.deepEqual(readVisits(whole), whole);
  });

  it('keeps 0, which is a number that was counted', () => {
    assert.deepEqual(readVisits({ online: 0 }), { online: 0 });
  });

  it('leaves out what is not there, null and what it does not know', () => {
    assert.deepEqual(readVisits({ total: 5, today: null, secret: 1 }), { total: 5 });
  });

  const wrong: [string, unknown][] = [
    ['a negative count', { total: -1 }],
    ['a fraction', { total: 1.5 }],
    ['a count as text', { total: '881707' }],
    ['a count past what numbers can hold', { total: 2 ** 60 }],
    ['true for a count', { online: true }],
    ['views without a path', { views: { count: 1 } }],
    ['views that are a number', { views: 1 }],
    ['a site that is a number', { site: 1 }],
    ['a time that is none', { asOf: 'hôm qua' }],
  ];
  for (const [what, answer] of wrong)
    it(`refuses ${what} as malformed`, () => {
      assert.throws(() => readVisits(answer), kind('malformed'));
    });

  for (const answer of [null, [], [whole], 'x', 5, {}, { status: 'ok' }])
    it(`does not take ${JSON.stringify(answer).slice(0, 20)} for statistics`, () => {
      assert.throws(() => readVisits(answer), kind('not-a-feed'));
    });

  it('reads no inherited field', () => {
    assert.throws(() => readVisits(JSON.parse('{"__proto__":{"total":5}}')), kind('not-a-feed'));
  });
});

describe('readSeries', () => {
  it('takes days over with what they say', () => {
    const days = [
      { date: '2024-11-20', visits: 5, views: 9 },
      { date: '2024-11-21', visits: 0 },
      { date: '2024-02-29' },
    ];
    assert.deepEqual(readSeries({ days }), { days });
  });

  it('takes null for absent', () => {
    assert.deepEqual(readSeries({ days: [{ date: '2024-11-21', visits: null, views: 1 }] }), {
      days: [{ date: '2024-11-21', views: 1 }],
    });
  });

  for (const answer of [null, [], {}, { days: {} }, 'x'])
    it(`does not take ${JSON.stringify(answer)} for a series`, () => {
      assert.throws(() => readSeries(answer), kind('not-a-feed'));
    });

  for (const day of [
    null,
    {},
    { date: '21/11/2024' },
    { date: '2024-02-30' },
    { date: '2024-13-01' },
    { date: 20241121 },
    { date: '2024-11-21', visits: -1 },
    { date: '2024-11-21', views: '5' },
  ])
    it(`refuses ${JSON.stringify(day)} as malformed`, () => {
      assert.throws(() => readSeries({ days: [day] }), kind('malformed'));
    });
});
