import type { Strings } from './strings.ts';

/** The zone portals print their dates in. */
export const PORTAL_ZONE = 'Asia/Ho_Chi_Minh';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const n = 'numeric';
    try {
      // English is in every browser, Vietnamese is not; only numbers are taken from Intl, never words.
      format = new Intl.DateTimeFormat('en-US', {
        year: n,
        month: n,
        day: n,
        hour: n,
        minute: n,
        hourCycle: 'h23',
        timeZone,
      });
    } catch {
      console.warn('[ward-widgets] time zone?', timeZone);
      format = formatFor(PORTAL_ZONE);
    }
    formats.set(timeZone, format);
  }
  return format;
}

/** Day, month, year, hour and minute as a calendar and a clock on the wall in the zone show them, padded. */
export function wallTime(date: Date | number, timeZone: string): string[] {
  // "5/31/2024, 08:30" in every ICU.
  const [month, day, ...rest] = formatFor(timeZone)
    .format(date)
    .match(/\d+/g)!
    .map((digits) => digits.padStart(2, '0'));
  return [day!, month!, ...rest];
}

/**
 * A day with its weekday, such as `Thứ Sáu, 31/05/2024`: the same in every browser.
 * @param timeZone IANA name of the portal's zone; the visitor's own zone never matters
 */
export function formatDay(date: Date | number, strings: Strings, timeZone = PORTAL_ZONE): string {
  const [day, month, year] = wallTime(date, timeZone);
  const weekday = new Date(`${year}-${month}-${day}`).getUTCDay();
  return `${strings.weekdays.split('|')[weekday]}, ${day}/${month}/${year}`;
}
