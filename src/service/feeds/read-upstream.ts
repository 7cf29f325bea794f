import { FeedError } from '../../contract/problem.ts';
import { maxBytes } from '../../feed/bounds.ts';
import { readFeed } from '../../feed/read-feed.ts';
import type { FeedConfig } from '../config/schema.ts';
import { maxRedirects } from './bounds.ts';
import { freshnessOf, validatorsOf } from './freshness.ts';
import { get, type GetOptions, type Known } from './get.ts';

/** What upstream had to say. */
export interface Reading {
  /** JSON Feed 1.1; absent where it is as it was known. */
  body?: string;
  unchanged: boolean;
  /** It has come, and has no items. */
  empty: boolean;
  /** Milliseconds that it is fresh. */
  freshFor: number;
  /** What to ask with next time. */
  known: Known;
}

/** What is wrong with a feed that has come; the ends of sentences. */
const reasons: Record<string, string> = {
  'not-a-feed': 'what has come is no feed',
  malformed: 'it is too damaged to read any of it',
  'too-large': 'it has too many items, or is nested too deep',
  timeout: 'reading it took too long',
};

/**
 * Asks for a feed, and reads it as a browser would.
 * @throws {FeedError} its message is the end of a sentence
 */
export async function readUpstream(
  { url, assumeZone, dayFirst }: FeedConfig,
  fetching: GetOptions,
  now: number,
): Promise<Reading> {
  const answer = await get(new URL(url), { ...fetching, redirects: maxRedirects });
  const known = { url: answer.url, ...validatorsOf(answer.headers) };
  const freshFor = freshnessOf(answer.headers, now);
  if (answer.unchanged)
    return { unchanged: true, empty: false, freshFor, known: { ...fetching.known, ...known } };
  const { contentType } = answer;
  const feed = await readFeed(answer.bytes, {
    contentType,
    url: answer.url,
    assumeZone,
    dayFirst,
    now,
  }).catch((cause: FeedError) => {
    throw new FeedError(cause.kind, reasons[cause.kind] ?? cause.message, { url, cause });
  });
  const body = JSON.stringify({ ...feed, feed_url: answer.url });
  // No browser would read more.
  if (Buffer.byteLength(body) > maxBytes)
    throw new FeedError('too-large', `as JSON it has more than ${maxBytes / 2 ** 20} MiB`, { url });
  return { body, unchanged: false, empty: !feed.items.length, freshFor, known };
}
