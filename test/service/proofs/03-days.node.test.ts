import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendar } from '../../../src/service/time/days.ts';
import { dayIn, zones } from './03-http-model.zones.ts';
import { figure, full } from './figure.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const [BEGIN, END] = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)];

for (const zone of zones) {
  test(`${zone}: the day is right at every minute of 2026, and so is its end`, () => {
    const dayAt = calendar(zone);
    // By the zone's own year, which begins up to a day before or after UTC's.
    let minutes = 0;
    for (let time = BEGIN - DAY; time < END + DAY; time += MINUTE) {
      const expected = dayIn(zone, time);
      if (!expected.startsWith('2026')) continue;
      minutes++;
      const { day, until } = dayAt(time);
      if (day !== expected) assert.equal(day, expected, new Date(time).toISOString());
      // The last millisecond of the minute is in the same day, except where the day ends with it.
      if (time + MINUTE < until !== (dayIn(zone, time + MINUTE) === expected))
        assert.fail(`${new Date(until).toISOString()} is no end of ${day}`);
    }
    assert.equal(minutes, 365 * 1440);
    figure(`${zone}, minutes of 2026 whose day is right by the rules of the zone`, minutes);
  });

  test(`${zone}: each question asked by itself, and the clock going backwards by months`, () => {
    // A calendar that knows no day yet, at minutes that are spread over the year.
    const step = full ? 7 * MINUTE : 1009 * MINUTE;
    let minutes = 0;
    for (let time = END - MINUTE; time >= BEGIN; time -= step) {
      assert.equal(calendar(zone)(time).day, dayIn(zone, time), new Date(time).toISOString());
      minutes++;
    }
    const dayAt = calendar(zone);
    for (let time = END - MINUTE; time >= BEGIN; time -= 31 * DAY)
      assert.equal(dayAt(time).day, dayIn(zone, time), new Date(time).toISOString());
    figure(`${zone}, minutes of 2026 asked for by themselves`, minutes);
  });
}

test('the rules by hand say what the system says', () => {
  const step = full ? MINUTE : 211 * MINUTE;
  let minutes = 0;
  for (const zone of zones) {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
    for (let time = BEGIN; time < END; time += step) {
      if (format.format(time) !== dayIn(zone, time))
        assert.equal(dayIn(zone, time), format.format(time), new Date(time).toISOString());
      minutes++;
    }
  }
  figure("minutes at which the rules agree with the system's own time zones", minutes);
});
