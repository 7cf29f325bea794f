// Computes the table of src/i18n/lunar.ts and prints it: node scripts/lunar-table.mjs
//
// The rules of the Vietnamese lunisolar calendar, all of them at UTC+7:
// - a month begins on the day of a new moon;
// - the month with the winter solstice in it is the eleventh;
// - where 13 months lie between two of them, the first without a major solar term (the sun at a multiple of 30°)
//   is a leap month and bears the number of the one before.
import { SearchMoonPhase, SearchSunLongitude } from 'astronomy-engine';

const DAY = 86_400_000;

/** Number of the day at UTC+7 that a moment is in; 0 is 1970-01-01. */
const dayOf = (time) => Math.floor((+time.date + 7 * 3_600_000) / DAY);

/** The day of the first new moon after a day's noon in Greenwich. */
const newMoonAfter = (day) => dayOf(SearchMoonPhase(0, new Date((day + 0.5) * DAY), 40));

/** The day on which the sun reaches a longitude in degrees, searched for `days` days from `day`. */
const sunAt = (longitude, day, days) => dayOf(SearchSunLongitude(longitude, new Date((day - 1) * DAY), days));

/** The first days of the months from the one with this year's winter solstice up to the one with the next. */
function monthsFrom(year) {
  const [from, to] = [year, year + 1].map((y) => sunAt(270, Date.UTC(y, 11, 18) / DAY, 8));
  const starts = [newMoonAfter(from - 33)];
  // The last new moon up to the solstice; the search above may begin a month too early.
  for (let next; (next = newMoonAfter(starts[0] + 2)) <= from;) starts[0] = next;
  for (let next; (next = newMoonAfter(starts.at(-1) + 2)) <= to;) starts.push(next);
  return starts;
}

/** All months of several years in order: `{ start, month, leap }`. */
function months(first, last) {
  const all = [];
  for (let year = first - 1; year <= last; year++) {
    const starts = monthsFrom(year);
    // The thirteenth begins the next round.
    const round = starts.slice(0, -1);
    const terms = Array.from({ length: 12 }, (_, i) =>
      sunAt((270 + 30 * i) % 360, starts[0] + Math.round(i * 30.4) - 10, 50),
    );
    const leap =
      round.length === 13
        ? round.findIndex((start, i) => !terms.some((term) => term >= start && term < starts[i + 1]))
        : -1;
    round.forEach((start, i) => {
      const number = leap >= 0 && i >= leap ? i - 1 : i;
      all.push({ start, month: ((number + 10) % 12) + 1, leap: i === leap });
    });
  }
  return all;
}

/**
 * One number for each lunar year: in the lowest four bits which month is followed by its leap month (0: none); above
 * them, lowest first, a bit for each month, set where it has 30 days.
 */
export function lunarTable(first = 1999, last = 2099) {
  const all = months(first, last + 1);
  const begins = all.flatMap(({ month, leap }, i) => (month === 1 && !leap ? [i] : []));
  const year = (begin, i) => {
    const end = begins[i + 1];
    if (end === undefined) return [];
    const own = all.slice(begin, end);
    const long = own.reduce(
      (bits, { start }, n) => bits | ((all[begin + n + 1].start - start === 30) << n),
      0,
    );
    return [(long << 4) | (own.find(({ leap }) => leap)?.month ?? 0)];
  };
  const years = begins.flatMap(year).slice(0, last - first + 1);
  return { firstDay: all[begins[0]].start, years };
}

if (import.meta.main) {
  const { firstDay, years } = lunarTable();
  const digits = years.map((year) => year.toString(16).padStart(5, '0')).join('');
  console.log(`// ${new Date(firstDay * DAY).toISOString().slice(0, 10)}`);
  for (const row of digits.match(/.{1,100}/g)) console.log(`  '${row}' +`);
}
