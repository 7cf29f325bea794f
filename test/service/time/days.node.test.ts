import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, calendar, firstOf, mondayOf } from '../../../src/service/time/days.ts';

const at = (text: string): number => Date.parse(text);

test('days are added and taken away across months, years and leap days', () => {
  for (const [day, count, expected] of [
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-12-31', 1, '2025-01-01'],
    ['2025-01-01', -1, '2024-12-31'],
    ['2026-11-25', -365, '2025-11-25'],
  ] as const)
    assert.equal(addDays(day, count), expected);
});

test('weeks begin on Monday and months on the first', () => {
  for (const [day, monday, first] of [
    ['2024-11-17', '2024-11-11', '2024-11-01'],
    ['2024-11-18', '2024-11-18', '2024-11-01'],
    ['2024-11-21', '2024-11-18', '2024-11-01'],
    ['2025-01-01', '2024-12-30', '2025-01-01'],
  ] as const) {
    assert.equal(mondayOf(day), monday);
    assert.equal(firstOf(day), first);
  }
});

test('a day names yesterday, its week and its month, and says when it ends', () => {
  assert.deepEqual(calendar('Asia/Ho_Chi_Minh')(at('2024-12-31T23:59:59.999+07:00')), {
    day: '2024-12-31',
    until: at('2025-01-01T00:00+07:00'),
    yesterday: '2024-12-30',
    week: '2024-12-30',
    month: '2024-12-01',
  });
});

test('days end at local midnight, whether they have 23, 24 or 25 hours', () => {
  for (const [zone, inside, day, until] of [
    ['Europe/Berlin', '2026-03-29T12:00+02:00', '2026-03-29', '2026-03-30T00:00+02:00'],
    ['Europe/Berlin', '2026-10-25T00:00+02:00', '2026-10-25', '2026-10-26T00:00+01:00'],
    ['America/New_York', '2026-03-08T00:00-05:00', '2026-03-08', '2026-03-09T00:00-04:00'],
    ['America/New_York', '2026-11-01T23:59-05:00', '2026-11-01', '2026-11-02T00:00-05:00'],
    // The clock goes from 00:00 to 01:00: the day begins at one o'clock.
    ['Africa/Cairo', '2026-04-23T23:59+02:00', '2026-04-23', '2026-04-24T01:00+03:00'],
    ['Asia/Kathmandu', '2026-01-01T23:59+05:45', '2026-01-01', '2026-01-02T00:00+05:45'],
  ] as const)
    assert.deepEqual(
      [calendar(zone)(at(inside)).day, calendar(zone)(at(inside)).until],
      [day, at(until)],
      `${zone} ${inside}`,
    );
});

test('a zone that skips a day goes on with the one after it', () => {
  const dayAt = calendar('Pacific/Apia');
  const { day, until } = dayAt(at('2011-12-29T23:59-10:00'));
  assert.equal(day, '2011-12-29');
  assert.equal(until, at('2011-12-30T00:00-10:00'));
  assert.equal(dayAt(until - 1).day, '2011-12-29');
  assert.equal(dayAt(until).day, '2011-12-31');
});

test('a clock that is set back over midnight opens no day again', () => {
  const dayAt = calendar('Asia/Ho_Chi_Minh');
  const midnight = at('2024-11-22T00:00+07:00');
  assert.equal(dayAt(midnight - 1).day, '2024-11-21');
  assert.equal(dayAt(midnight).day, '2024-11-22');
  assert.equal(dayAt(midnight - 3_600_000).day, '2024-11-22');
  assert.equal(dayAt(midnight + 86_399_999).day, '2024-11-22');
  assert.equal(dayAt(midnight + 86_400_000).day, '2024-11-23');
});

test('a clock that goes back by days was wrong before, and is followed', () => {
  const dayAt = calendar('Asia/Ho_Chi_Minh');
  assert.equal(dayAt(at('2031-01-01T12:00+07:00')).day, '2031-01-01');
  assert.equal(dayAt(at('2024-11-21T12:00+07:00')).day, '2024-11-21');
});

test('a clock that leaps ahead is followed at once', () => {
  const dayAt = calendar('Asia/Ho_Chi_Minh');
  assert.equal(dayAt(at('2024-11-21T12:00+07:00')).day, '2024-11-21');
  assert.equal(dayAt(at('2025-03-01T12:00+07:00')).day, '2025-03-01');
});
