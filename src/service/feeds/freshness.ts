import type { IncomingHttpHeaders } from 'node:http';
import { freshFor, maxFresh, maxRetry, maxValidator, minFresh } from './bounds.ts';

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** Milliseconds that upstream allows; undefined where it says nothing that can be understood. */
function allowed(headers: IncomingHttpHeaders, now: number): number | undefined {
  const control = headers['cache-control'] ?? '';
  if (/(^|[\s,])(no-store|no-cache|private)\b/i.test(control)) return 0;
  // Whoever shares what it keeps is meant by `s-maxage` first.
  const age = /(?:^|[\s,])s-maxage="?(\d+)/i.exec(control) ?? /(?:^|[\s,])max-age="?(\d+)/i.exec(control);
  if (age) return Number(age[1]) * 1000 - (Number(headers.age) || 0) * 1000;
  if (headers.expires === undefined) return undefined;
  // What is no date, such as 0, has expired. Both times are of the same clock, which may be wrong.
  const until = Date.parse(headers.expires);
  return Number.isNaN(until) ? 0 : until - (Date.parse(headers.date ?? '') || now);
}

/**
 * Milliseconds that an answer is fresh: as long as upstream says, from a minute to a day; else 5 minutes.
 * @param now milliseconds since 1970
 */
export const freshnessOf = (headers: IncomingHttpHeaders, now: number): number =>
  clamp(allowed(headers, now) ?? freshFor, minFresh, maxFresh);

/**
 * Milliseconds until the next try: upstream's wish, where it is longer than our own pause and within the bounds.
 * @param retryAfter value of the `Retry-After` header: seconds, or a date
 * @param now milliseconds since 1970
 */
export function retryIn(pause: number, retryAfter: string | undefined, now: number): number {
  const wish = /^\s*\d+\s*$/.test(retryAfter ?? '')
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter ?? '') - now;
  return clamp(wish || 0, pause, maxRetry);
}

/** What the answer can be asked for by: as it came, where it can be sent back as it came. */
export function validatorsOf(headers: IncomingHttpHeaders): { etag?: string; modified?: string } {
  const usable = (value: string | undefined) =>
    value && value.length <= maxValidator && /^[ -~]+$/.test(value) ? value : undefined;
  const etag = usable(headers.etag);
  const modified = usable(headers['last-modified']);
  return { ...(etag && { etag }), ...(modified && { modified }) };
}
