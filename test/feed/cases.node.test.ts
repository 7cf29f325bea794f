import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { casesRoot, score } from '../../scripts/cases.mjs';

const skip = existsSync(casesRoot) ? false : 'cases: ../shared/cases is absent';
const results = skip ? undefined : await score();

/** Per cent of a group that came out right. */
function share(group: string): number {
  const { good, all } = results?.groups.get(group) ?? { good: 0, all: 1 };
  return (good / all) * 100;
}

test('every well-formed feed that must be read is read', { skip }, () => {
  assert.equal(share('feeds: must parse, well-formed'), 100);
});

test('99 of 100 feeds that must be read are, damaged ones included', { skip }, () => {
  assert.ok(share('feeds: must parse') >= 99);
});

test('what is no feed is refused', { skip }, () => {
  assert.equal(share('feeds: refused as they must'), 100);
  assert.equal(share('feeds-vn: refused as they must'), 100);
});

test('94 of 100 asserted values come out right', { skip }, () => {
  assert.ok(share('feeds: values') >= 94);
});

test('Vietnamese feeds and dates come out right, all of them', { skip }, () => {
  assert.equal(share('feeds-vn: values'), 100);
  assert.equal(share('feeds-vn: dates'), 100);
});

test('nothing throws an unnamed error or takes longer than it may', { skip }, () => {
  assert.deepEqual(
    results?.misses.filter((miss) => / threw | took /.test(miss)),
    [],
  );
});
