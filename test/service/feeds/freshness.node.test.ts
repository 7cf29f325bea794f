import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshnessOf, retryIn, validatorsOf } from '../../../src/service/feeds/freshness.ts';

const now = Date.parse('2024-11-21T01:30:00Z');
const at = (seconds: number) => new Date(now + seconds * 1000).toUTCString();
const DAY = 86_400;

describe('How long an answer is fresh', () => {
  for (const [what, headers, seconds] of [
    ['nothing', {}, 300],
    ['max-age', { 'cache-control': 'public, max-age=120' }, 120],
    ['max-age in quotes and capitals', { 'cache-control': 'Max-Age="120"' }, 120],
    ['s-maxage before max-age', { 'cache-control': 'max-age=120, s-maxage=600' }, 600],
    ['max-age before Expires', { 'cache-control': 'max-age=120', expires: at(900) }, 120],
    ['max-age, part of which is over', { 'cache-control': 'max-age=600', age: '200' }, 400],
    ['a few seconds', { 'cache-control': 'max-age=3' }, 60],
    ['a year', { 'cache-control': 'max-age=31536000' }, DAY],
    ['more than a number holds', { 'cache-control': `max-age=${'9'.repeat(400)}` }, DAY],
    ['no-store', { 'cache-control': 'no-store, max-age=900' }, 60],
    ['no-cache', { 'cache-control': 'no-cache' }, 60],
    ['private', { 'cache-control': 'private, max-age=900' }, 60],
    ['a word that cannot be understood', { 'cache-control': 'max-age=lâu' }, 300],
    ['x-max-age', { 'cache-control': 'x-max-age=900' }, 300],
    ['Expires', { expires: at(900), date: at(0) }, 900],
    ['Expires on a clock that is wrong', { expires: at(5900), date: at(5000) }, 900],
    ['Expires without Date', { expires: at(900) }, 900],
    ['Expires in the past', { expires: 'Thu, 19 Nov 1981 08:52:00 GMT', date: at(0) }, 60],
    ['Expires that is no date', { expires: '-1' }, 60],
    ['Expires in a hundred years', { expires: at(36_500 * DAY) }, DAY],
  ] as const) {
    it(`is ${seconds} s where upstream says ${what}`, () => {
      assert.equal(freshnessOf(headers, now), seconds * 1000);
    });
  }
});

describe('When a failed feed is asked for again', () => {
  for (const [what, retryAfter, seconds] of [
    ['nothing', undefined, 30],
    ['less than the pause', '5', 30],
    ['seconds', ' 120 ', 120],
    ['a date', at(240), 240],
    ['a date in the past', at(-240), 30],
    ['nonsense', 'lát nữa', 30],
    ['a day', String(DAY), 1800],
  ] as const) {
    it(`is after ${seconds} s where upstream wishes ${what}`, () => {
      assert.equal(retryIn(30_000, retryAfter, now), seconds * 1000);
    });
  }
});

describe('What upstream is asked with again', () => {
  it('is its tag and its date, as they came', () => {
    assert.deepEqual(validatorsOf({ etag: 'W/"a"', 'last-modified': at(0) }), {
      etag: 'W/"a"',
      modified: at(0),
    });
    assert.deepEqual(validatorsOf({}), {});
  });

  it('is nothing that could not be sent', () => {
    for (const etag of ['', 'a\u0001', '"\u00e9"', 'a'.repeat(257)])
      assert.deepEqual(validatorsOf({ etag }), {});
  });
});
