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

interface Flight {
  answer: Promise<Answer>;
  abort: AbortController;
  askers: number;
}

const answers = new Map<string, Answer>();
const flights = new Map<string, Flight>();

/** The last good answer of a feed, however old. */
export const lastAnswer = (url: string): Answer | undefined => answers.get(url);

/**
 * Asks for a feed: one request for one address however many ask, and a failure is never kept.
 * @param url absolute
 * @param signal takes the question back; the request itself ends when nobody asks any more
 * @param maxAge an answer this old, in milliseconds, is good enough; default 5 minutes
 * @returns rejects with a {@link FeedError}
 */
export async function loadFeed(url: string, signal: AbortSignal, maxAge = 300_000): Promise<Answer> {
  const known = answers.get(url);
  if (known && Date.now() - known.readAt <= maxAge) return known;

  let flight = flights.get(url);
  if (!flight) {
    const abort = new AbortController();
    flights.set(url, (flight = { abort, askers: 0, answer: ask(url, abort, known && 'no-cache') }));
  }
  const joined = flight;
  const land = () => flights.get(url) === joined && flights.delete(url);
  joined.askers++;
  signal.addEventListener('abort', () => {
    if (--joined.askers) return;
    land();
    joined.abort.abort();
  });
  return joined.answer.finally(land);
}

async function ask(url: string, abort: AbortController, cache?: RequestCache): Promise<Answer> {
  let status: number | undefined;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort.abort();
  }, maxWait);
  try {
    // A simple GET: no header that would force a preflight, cookies only to our own origin.
    const response = await fetch(upgrade(url), { signal: abort.signal, ...(cache && { cache }) });
    if (!response.ok) {
      status = response.status;
      throw new FeedError('http', `HTTP ${status}`);
    }
    const bytes = await readBody(response);
    // A body that stalled is no truncated feed.
    if (late) throw new Error();
    const contentType = response.headers.get('content-type') ?? '';
    const feed = await readFeed(bytes, { contentType, url: response.url || url });
    const answer = { feed, readAt: Date.now() };
    answers.set(url, answer);
    return answer;
  } catch (cause) {
    const [kind, text] = late
      ? (['timeout', `no whole answer in ${maxWait} ms`] as const)
      : cause instanceof FeedError
        ? ([cause.kind, cause.message] as const)
        : ([
            'blocked',
            'cannot be fetched. Check CORS first (Access-Control-Allow-Origin), then network and CSP',
          ] as const);
    throw new FeedError(kind, `${url}: ${text}`, { status, url, cause });
  } finally {
    clearTimeout(timer);
  }
}

async function readBody({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = body!.getReader();
  try {
    for (let part; !(part = await reader.read()).done;) {
      chunks.push(part.value);
      size += part.value.length;
      if (size > maxBytes) {
        void reader.cancel();
        throw new FeedError('too-large', `more than ${maxBytes} bytes`);
      }
    }
  } catch (cause) {
    // A connection that broke half-way: the whole items that arrived are worth showing.
    if (cause instanceof FeedError || !size) throw cause;
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
