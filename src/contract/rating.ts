import type { Rating } from './feed.ts';
import { FeedError } from './problem.ts';

/**
 * What `GET …/ratings` and a vote answer, and the checks that the browser and the companion share.
 *
 * ```
 * GET    ?site=&item=&item=         {ratings: {<item>: {average, count, best, distribution}}}
 * POST   {site, item, stars, voter?} {average, count, best, distribution, mine, voter}
 * DELETE {site, item, voter}         {average, count, best, distribution}, or no body
 * ```
 */

/** The rating of one item. */
export interface ItemRating extends Rating {
  /** Stars, such as `5` or `4.5` → how many gave so many. */
  distribution?: Record<string, number>;
}

/** The answer to a vote: the rating with the vote in it. */
export interface VoteAnswer extends ItemRating {
  /** The voter's own stars as they were stored. */
  mine: number;
  /** What the voter shows to change the vote or to take it back. */
  voter?: string;
}

/** A vote, as it is sent. */
export interface Vote {
  site: string;
  item: string;
  stars: number;
  /** From the answer to an earlier vote on the same item. */
  voter?: string | undefined;
}

/** Ratings by item. An item that is not there has no votes. */
export type Ratings = Map<string, ItemRating>;

const isObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function malformed(what: string): never {
  throw new FeedError('malformed', `ratings: ${what}`);
}

function distributionOf(json: unknown, best: number): Record<string, number> {
  if (!isObject(json)) malformed('distribution is no object');
  for (const [stars, votes] of Object.entries(json))
    if (!(Number(stars) > 0 && Number(stars) <= best && isWhole(votes)))
      malformed(`distribution of "${stars}"`);
  return json as Record<string, number>;
}

/** One rating. The mean may be null where nobody has voted; it is 0 then. */
export function readRating(json: unknown): ItemRating {
  if (!isObject(json)) malformed('a rating is no object');
  const { count, best, distribution } = json;
  if (!isWhole(count)) malformed('count is no whole number');
  if (typeof best !== 'number' || !(best >= 1 && best < Infinity)) malformed('best is no number');
  const average = count || json['average'] !== null ? json['average'] : 0;
  if (typeof average !== 'number' || !(average >= 0 && average <= best)) malformed('average is out of range');
  return {
    average,
    count,
    best,
    ...(distribution !== undefined && { distribution: distributionOf(distribution, best) }),
  };
}

/** What `GET …/ratings` answers. Throws a {@link FeedError} of kind `malformed`. */
export function readRatings(json: unknown): Ratings {
  const ratings = isObject(json) && json['ratings'];
  if (!isObject(ratings)) malformed('no object "ratings"');
  return new Map(Object.entries(ratings).map(([item, rating]) => [item, readRating(rating)]));
}

/** What a vote answers. Throws a {@link FeedError} of kind `malformed`. */
export function readVote(json: unknown): VoteAnswer {
  const rating = readRating(json);
  const { mine, voter } = json as Record<string, unknown>;
  if (typeof mine !== 'number' || !(mine > 0 && mine <= rating.best)) malformed('mine is out of range');
  if (voter !== undefined && typeof voter !== 'string') malformed('voter is no text');
  return { ...rating, mine, ...(voter && { voter }) };
}
