import { FeedError } from '../contract/problem.ts';
import { maxBytes, maxWait } from '../feed/bounds.ts';
import { upgrade } from './urls.ts';

/** What stands at an address, and when it was read in milliseconds since 1970. */
export interface Answer<T> {
  feed: T;
  readAt: number;
}

/** Where a controller gets what its element shows. Addresses are absolute. */
export interface Source<T> {
  /**
   * Asks: one request for one address however many ask, and a failure is never kept.
   * @param signal takes the question back; the request itself ends when nobody asks any more
   * @param maxAge an answer this old, in milliseconds, is good enough; default 5 minutes
   * @returns rejects with a {@link FeedError}
   */
  load(url: string, signal: AbortSignal, maxAge?: number): Promise<Answer<T>>;
  /** The last good answer, however old. */
  last(url: string): Answer<T> | undefined;
}

/** All that is known of one address. */
interface Entry<T> {
  /** The last good answer, however old. */
  answer?: Answer<T>;
  /** The request under way. */
  flight?: Promise<Answer<T>> | undefined;
  abort?: AbortController;
  /** How many have asked and not taken their question back. */
  askers: number;
}

/**
 * Loads answers of one kind.
 * @param read makes something of the bytes, or throws a {@link FeedError}
 * @param init how to ask. Default: a simple GET, no header that would force a preflight, cookies only to our own origin.
 */
export function loader<T>(
  read: (bytes: ArrayBuffer, about: { contentType: string; url: string }) => T | Promise<T>,
  init?: (url: string) => RequestInit,
): Source<T> {
  const entries = new Map<string, Entry<T>>();

  async function ask(url: string, cache: RequestCache = 'default', abort: AbortController) {
    let status: number | undefined;
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      abort.abort();
    }, maxWait);
    try {
      const response = await fetch(upgrade(url), { signal: abort.signal, cache, ...init?.(url) });
      if (!response.ok) {
        status = response.status;
        throw new FeedError('http', `HTTP ${status}`);
      }
      const bytes = await readBody(response.body!.getReader());
      // A body that stalled is no truncated feed.
      if (late) throw new Error();
      const contentType = response.headers.get('content-type') ?? '';
      return { feed: await read(bytes, { contentType, url: response.url || url }), readAt: Date.now() };
    } catch (cause) {
      const { kind, message } = late
        ? ({ kind: 'timeout', message: 'no whole answer' } as const)
        : cause instanceof FeedError
          ? cause
          : ({ kind: 'blocked', message: 'blocked. Check CORS first' } as const);
      throw new FeedError(kind, `${url}: ${message}`, { status, url, cause });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    last: (url) => entries.get(url)?.answer,
    async load(url, signal, maxAge = 300_000) {
      const shared = entries.get(url) ?? { askers: 0 };
      const { answer } = shared;
      if (answer && Date.now() - answer.readAt <= maxAge) return answer;

      entries.set(url, shared);
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
    },
  };
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
