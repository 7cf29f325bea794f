import type { Feed } from '../contract/feed.ts';
import { FeedError } from '../contract/problem.ts';
import { maxBytes, maxItems, maxSlice, maxTime } from './bounds.ts';
import { tidy } from './compose.ts';
import type { ReadDateOptions } from './dates.ts';
import { decode } from './decode.ts';
import type { Field } from './field.ts';
import { repair } from './repair.ts';
import { standardDate } from './standard-date.ts';
import { isDate, translator } from './translate.ts';

/** How to read a feed. Everything may be left out. */
export interface ReadFeedOptions extends ReadDateOptions {
  /** Value of the `Content-Type` header. Only its charset counts: what a feed is, is seen from the feed. */
  contentType?: string | null | undefined;
  /** The feed's own address after all redirects; relative addresses stand on it. */
  url?: string | undefined;
  /** The present, in milliseconds since 1970. Default `Date.now()`. */
  now?: number | undefined;
}

/**
 * Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed 1.x into one model, repairing what is broken.
 * Works alike in browsers and Node. Long feeds are read in slices, so that the page stays responsive.
 *
 * Dates without a zone are taken in `assumeZone` (default `+07:00`), `05/06/2024` with the day first unless
 * `dayFirst` is false or the feed's own dates prove otherwise.
 * @param bytes the answer's body as it came, not as text: feeds often lie about their encoding
 * @throws {FeedError} `too-large` over the bounds, `not-a-feed` for anything else than a feed, `malformed` for
 *   one too damaged to read any of it, `timeout` when reading takes too long
 * @example const feed = await readFeed(await response.arrayBuffer(), { url: response.url });
 */
export async function readFeed(
  bytes: Uint8Array | ArrayBuffer,
  options: ReadFeedOptions = {},
): Promise<Feed> {
  const { url, contentType, now = Date.now() } = options;
  const begun = Date.now();
  let slice = begun;
  const refuse = (kind: FeedError['kind'], cause?: unknown) => new FeedError(kind, kind, { url, cause });
  const check = (size: number, limit: number) => {
    if (size > limit) throw refuse('too-large');
  };
  /** Whether this slice of work is used up. Asked often: to wait for the answer would cost more than the work. */
  const isLong = () => Date.now() - slice > maxSlice;
  /** Lets the page have its turn. */
  const breathe = async () => {
    if (Date.now() - begun > maxTime) throw refuse('timeout');
    await new Promise((resolve) => setTimeout(resolve));
    slice = Date.now();
  };

  check(bytes.byteLength, maxBytes);
  const source = await decode(bytes, contentType ?? '');
  const isJson = /^\s*[{[]/.test(source);
  // Each in a chunk of its own: a page loads what its feeds need. A chunk that cannot be had is no fault of the feed.
  const json = isJson && (await import('./json.ts'));
  const xml = !json && (await import('./parse.ts'));
  try {
    let head: Field[] = [];
    let items: Field[][] = [];
    if (json) ({ feed: head, items } = json.readJson(tidy(source)));
    else if (xml) {
      let frame = '';
      for (const piece of repair(source, head, items, url)) {
        frame += piece;
        check(items.length, maxItems);
        if (isLong()) await breathe();
      }
      items = await xml.parse(frame, items);
      if (!head[0]) throw refuse('not-a-feed');
      // Nothing whole has come of a feed that was cut off: that is not an empty one.
      if (!items[0] && !/<\/[\w:]*(rss|rdf|feed|channel)\s*>|\/>\s*$/i.test(source))
        throw refuse('malformed');
    }
    check(items.length, maxItems);

    const dates = [head, ...items]
      .flat()
      .filter(isDate)
      .map(({ V }) => V);
    // Most are in the forms that the standards ask for. All others are for a chunk.
    const odd = !dates.every(standardDate) && (await import('./dates.ts'));
    const translate = translator({
      ...options,
      now,
      ...(odd && { dayFirst: odd.dayOrder(dates, options.dayFirst), readDate: odd.readDate }),
    });
    const feed = translate.feed(head);
    for (const fields of items) {
      feed.items.push(translate.item(fields));
      if (isLong()) await breathe();
    }
    return feed;
  } catch (error) {
    throw error instanceof FeedError ? error : refuse(isJson ? 'not-a-feed' : 'malformed', error);
  }
}
