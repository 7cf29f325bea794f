import { PORTAL_ZONE, wallTime } from './dates.ts';

/** A moment, such as `08:30, 21/11/2024`. */
export function formatTime(date: Date | number, timeZone = PORTAL_ZONE): string {
  const [day, month, year, hour, minute] = wallTime(date, timeZone);
  return `${hour}:${minute}, ${day}/${month}/${year}`;
}
