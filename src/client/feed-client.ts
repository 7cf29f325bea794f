import type { Feed } from '../contract/feed.ts';
import { FeedError } from '../contract/problem.ts';
import { maxBytes, maxWait } from '../feed/bounds.ts';
import { readFeed } from '../feed/read-feed.ts';
import { upgrade } from './urls.ts';

/** A feed, and when it was read in milliseconds since 1970. */
export interface Answer {
  feed: Feed;
  readAt: number;
}

/** All that is known of one address. */
interface Entry {
  /** The last good answer, however old. */
  answer?: Answer;
  /** The request under way. */
  flight?: Promise<Answer> | undefined;
  abort?: AbortController;
  /** How many have asked and not taken their question back. */
  askers: number;
}

const entries = new Map<string, Entry>();

/** The last good answer of a feed, however old. */
export const lastAnswer = (url: string): Answer | undefined => entries.get(url)?.answer;

/**
 * Asks for a feed: one request for one address however many ask, and a failure is never kept.
 * @param url absolute
 * @param signal takes the question back; the request itself ends when nobody asks any more
 * @param maxAge an answer this old, in milliseconds, is good enough; default 5 minutes
 * @returns rejects with a {@link FeedError}
 */
export async function loadFeed(url: string, signal: AbortSignal, maxAge = 300_000): Promise<Answer> {
  let entry = entries.get(url);
  if (!entry) entries.set(url, (entry = { askers: 0 }));
  const { answer } = entry;
  if (answer && Date.now() - answer.readAt <= maxAge) return answer;

  const shared = entry;
  shared.askers++;
  signal.addEventListener('abort', () => {
    if (--shared.askers) return;
    shared.flight = undefined;
    shared.abort!.abort();
  });
  // Asked before, the browser's cache is asked past: what it keeps may be the very failure.
  const flight = (shared.flight ??= ask(
    url,
    shared.abort && 'no-cache',
    (shared.abort = new AbortController()),
  ));
  try {
    return (shared.answer = await flight);
  } finally {
    if (shared.flight === flight) shared.flight = undefined;
  }
}

async function ask(url: string, cache: RequestCache = 'default', abort: AbortController): Promise<Answer> {
  let status: number | undefined;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort.abort();
  }, maxWait);
  try {
    // A simple GET: no header that would force a preflight, cookies only to our own origin.
    const response = await fetch(upgrade(url), { signal: abort.signal, cache });
    if (!response.ok) {
      status = response.status;
      throw new FeedError('http', `HTTP ${status}`);
    }
    const bytes = await readBody(response.body!.getReader());
    // A body that stalled is no truncated feed.
    if (late) throw new Error();
    const contentType = response.headers.get('content-type') ?? '';
    return { feed: await readFeed(bytes, { contentType, url: response.url || url }), readAt: Date.now() };
  } catch (cause) {
    const known = cause instanceof FeedError && cause;
    throw new FeedError(
      late ? 'timeout' : known ? known.kind : 'blocked',
      `${url}: ${
        late
          ? `no whole answer in time`
          : known
            ? known.message
            : 'blocked. Check CORS first, then network and CSP'
      }`,
      { status, url, cause },
    );
  } finally {
    clearTimeout(timer);
  }
}

async function readBody(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>): Promise<ArrayBuffer> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (let part; !(part = await reader.read()).done;) {
      chunks.push(part.value);
      size += part.value.length;
      if (size > maxBytes) {
        void reader.cancel();
        throw new FeedError('too-large', `over ${maxBytes} bytes`);
      }
    }
  } catch (cause) {
    // A connection that broke half-way: the whole items that arrived are worth showing.
    if (cause instanceof FeedError || !size) throw cause;
  }
  return new Blob(chunks).arrayBuffer();
}
