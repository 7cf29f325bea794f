import { maxDateLength } from './bounds.ts';
import type { ReadDate } from './dates.ts';

/**
 * RFC 822, without its weekday, and RFC 3339, with time and zone: what every platform reads alike. Days that some
 * months lack are left out, because some platforms make of them a day of the next month.
 */
const standard =
  /^\s*(?:[A-Z][a-z]{2}, )?((?!(?:29|3\d) Feb|31 (?:Apr|Jun|Sep|Nov))(?:0?[1-9]|[12]\d|3[01]) [A-Z][a-z]{2} [12]\d{3} (?:[01]\d|2[0-3])(?::[0-5]\d){2} (?:GMT|[+-][01]\d[0-5]\d)|[12]\d{3}-(?!02-(?:29|3)|(?:0[469]|11)-31)(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.000)?(?:Z|[+-][01]\d:[0-5]\d))\s*$/;

/** Reads a date in the forms that the standards ask for; undefined for any other. */
export function standardDate(text: string): ReadDate | undefined {
  const date = new Date((text.length < maxDateLength && standard.exec(text)?.[1]) || NaN);
  return +date ? { date, dayOnly: false } : undefined;
}
