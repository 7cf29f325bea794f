import type { ReactiveControllerHost } from 'lit';
import type { Answer, Source } from '../client/loader.ts';
import type { Feed } from '../contract/feed.ts';
import { FeedError, type FeedErrorDetails, type FeedErrorKind } from '../contract/problem.ts';
import { lazy } from './lazy.ts';
import type { whileVisible } from './visible-controller.ts';

/** What an element that reads a feed can be in. */
export type FeedState = 'waiting' | 'ready' | 'empty' | 'failed' | 'stale';

/** `ward-load`: the feeds have been read. */
export interface LoadDetail<T = Feed> {
  feeds: T[];
}

/** `ward-error`: a feed could not be shown. */
export interface ErrorDetail extends FeedErrorDetails {
  kind: FeedErrorKind;
  /** For developers, in English. */
  message: string;
}

type Host = ReactiveControllerHost &
  HTMLElement & {
    readonly feed: string;
    readonly refresh: number;
    /** The one article the host shows; nothing where it shows the feed. */
    readonly item?: string;
    /** The portal whose numbers the host shows; nothing where it shows a feed. */
    readonly site?: string;
  };

/** What has come of reading a host's feeds. */
export interface FeedReader<T = Feed> {
  /** Feeds that could be read, in the order asked for. */
  feeds: T[];
  /** Why a feed is missing or old. */
  error?: FeedError | undefined;
  /** When what is shown was read, where that is not now; milliseconds since 1970. */
  staleSince?: number | undefined;
  /** An answer has come, good or bad. */
  settled?: boolean;
  /** Waiting has lasted long enough to say so. */
  slow?: boolean;
  /** @param shown how many articles there are to show */
  stateFor(shown: number): FeedState;
  /** Asks again, past every kept answer. */
  retry(): Promise<void>;
}

/** "Loading" is said only after this long, in milliseconds: most feeds are there sooner. */
const SLOW = 1000;

const warned = new Set<string>();

const loadVisible = lazy(() => import('./visible-controller.ts'));

/**
 * Reads the host's `feed` (one address or several, parted by white space), again every `refresh` seconds, and
 * keeps what came of it. The latest question wins. When a later reading fails, the last good answer stays.
 * @param accepts whether the feeds hold what the host shows; `not-found` is the error where they do not
 */
export function feedReader<T>(
  host: Host,
  source: Source<T>,
  accepts: (feeds: T[]) => boolean = () => true,
): FeedReader<T> {
  let asked = '';
  let watch: typeof whileVisible | undefined;
  let abort: AbortController | undefined;

  const ask = async (maxAge?: number): Promise<void> => {
    abort?.abort();
    const { signal } = (abort = new AbortController());
    const urls = host.feed?.match(/\S+/g);
    if (!urls) return;
    const timer = setTimeout(() => {
      reader.slow = !signal.aborted;
      host.requestUpdate();
    }, SLOW);
    const errors: FeedError[] = [];
    const old: Answer<T>[] = [];
    const answers = await Promise.all(
      urls.map(async (text) => {
        let url = text;
        try {
          url = new URL(text, document.baseURI).href;
          return await source.load(url, signal, maxAge);
        } catch (cause) {
          errors.push(
            cause instanceof FeedError
              ? cause
              : new FeedError('blocked', `"${text}" is no address`, { url, cause }),
          );
          const last = source.last(url);
          if (last) old.push(last);
          return last;
        }
      }),
    );
    clearTimeout(timer);
    if (signal.aborted) return;

    let feeds = answers.flatMap((answer) => answer?.feed ?? []);
    if (feeds.length && !accepts(feeds)) {
      errors.push(new FeedError('not-found', `${host.feed}: no article "${host.item}"`, { url: urls[0] }));
      feeds = [];
    }
    Object.assign(reader, {
      feeds,
      error: errors[0],
      staleSince: old[0]?.readAt,
      settled: true,
      slow: false,
    });
    host.requestUpdate();
    await host.updateComplete;
    const emit = (name: string, detail: LoadDetail<T> | ErrorDetail) =>
      host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    if (feeds.length > old.length) emit('ward-load', { feeds });
    for (const { kind, message, status, url, cause } of errors) {
      // Once for one address and cause, not once for each element.
      if (!warned.has(message)) console.warn('[ward-widgets]', message);
      warned.add(message);
      emit('ward-error', { kind, message, status, url, cause });
    }
  };

  const reader: FeedReader<T> = {
    feeds: [],
    stateFor: (shown) =>
      !reader.settled
        ? shown
          ? 'ready'
          : 'waiting'
        : reader.staleSince
          ? 'stale'
          : shown
            ? 'ready'
            : reader.feeds.length
              ? 'empty'
              : 'failed',
    retry: () => ask(-1),
  };

  host.addController({
    hostConnected() {
      // Back in the page after its question was taken back.
      if (!reader.settled && abort?.signal.aborted) void ask();
    },
    hostUpdate() {
      if (host.refresh > 0 && !watch) {
        watch = loadVisible(host)?.whileVisible;
        watch?.(
          host,
          () => host.refresh,
          () => {
            // Content does not move under somebody who is in it; a page looked away from for a moment asks nothing.
            if (!host.matches(':focus-within')) void ask(host.refresh * 500);
          },
        );
      }
      const question = String([host.feed, host.item, host.site]);
      if (question === asked) return;
      asked = question;
      reader.feeds = [];
      reader.settled = false;
      void ask();
    },
    hostDisconnected() {
      // A node that is only moved is back before this runs.
      queueMicrotask(() => {
        if (!host.isConnected) abort?.abort();
      });
    },
  });
  return reader;
}
