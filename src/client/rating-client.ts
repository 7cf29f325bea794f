import { FeedError } from '../contract/problem.ts';
import { readRatings, type ItemRating } from '../contract/rating.ts';
import { loader, type Answer, type Source } from './loader.ts';

/** What one address says about ratings. */
interface Found {
  /** By id, and in feeds by address too. */
  ratings: Map<string, ItemRating | undefined>;
  /** A feed names every item it has; in an answer of the contract, one that is not there has no votes. */
  isFeed: boolean;
}

/** The rating of one item; without `rating`, or with a `count` of 0, it has no votes. */
export interface Rated {
  rating?: ItemRating | undefined;
}

/** Characters of the address of one request: servers and proxies take 8,000, some less. */
const LONGEST = 4000;

/** Where `{"ratings": …}` begins, a byte order mark and white space apart. */
const isObject = (bytes: ArrayBuffer): boolean => /^\s*\{/.test(new TextDecoder().decode(bytes.slice(0, 99)));

async function read(bytes: ArrayBuffer, about: { contentType: string; url: string }): Promise<Found> {
  if (isObject(bytes)) {
    let json: unknown;
    try {
      json = JSON.parse(new TextDecoder().decode(bytes));
    } catch (cause) {
      throw new FeedError('malformed', 'not valid JSON', { cause });
    }
    if (!('items' in (json as object))) return { ratings: readRatings(json), isFeed: false };
  }
  const { readFeed } = await import('../feed/read-feed.ts');
  const ratings: Found['ratings'] = new Map();
  for (const { id, url = id, _ward } of (await readFeed(bytes, about)).items)
    ratings.set(id, _ward?.rating).set(url, _ward?.rating);
  return { ratings, isFeed: true };
}

const answers = loader(read);

/** The name of an item's rating on this page. */
export const ratingKey = (url: string, site: string, item: string): string => `${url} ${site} ${item}`;

/** The newest that is known of each item: from an answer, or from the visitor's own vote. */
const newest = new Map<string, Answer<Rated>>();

/** Whom to tell when a vote has changed a rating. */
export const watchers = new Set<() => void>();

/** What is known of an item, however old. */
export const known = (key: string): Rated | undefined => newest.get(key)?.feed;

/** Takes over what a vote has made of a rating, for all elements that show it. */
export function keep(key: string, rating: ItemRating | undefined): void {
  newest.set(key, { feed: { rating }, readAt: Date.now() });
  watchers.forEach((watcher) => watcher());
}

/** Items asked for in the same turn, and the address that asks for all of them. */
interface Batch {
  items: Set<string>;
  length: number;
  address: Promise<string>;
}
const batches = new Map<string, Batch>();

/** The address for one item, together with all others asked for in the same turn. */
function together(url: string, site: string, item: string): Promise<string> {
  const name = `${url} ${site}`;
  const length = encodeURIComponent(item).length + 6;
  let batch = batches.get(name);
  if (!batch || batch.length + length > LONGEST) {
    const items = new Set<string>();
    const made: Batch = {
      items,
      length: 0,
      address: new Promise((resolve) =>
        setTimeout(() => {
          if (batches.get(name) === made) batches.delete(name);
          const address = new URL(url);
          address.searchParams.set('site', site);
          for (const one of items) address.searchParams.append('item', one);
          resolve(address.href);
        }),
      ),
    };
    batches.set(name, (batch = made));
  }
  if (!batch.items.has(item)) batch.length += length;
  batch.items.add(item);
  return batch.address;
}

/**
 * The rating of one item.
 * @param question `site` is empty where the address holds a feed or a file of ratings
 */
export function ratingSource(question: () => { site: string; item: string }): Source<Rated> {
  return {
    last(url) {
      const { site, item } = question();
      return newest.get(ratingKey(url, site, item));
    },
    async load(url, signal, maxAge = 300_000) {
      const { site, item } = question();
      const key = ratingKey(url, site, item);
      const answer = newest.get(key);
      if (answer && Date.now() - answer.readAt <= maxAge) return answer;
      const address = site ? await together(url, site, item) : url;
      signal.throwIfAborted();
      const askedAt = Date.now();
      const { feed: found, readAt } = await answers.load(address, signal, maxAge);
      const { ratings, isFeed } = found;
      if (isFeed && !ratings.has(item))
        throw new FeedError('not-found', `${url}: no article "${item}"`, { url });
      const latest = newest.get(key);
      // A vote cast while the question was under way is newer than its answer.
      if (latest && latest.readAt > askedAt) return latest;
      const rated = { feed: { rating: ratings.get(item) }, readAt };
      newest.set(key, rated);
      return rated;
    },
  };
}
