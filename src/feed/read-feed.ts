import type { Feed } from '../contract/feed.ts';
import { FeedError } from '../contract/problem.ts';
import { maxBytes, maxChunk, maxItems, maxSlice, maxTime } from './bounds.ts';
import type { ReadDateOptions } from './dates.ts';
import { decode } from './decode.ts';
import { readJson } from './json.ts';
import type { Field } from './parse.ts';
import { repair, toXml } from './repair.ts';
import { dayOrder, translateFeed, translateItem } from './translate.ts';

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
  const refuse = (kind: FeedError['kind'], message: string, cause?: unknown) =>
    new FeedError(kind, message, { url, cause });
  /** Lets the page have its turn when this slice of work is used up. */
  const breathe = async () => {
    const time = Date.now();
    if (time - begun > maxTime) throw refuse('timeout', 'slow');
    if (time - slice > maxSlice) {
      await new Promise((resolve) => setTimeout(resolve));
      slice = Date.now();
    }
  };
  const check = (size: number, limit: number) => {
    if (size > limit) throw refuse('too-large', `over ${limit}`);
  };

  check(bytes.byteLength, maxBytes);
  try {
    const source = decode(new Uint8Array(bytes), contentType ?? '');
    let head: Field[] = [];
    let items: Field[][] = [];
    if (/^\s*[{[]/.test(source)) {
      const read = readJson(source);
      if (!read) throw refuse('not-a-feed', 'no feed');
      ({ feed: head, items } = read);
      check(items.length, maxItems);
    } else {
      // Alone in its chunk, and without imports from others: a page that reads JSON Feed never loads rss-parser.
      const { parse } = await import('./parse.ts');
      const repaired: string[] = [];
      const steps = repair(source, url);
      let step = steps.next();
      for (; !step.done; step = steps.next()) {
        check(repaired.push(step.value), maxItems);
        await breathe();
      }
      for (let at = 0; at <= repaired.length;) {
        let chunk = '';
        while (at <= repaired.length && chunk.length < maxChunk) chunk += repaired[at++] ?? '';
        const parsed = await parse(toXml(step.value, chunk));
        head = parsed.feed;
        items.push(...parsed.items);
        await breathe();
      }
    }

    const settings = { ...options, now, dayFirst: dayOrder(items, options.dayFirst) };
    const feed = translateFeed(head, settings);
    const taken = new Set<string>();
    for (const fields of items) {
      feed.items.push(translateItem(fields, settings, taken));
      await breathe();
    }
    return feed;
  } catch (error) {
    throw error instanceof FeedError ? error : refuse('malformed', 'unreadable', error);
  }
}
