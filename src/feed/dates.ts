import { maxDateLength } from './bounds.ts';

/** How to read what a date leaves open. */
export interface ReadDateOptions {
  /** The zone of a date that names none: `±hh:mm` or `UTC`. Default `+07:00`, Viet Nam's. */
  assumeZone?: string | undefined;
  /** Whether `05/06/2024` is the fifth of June. Default true. A date that cannot be so is read the other way. */
  dayFirst?: boolean | undefined;
}

/** A date as read. */
export interface ReadDate {
  /** The instant. For a day without a time: that day's midnight in its zone. */
  date: Date;
  /** True when the text gives a day and no time. */
  dayOnly: boolean;
}

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'.split('|');
const vietnameseMonths = 'mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi|muoi mot|muoi hai'.split('|');

/** Words without meaning here: weekdays, and what Vietnamese puts around the numbers. */
const fillers = /^((mon|tue|wed|thu|fri|sat|sun)[a-z]*|ngay|nam|luc|vao|of|the)$/;

/** Zone abbreviations with their hours from UTC; those of North America follow a rule. */
const zones = 'z0 ut0 utc0 gmt0 ict7 met1 cet1 cest2 bst1 jst9';
const american = /^([aecmp])([sd]?)t$/;

const offset = / \(?(?:gmt|utc?)? ?([+-]) ?(\d\d?):?(\d\d)?\)?(?= )/;

/** Minutes from UTC. */
const minutesOf = (found: RegExpExecArray | null): number | undefined =>
  found ? +`${found[1]}1` * (+`${found[2]}` * 60 + +(found[3] ?? 0)) : undefined;

/**
 * Reads a date as feeds write them: RFC 822, ISO 8601, asctime, .NET, and what Vietnamese portals print
 * (`31/05/2024 8:30:00 SA`, `Thứ Sáu, ngày 31 tháng 5 năm 2024 (GMT+7)`). Works alike in browsers and Node.
 * @returns undefined for what is no date or cannot be one (30 February, hour 25, year 1)
 * @example readDate('31/05/2024 08:30')?.date.toISOString() // '2024-05-31T01:30:00.000Z'
 */
export function readDate(
  text: string,
  { assumeZone = '+07:00', dayFirst = true }: ReadDateOptions = {},
): ReadDate | undefined {
  if (text.length > maxDateLength) return;
  const epoch = /^\/Date\((-?\d{1,14})/.exec(text.trim());
  if (epoch) return { date: new Date(+`${epoch[1]}`), dayOnly: false };

  let rest = ` ${text.toLowerCase().normalize()} `
    .replace(/thứ [^\s,]+|chủ nhật| t[2-7](?=[\s,])| cn(?=[\s,])/, ' ')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]|\[[^\]]*\]/g, '')
    .replace(/(\d)t(\d)/, '$1 $2')
    .replace(/[\s,|]+/g, ' ');
  /** Finds a part and takes it out. */
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest);
    if (found) rest = rest.replace(found[0], ' ');
    return found;
  };

  const time = take(/ (\d\d?)(?::|h| gio )(\d\d)(?::(\d\d)(?:\.\d+)?)?(?![\d:])/);
  if (time) rest = rest.replace('z ', ' z ');
  const half = time && take(/ ?\b(?:am|sa(?:ng)?|(pm|ch(?:ieu)?|toi|trua))\b/);
  let minutes = minutesOf(take(offset));
  rest = rest.replace(
    / (?:(?:thang|thg|th)\.? ?(\d\d?|muoi (?:mot|hai)|[a-z]+)|([a-z]{3})[a-z]*)\.?(?= )/g,
    (all, word: string | undefined, english: string) => {
      const month = word ? +word || vietnameseMonths.indexOf(word) + 1 : months.indexOf(english) + 1;
      return month ? ` m${month} ` : all;
    },
  );
  for (const word of rest.match(/[a-z]{2,}|\bz\b/g) ?? []) {
    const zone = new RegExp(`\\b${word}(\\d)`).exec(zones)?.[1];
    const [, region, saving] = american.exec(word) ?? [];
    if (zone) minutes ??= +zone * 60;
    else if (region) minutes ??= (+(saving === 'd') - 4 - 'aecmp'.indexOf(region)) * 60;
    else if (!fillers.test(word)) return;
    rest = rest.replace(word, ' ');
  }

  const [, first = '', second = '1', third = first.length > 3 ? '1' : ''] =
    /^(\d{4}|m?\d\d?)(?: (m?0?\d\d?)(?: (\d\d?|\d{4}))?)?$/.exec(
      rest
        .replace(/^ *(\d{4})(\d\d)(\d\d) *$/, '$1 $2 $3')
        .replace(/[ ()./-]+/g, ' ')
        .trim(),
    ) ?? [];
  const yearFirst = first.length > 3;
  let [year, month, day] = yearFirst ? [first, second, third] : [third, second, first];
  const swap = () => ([month, day] = [day, month]);
  if (!yearFirst) {
    if (first[0] === 'm' || (second[0] !== 'm' && !dayFirst)) swap();
    if (+month > 12) swap();
    // In two digits, the past century from 70 on.
    if (year.length === 2) year = +year < 70 ? `20${year}` : `19${year}`;
  }
  const [, hours = 0, minute = 0, seconds = 0] = (time ?? []).map(Number);
  const hour = half ? (hours % 12) + (half[1] ? 12 : 0) : hours;
  const monthIndex = +month.replace('m', '') - 1;
  const date = new Date(0);
  date.setUTCFullYear(+year, monthIndex, +day);
  if (+year <= 1 || date.getUTCMonth() !== monthIndex || hour > 23 || minute > 59 || seconds > 59) return;
  minutes ??= minutesOf(offset.exec(` ${assumeZone} `)) ?? 0;
  date.setUTCHours(hour, minute - minutes, seconds || 0);
  return { date, dayOnly: !time };
}
