import { FeedError } from './problem.ts';
import { isCount, isRecord } from './visits.ts';

/** One day of a portal. What the answer does not say is absent. */
export interface VisitDay {
  /** `2024-11-21`, in the portal's zone. */
  date: string;
  visits?: number;
  views?: number;
}

/** What the series of the contract answers. */
export interface VisitSeries {
  days: VisitDay[];
}

const isDay = (text: unknown): text is string =>
  typeof text === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  // The 30th of February reads as a day in March.
  !isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

/**
 * Checks a series, strictly.
 * @param json what `JSON.parse` made of it
 * @throws {FeedError} `not-a-feed` where there are no `days`, `malformed` where one of them is wrong
 */
export function readSeries(json: unknown): VisitSeries {
  const days = isRecord(json) ? json['days'] : undefined;
  if (!Array.isArray(days)) throw new FeedError('not-a-feed', 'no days in it');
  return {
    days: days.map((day: unknown) => {
      const { date, visits = null, views = null } = isRecord(day) ? day : {};
      if (!isDay(date) || ![visits, views].every((value) => value === null || isCount(value)))
        throw new FeedError('malformed', `a day is ${JSON.stringify(day)}`);
      return {
        date,
        ...(visits !== null && { visits: visits as number }),
        ...(views !== null && { views: views as number }),
      };
    }),
  };
}
