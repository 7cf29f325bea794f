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

/** English months by their first three letters, Vietnamese ones with a `t` for `tháng` before them. */
const months =
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|tmot|thai|tba|ttu|tnam|tsau|tbay|ttam|tchin|tmuoi|tmuoi mot|tmuoi hai'.split(
    '|',
  );

/** Zone abbreviations: Viet Nam's, those of UTC, and those of North America, which follow a rule. */
const zones = /^(?:(ict)|z|utc?|gmt)\b/;
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
    // A weekday by its number. In letters it goes as all words do.
    .replace(/ (thứ |t)[2-7](?=[\s,])/, ' ')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]|\[[^\]]*\]/g, '')
    .replace(/[\s,|]+/g, ' ');
  /** Finds a part and takes it out. */
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest);
    if (found) rest = rest.replace(found[0], ' ');
    return found;
  };

  const time = take(/[ t](\d\d?)(?::|h| gio )(\d\d)(?::(\d\d)(?:\.\d+)?)?(?![\d:])/);
  const half = time && take(/ ?\b(?:am|sa(?:ng)?|(pm|ch(?:ieu)?|toi|trua))\b/);
  let minutes = minutesOf(take(offset));
  rest = rest.replace(
    /(?:\bth(?:ang|g)?\.? ?(\d\d?|muoi (?:mot|hai)|[a-z]+)|[a-zđ]+)\.?/g,
    (word, vietnamese: string | undefined) => {
      const month =
        Number(vietnamese) || (months.indexOf(vietnamese ? `t${vietnamese}` : word.slice(0, 3)) % 12) + 1;
      if (month) return ` m${month} `;
      const zone = zones.exec(word);
      const [, region, saving] = american.exec(word) ?? [];
      if (zone) minutes ??= zone[1] ? 420 : 0;
      else if (region) minutes ??= (+(saving === 'd') - 4 - 'aecmp'.indexOf(region)) * 60;
      // Any other word, such as a weekday, says nothing.
      return ' ';
    },
  );

  const [first = '', second = '1', third, more] = rest.match(/m?\d+/g) ?? [];
  if (more || /[^\dm ():./-]/.test(rest)) return;
  let [day, month, year = ''] = [first, second, third];
  const swap = () => ([month, day] = [day, month]);
  if (first.length === 4) [year, day] = [day, third ?? '1'];
  else {
    if (first[0] === 'm' || (second[0] !== 'm' && !dayFirst)) swap();
    if (+month > 12) swap();
    // In two digits, the past century from 70 on.
    if (year.length === 2) year = (+year < 70 ? '20' : '19') + year;
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

/** Whether in dates the day comes first: not where one of the feed's own proves that the month does. */
export const dayOrder = (texts: string[], dayFirst = true): boolean =>
  dayFirst && !texts.some((text) => /\b\d\d?[/.-](1[3-9]|[23]\d)[/.-]\d{4}/.test(text));
