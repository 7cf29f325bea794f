import { FeedError } from './problem.ts';

/** The numbers of a portal, in the order elements know them. */
export const VISIT_COUNTS = ['total', 'online', 'today', 'yesterday', 'week', 'month'] as const;

export type VisitCount = (typeof VISIT_COUNTS)[number];

/** A page view: all that is sent when one is counted. */
export interface View {
  /** Id of the portal, such as `tam-diep`; never its host name. */
  site: string;
  /** The page's path, without query and fragment. */
  path: string;
}

/**
 * A portal's visits: what a GET and a POST of the contract answer. Counts are whole numbers from 0; days and weeks
 * (from Monday) begin at midnight in `timeZone`. What the answer does not say is absent: never 0 in its place.
 */
export interface Visits {
  site?: string;
  /** Visits ever. */
  total?: number;
  /** Visitors with a view in the last 5 minutes. */
  online?: number;
  today?: number;
  yesterday?: number;
  week?: number;
  month?: number;
  /** Views of one page. */
  views?: { path: string; count: number } | undefined;
  /** IANA name of the portal's zone. */
  timeZone?: string;
  /** When the numbers were right: RFC 3339. */
  asOf?: string;
}

/** A whole number from 0. */
export const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

/** What JSON calls an object. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && !!value && !Array.isArray(value);

/**
 * Checks an answer, strictly: a number that is none is a fault to be mended at its source, not to be guessed at.
 * @param json what `JSON.parse` made of it
 * @returns only what the contract knows, `null` taken as absent
 * @throws {FeedError} `not-a-feed` where it says nothing that the contract knows, `malformed` where something is wrong
 */
export function readVisits(json: unknown): Visits {
  const visits: Record<string, unknown> = {};
  const take = (name: keyof Visits, is: (value: unknown) => boolean) => {
    const value = isRecord(json) ? json[name] : undefined;
    if (value == null) return;
    if (!is(value)) throw new FeedError('malformed', `${name} is ${JSON.stringify(value)}`);
    visits[name] = value;
  };
  const isText = (value: unknown) => typeof value === 'string';
  for (const name of VISIT_COUNTS) take(name, isCount);
  take('views', (value) => isRecord(value) && isText(value['path']) && isCount(value['count']));
  take('site', isText);
  take('timeZone', isText);
  take('asOf', (value) => Date.parse(value as string) > 0);
  if (!Object.keys(visits).length) throw new FeedError('not-a-feed', 'no visits in it');
  return visits;
}
