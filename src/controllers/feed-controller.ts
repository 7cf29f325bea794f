import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { lastAnswer, loadFeed, type Answer } from '../client/feed-client.ts';
import type { Feed } from '../contract/feed.ts';
import { FeedError, type FeedErrorDetails, type FeedErrorKind } from '../contract/problem.ts';
import { VisibleController } from './visible-controller.ts';

/** What an element that reads a feed can be in. */
export type FeedState = 'waiting' | 'ready' | 'empty' | 'failed' | 'stale';

/** `ward-load`: the feeds have been read. */
export interface LoadDetail {
  feeds: Feed[];
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
  };

/** "Loading" is said only after this long, in milliseconds: most feeds are there sooner. */
const SLOW = 1000;

const warned = new Set<string>();

/**
 * Reads the host's `feed` (one address or several, parted by white space), again every `refresh` seconds, and
 * keeps what came of it. The latest question wins. When a later reading fails, the last good answer stays.
 */
export class FeedController implements ReactiveController {
  /** Feeds that could be read, in the order asked for. */
  feeds: Feed[] = [];
  /** Why a feed is missing or old. */
  error: FeedError | undefined;
  /** When what is shown was read, where that is not now; milliseconds since 1970. */
  staleSince: number | undefined;
  /** An answer has come, good or bad. */
  settled = false;
  /** Waiting has lasted long enough to say so. */
  slow = false;

  private readonly host: Host;
  private readonly accepts: (feeds: Feed[]) => boolean;
  private asked = '';
  private abort: AbortController | undefined;

  /** @param accepts whether the feeds hold what the host shows; `not-found` is the error where they do not */
  constructor(host: Host, accepts: (feeds: Feed[]) => boolean = () => true) {
    this.host = host;
    this.accepts = accepts;
    host.addController(this);
    new VisibleController(
      host,
      () => host.refresh,
      () => {
        // Content does not move under somebody who is in it; a page looked away from for a moment asks nothing.
        if (!host.matches(':focus-within')) void this.ask((host.refresh || 0) * 500);
      },
    );
  }

  /** @param shown how many articles there are to show */
  stateFor(shown: number): FeedState {
    if (this.staleSince) return 'stale';
    if (shown) return 'ready';
    return this.feeds.length ? 'empty' : this.error ? 'failed' : 'waiting';
  }

  /** Asks again, past every kept answer. */
  retry = (): Promise<void> => this.ask(-1);

  hostConnected(): void {
    // Back in the page after its question was taken back.
    if (!this.settled && this.abort?.signal.aborted) void this.ask();
  }

  hostUpdate(): void {
    const { feed, item = '' } = this.host;
    if (feed + item === this.asked) return;
    this.asked = feed + item;
    this.feeds = [];
    this.staleSince = this.error = undefined;
    this.settled = false;
    void this.ask();
  }

  hostDisconnected(): void {
    // A node that is only moved is back before this runs.
    queueMicrotask(() => {
      if (!this.host.isConnected) this.abort?.abort();
    });
  }

  private async ask(maxAge?: number): Promise<void> {
    const { host } = this;
    this.abort?.abort();
    const { signal } = (this.abort = new AbortController());
    const urls = host.feed.match(/\S+/g);
    if (!urls) return;
    const timer = setTimeout(() => {
      this.slow = !signal.aborted;
      host.requestUpdate();
    }, SLOW);
    const errors: FeedError[] = [];
    const old: Answer[] = [];
    const answers = await Promise.all(
      urls.map(async (text) => {
        let url = text;
        try {
          url = new URL(text, document.baseURI).href;
          return await loadFeed(url, signal, maxAge);
        } catch (cause) {
          errors.push(
            cause instanceof FeedError
              ? cause
              : new FeedError('blocked', `"${text}" is no address`, { url, cause }),
          );
          const last = lastAnswer(url);
          if (last) old.push(last);
          return last;
        }
      }),
    );
    clearTimeout(timer);
    if (signal.aborted) return;

    this.slow = false;
    this.settled = true;
    this.feeds = answers.flatMap((answer) => answer?.feed ?? []);
    if (this.feeds.length && !this.accepts(this.feeds)) {
      errors.push(new FeedError('not-found', `${host.feed}: no article "${host.item}"`, { url: urls[0] }));
      this.feeds = [];
    }
    this.error = errors[0];
    this.staleSince = old[0]?.readAt;
    host.requestUpdate();
    await host.updateComplete;
    if (this.feeds.length > old.length) this.emit<LoadDetail>('ward-load', { feeds: this.feeds });
    for (const { kind, message, status, url, cause } of errors) {
      // Once for one address and cause, not once for each element.
      if (!warned.has(message)) console.warn('[ward-widgets]', message);
      warned.add(message);
      this.emit<ErrorDetail>('ward-error', { kind, message, status, url, cause });
    }
  }

  private emit<T>(name: string, detail: T): void {
    this.host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
