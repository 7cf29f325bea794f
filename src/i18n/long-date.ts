import { PORTAL_ZONE, wallTime } from './dates.ts';
import { portalClock } from './portal-date.ts';
import { addVietnamese, type Strings } from './strings.ts';

addVietnamese({
  // Decree 30/2020: a leading zero on days under 10 and on the first two months, on no other month.
  months: '01|02|3|4|5|6|7|8|9|10|11|12',
  longDate: '{weekday}, ngày {day} tháng {month} năm {year}',
});

/**
 * What calendar and clock on the wall show in a zone: `2024-11-21T08:30:05`, and more digits.
 * @param moment milliseconds since 1970
 * @param timeZone IANA name; Viet Nam's where it is empty or the browser does not know it
 */
export function zoneClock(moment: number, timeZone?: string): string {
  const portal = portalClock(moment);
  if (!timeZone || timeZone === PORTAL_ZONE) return portal;
  const [day, month, year, hour, minute] = wallTime(moment, timeZone);
  // Seconds are the same in every zone.
  return `${year}-${month}-${day}T${hour}:${minute}${portal.slice(16)}`;
}

/**
 * A moment that an editor has fixed, on the wall in a zone.
 * @param text ISO 8601: a day or a time, which is the zone's own where it names none
 * @returns `2024-11-21`, or with the time as {@link zoneClock} gives it; undefined for anything else
 */
export function fixedClock(text: string, timeZone?: string): string | undefined {
  const [date, time, zone] = /^\d{4}-\d\d-\d\d(T\d\d:\d\d[\d:.]*(Z|[+-]\d\d:\d\d)?)?$/.exec(text) ?? [];
  const moment = Date.parse(time && !zone ? date + 'Z' : date!);
  if (isNaN(moment)) return undefined;
  return zone ? zoneClock(moment, timeZone) : new Date(moment).toISOString().slice(0, time ? 19 : 10);
}

/**
 * A day in full, such as `Thứ Năm, ngày 21 tháng 11 năm 2024`.
 * @param date `2024-11-21`
 */
export function formatLong(date: string, { weekdays, months, longDate }: Strings): string {
  const [year, mm, day] = date.split('-') as [string, string, string];
  const parts: Record<string, string | undefined> = {
    weekday: weekdays.split('|')[new Date(date).getUTCDay()],
    day,
    d: String(+day),
    mm,
    month: months.split('|')[+mm - 1],
    year,
  };
  return longDate.replace(/{(\w+)}/g, (found, name: string) => parts[name] ?? found);
}
