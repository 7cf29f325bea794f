import type { Visits } from '../../contract/visits.ts';
import { z } from '../schema.ts';
import type { Site } from '../sites.ts';
import type { VisitNumbers, VisitQuestion } from '../stores/store.ts';

const count = z.int().min(0);

/** What a question about visits, and a counted view, are answered with. */
export const visitsSchema = z
  .object({
    site: z.string(),
    total: count.describe('Visits ever, with those that the portal brought along.'),
    online: count.describe('Visitors with a view in the last 5 minutes.'),
    today: count.describe('Visits begun since midnight.'),
    yesterday: count,
    week: count.describe('Visits since Monday.'),
    month: count.describe('Visits since the first of the month.'),
    views: z
      .object({ path: z.string(), count })
      .optional()
      .describe('Views of the page asked for. Absent where its path is too long to be counted by itself.'),
    timeZone: z.string().describe('IANA name of the zone in which days begin.'),
    asOf: z.iso.datetime().describe('When the numbers were right.'),
  })
  .describe('The visits of a portal.');

/** What the store is asked about a site at a moment. */
export function questionOf({ id, config, dayAt }: Site, now: number, path?: string): VisitQuestion {
  const { day, until, yesterday, week, month } = dayAt(now);
  return {
    site: id,
    at: now,
    today: day,
    until,
    yesterday,
    week,
    month,
    path,
    initialTotal: config.initialTotal,
  };
}

/** The answer of the contract. */
export function answerOf(
  { config }: Site,
  { site, at, path }: VisitQuestion,
  { views, ...numbers }: VisitNumbers,
): Visits {
  return {
    site,
    ...numbers,
    ...(path !== undefined && views !== undefined && { views: { path, count: views } }),
    timeZone: config.timeZone,
    asOf: new Date(at).toISOString(),
  };
}
