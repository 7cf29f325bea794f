/** Days of a time zone. A day is written such as `2024-11-21`. */

const DAY = 86_400_000;

/** The day that many days after another one; before it where `count` is negative. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);

/** The Monday on or before a day. 1970-01-01 was a Thursday. */
export const mondayOf = (day: string): string => addDays(day, -((Date.parse(day) / DAY + 3) % 7));

/** The first of a day's month. */
export const firstOf = (day: string): string => `${day.slice(0, 8)}01`;

/** A day, with those that statistics name from it, and the first millisecond since 1970 that is not in it any more. */
export interface Day {
  day: string;
  until: number;
  yesterday: string;
  /** The Monday that this week began with. */
  week: string;
  /** The first of this month. */
  month: string;
}

/**
 * Tells which day it is in a zone, and when that day ends. Most questions fall in the day of the last one, and cost a
 * comparison.
 *
 * A clock that is set back a little stays in the latest day until it catches up, so that no day is opened again after
 * its salt was deleted. One that goes back by days was wrong before, and is followed.
 * @param zone IANA name
 */
export function calendar(zone: string): (now: number) => Day {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const dayAt = (time: number): string => {
    const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
    return `${parts['year']}-${parts['month']}-${parts['day']}`;
  };
  /** By halving: zones change at whole seconds. */
  const endOf = (day: string, time: number): number => {
    let [inside, outside] = [Math.floor(time / 1000), Math.floor((time + 2 * DAY) / 1000)];
    while (outside - inside > 1) {
      const middle = Math.floor((inside + outside) / 2);
      if (dayAt(middle * 1000) > day) outside = middle;
      else inside = middle;
    }
    return outside * 1000;
  };
  let last: Day = { day: '', until: -Infinity, yesterday: '', week: '', month: '' };
  return (now) => {
    if (now >= last.until || now < last.until - 2 * DAY) {
      const day = dayAt(now);
      last = {
        day,
        until: endOf(day, now),
        yesterday: addDays(day, -1),
        week: mondayOf(day),
        month: firstOf(day),
      };
    }
    return last;
  };
}
