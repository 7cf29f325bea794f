/**
 * Days of four zones, reckoned from the rules that their laws have for 2026 and the years around it. No time zone data of
 * the system is used.
 */

const HOUR = 3_600_000;

/** Midnight, UTC, of the first Sunday on or after a day. */
function sunday(year: number, month: number, day: number): number {
  const time = Date.UTC(year, month - 1, day);
  return time + ((7 - new Date(time).getUTCDay()) % 7) * 24 * HOUR;
}

const yearOf = (time: number): number => new Date(time).getUTCFullYear();

/** Offsets from UTC in hours. */
const offsets: Record<string, (time: number) => number> = {
  'Asia/Ho_Chi_Minh': () => 7,
  UTC: () => 0,
  // Summer time from the last Sunday of March to the last of October, each at 1:00 UTC.
  'Europe/Berlin': (time) =>
    time >= sunday(yearOf(time), 3, 25) + HOUR && time < sunday(yearOf(time), 10, 25) + HOUR ? 2 : 1,
  // From the second Sunday of March to the first of November, each at 2:00 by the clocks there.
  'America/New_York': (time) =>
    time >= sunday(yearOf(time), 3, 8) + 7 * HOUR && time < sunday(yearOf(time), 11, 1) + 6 * HOUR ? -4 : -5,
};

export const zones = Object.keys(offsets);

/** The day, such as `2026-11-25`, by the clocks of a zone. */
export const dayIn = (zone: string, time: number): string =>
  new Date(time + offsets[zone]!(time) * HOUR).toISOString().slice(0, 10);
