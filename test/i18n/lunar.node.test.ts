import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NextMoonQuarter, SearchMoonQuarter, SunPosition } from 'astronomy-engine';
import { en } from '../../src/i18n/en.ts';
import { formatLunar, lunarDate } from '../../src/i18n/lunar.ts';
import { stringsFor } from '../../src/i18n/strings.ts';

const vi = stringsFor('vi');
const DAY = 86_400_000;
const isoOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

/**
 * Every day of 2001–2099 by the sky: another way than the table's. New moons come from a walk through the quarters,
 * and a month has no major term where the sun is in the same twelfth of its way at the midnights on which it begins and ends.
 */
function* bySky(): Generator<{ day: number; month: number; leap: boolean; of: number }> {
  const starts: number[] = [];
  let quarter = SearchMoonQuarter(new Date('1999-11-01T00:00Z'));
  while (quarter.time.date < new Date('2101-03-01')) {
    if (quarter.quarter === 0) starts.push(Math.floor((+quarter.time.date + 7 * 3_600_000) / DAY));
    quarter = NextMoonQuarter(quarter);
  }
  const twelfth = starts.map((day) => Math.floor(SunPosition(new Date(day * DAY - 7 * 3_600_000)).elon / 30));
  // The winter solstice is where the sun passes 270°; two terms may be in its month.
  const solstices = starts.flatMap((_, i) => (twelfth[i]! < 9 && twelfth[i + 1]! >= 9 ? [i] : []));
  for (const [n, from] of solstices.slice(0, -1).entries()) {
    const to = solstices[n + 1]!;
    let leapAt = -1;
    if (to - from === 13)
      for (let i = from + 1; leapAt < 0; i++) if (twelfth[i] === twelfth[i + 1]) leapAt = i;
    for (let i = from; i < to; i++) {
      const count = i - from - (leapAt >= 0 && i >= leapAt ? 1 : 0);
      for (let day = starts[i]!; day < starts[i + 1]!; day++)
        yield { day: day - starts[i]! + 1, month: ((count + 10) % 12) + 1, leap: i === leapAt, of: day };
    }
  }
}

describe('lunarDate', () => {
  it('has Tết on the right day', () => {
    const days = '29/1 17/2 6/2 26/1 13/2 2/2 23/1 11/2 31/1 19/2 8/2'.split(' ');
    days.forEach((text, i) => {
      const [day, month] = text.split('/') as [string, string];
      const iso = `${2025 + i}-0${month}-${day.padStart(2, '0')}`;
      assert.deepEqual(lunarDate(iso), { day: 1, month: 1, leap: false, year: 2025 + i }, iso);
    });
  });

  it('has Tết of 2007 and 2030 a day before China has', () => {
    assert.equal(lunarDate('2007-02-17')?.day, 1);
    assert.equal(lunarDate('2030-02-02')?.day, 1);
  });

  it('has the leap months where they are', () => {
    const found: Record<number, number> = {};
    for (let day = Date.UTC(2025, 0, 1) / DAY; day < Date.UTC(2040, 0, 1) / DAY; day++) {
      const { year, month, leap } = lunarDate(isoOf(day))!;
      if (leap) found[year] = month;
    }
    assert.deepEqual(found, { 2025: 6, 2028: 5, 2031: 3, 2033: 11, 2036: 6, 2039: 5 });
  });

  it('agrees with the sky on every day of 2001–2099', () => {
    let year = 2000;
    let days = 0;
    for (const { of, ...expected } of bySky()) {
      if (expected.month === 1 && expected.day === 1 && !expected.leap)
        year = new Date(of * DAY).getUTCFullYear();
      const iso = isoOf(of);
      if (iso < '2001-01-01' || iso > '2099-12-31') continue;
      days++;
      assert.deepEqual(lunarDate(iso), { ...expected, year }, iso);
    }
    assert.equal(days, 36_159);
  });

  it('knows the first and the last day that it is made for, and none outside', () => {
    assert.deepEqual(lunarDate('2000-01-01'), { day: 25, month: 11, leap: false, year: 1999 });
    assert.deepEqual(lunarDate('2099-12-31'), { day: 20, month: 11, leap: false, year: 2099 });
    for (const day of ['1999-12-31', '2100-01-01', '2024-13-01', '21/11/2024', ''])
      assert.equal(lunarDate(day), undefined, day);
  });
});

describe('formatLunar', () => {
  it('pads the day, not the month, and names the year', () => {
    assert.equal(formatLunar('2024-11-21', vi), 'Âm lịch: 21/10 năm Giáp Thìn');
    assert.equal(formatLunar('2025-01-29', vi), 'Âm lịch: 01/1 năm Ất Tỵ');
    assert.equal(formatLunar('2025-01-28', vi), 'Âm lịch: 29/12 năm Giáp Thìn');
  });

  it('says which month is a leap month', () => {
    assert.equal(formatLunar('2025-08-01', vi), 'Âm lịch: 08/6 nhuận năm Ất Tỵ');
  });

  it('goes through all sixty names and begins anew', () => {
    const names = Array.from(
      { length: 60 },
      (_, i) => formatLunar(`${2001 + i}-06-30`, vi)!.split('năm ')[1],
    );
    assert.equal(new Set(names).size, 60);
    assert.equal(names[0], 'Tân Tỵ');
    assert.equal(formatLunar('2061-06-30', vi)!.split('năm ')[1], names[0]);
  });

  it('speaks English on an English page', () => {
    assert.equal(formatLunar('2025-08-01', en), 'Lunar date: 08/6 (leap month), year Ất Tỵ');
  });

  it('says nothing outside the table', () => {
    assert.equal(formatLunar('2100-02-09', vi), undefined);
  });
});
