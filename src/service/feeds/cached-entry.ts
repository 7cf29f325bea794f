import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Feed } from '../../contract/feed.ts';
import { FeedError } from '../../contract/problem.ts';
import type { FeedConfig } from '../config/schema.ts';
import { Problem } from '../http/problem.ts';
import type { Log } from '../log.ts';
import type { Store } from '../stores/store.ts';
import { firstRetry, keepEvery, maxRetry, maxStoreWait, staleFor } from './bounds.ts';
import { retryIn } from './freshness.ts';
import { publicUrl, StatusError, type GetOptions, type Known } from './get.ts';
import { readUpstream } from './read-upstream.ts';
import { reasonOf } from './reason.ts';

/** A feed as the companion answers with it. */
export interface CachedFeed {
  /** JSON Feed 1.1. */
  body: string;
  /** Strong: of these bytes. */
  etag: string;
  /** Milliseconds since 1970: when it was last read or found unchanged. */
  readAt: number;
  freshUntil: number;
  /** Milliseconds since 1970: since when, or since before when, it has been as it is. */
  changedAt: number;
  /**
   * Why it is older than it should be: the kind of error of the latest try, or `empty` where that gave a feed without
   * items. A newer one may also just be on its way; then it is absent.
   */
  stale?: string | undefined;
}

/** Where an answer came from: upstream now, upstream unchanged, memory; too old; none. */
export type Outcome = 'fresh' | 'unchanged' | 'cached' | 'stale' | 'failed';

/** The last good answer. */
interface Copy extends Omit<CachedFeed, 'stale'> {
  empty: boolean;
  known: Known;
  /** Milliseconds since 1970: when it was last written to the store. */
  keptAt: number;
}

/** Why there is no newer answer. */
interface Failure {
  /** A kind of {@link FeedError}, or `empty`. */
  kind: string;
  /** How often, one after another. */
  times: number;
  /** Milliseconds since 1970 until which nobody asks again. */
  retryAt: number;
}

/** A question under way. Neither promise rejects. */
interface Flight {
  done: Promise<Outcome>;
  /** Resolves when it is done or taking too long for whoever has an older answer. */
  soon: Promise<Outcome | undefined>;
}

/** What everybody may know. The reason itself is in the log: it may name addresses of the own network. */
const details: Record<string, string> = {
  blocked: 'Its server could not be reached.',
  http: 'Its server answered with an error.',
  timeout: 'Its server did not answer in time.',
  'too-large': 'It is larger than any feed may be.',
  'not-a-feed': 'What its server sent is no feed.',
  malformed: 'It is too damaged to read any of it.',
};

const etagOf = (body: string): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;

/** The store's answer; a store that does not answer has failed. */
const inTime = <T>(answer: Promise<T>): Promise<T> =>
  Promise.race([
    answer,
    pause(maxStoreWait, undefined, { ref: false }).then(() => {
      throw new Error(`the store has not answered within ${maxStoreWait / 1000} s`);
    }),
  ]);

export interface CachedEntryOptions {
  id: string;
  feed: FeedConfig;
  store: Pick<Store, 'feed' | 'keepFeed'>;
  log: Log;
  now: () => number;
  patience: number;
  fetching: GetOptions;
}

/** One feed: its last good answer, the question under way, and when to ask again after a failure. */
export class CachedEntry {
  private readonly options: CachedEntryOptions;
  /** The feed's address, and how it is read: an answer read in another way is another feed's. */
  private readonly key: string;
  private copy: Copy | undefined;
  private failure: Failure | undefined;
  private flight: Flight | undefined;
  private loading: Promise<void> | undefined;
  private keeping = Promise.resolve();
  private storeFails = false;

  constructor(options: CachedEntryOptions) {
    this.options = options;
    const { url, assumeZone, dayFirst } = options.feed;
    const key = new URL(url);
    key.hash = `${assumeZone},${dayFirst ? 'day' : 'month'}-first`;
    this.key = key.href;
  }

  /** The feed, where there is an answer that may be shown. */
  async get(): Promise<{ feed?: CachedFeed; outcome: Outcome }> {
    if (!this.copy) await (this.loading ??= this.load());
    if (this.isFresh()) return { feed: this.copy!, outcome: 'cached' };
    const flight = (this.flight ??= this.mayAsk() ? this.ask() : undefined);
    const outcome = await (this.isUsable() ? flight?.soon : flight?.done);
    if (!this.isUsable()) return { outcome: 'failed' };
    if (this.isFresh()) return { feed: this.copy!, outcome: outcome ?? 'cached' };
    return { feed: { ...this.copy!, stale: this.failure?.kind }, outcome: 'stale' };
  }

  /** Why there is no answer. */
  problem(): Problem {
    const { kind, retryAt } = this.failure ?? { kind: 'blocked', retryAt: 0 };
    return new Problem('feed-failed', {
      detail: details[kind] ?? 'It could not be read.',
      retryAfter: Math.max(1, (retryAt - this.options.now()) / 1000),
      more: { kind },
      logged: true,
    });
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.flight?.done;
    await this.keeping;
  }

  // A clock that was set back makes nothing fresh for longer than it said.
  private isFresh(): boolean {
    const now = this.options.now();
    return !!this.copy && this.copy.readAt <= now && now < this.copy.freshUntil;
  }

  private isUsable(): boolean {
    return !!this.copy && this.options.now() - this.copy.readAt < staleFor;
  }

  private mayAsk(): boolean {
    const wait = (this.failure?.retryAt ?? 0) - this.options.now();
    return wait <= 0 || wait > maxRetry;
  }

  private ask(): Flight {
    const done = this.refresh().finally(() => (this.flight = undefined));
    const late = pause(this.options.patience, undefined, { ref: false });
    return { done, soon: Promise.race([done, late]) };
  }

  private async refresh(): Promise<Outcome> {
    const { feed, fetching, now } = this.options;
    const { copy } = this;
    try {
      const { body, empty, freshFor, known } = await readUpstream(
        feed,
        { ...fetching, known: copy?.known },
        now(),
      );
      const readAt = now();
      const read = { known, readAt, freshUntil: readAt + freshFor };
      if (copy && (body === undefined || body === copy.body)) {
        this.copy = { ...copy, ...read };
      } else if (empty && copy && !copy.empty && this.isUsable()) {
        // Portals empty their feeds by mistake, while they are being rebuilt for one. Nobody has been seen to mean it.
        this.fail('empty', 'it has no items any more');
        return 'stale';
      } else if (body !== undefined) {
        this.copy = { ...read, body, empty, etag: etagOf(body), changedAt: readAt, keptAt: 0 };
      }
      this.recover();
      this.keeping = this.keeping.then(() => this.keep());
      return body === undefined ? 'unchanged' : 'fresh';
    } catch (error) {
      const { kind, message } =
        error instanceof FeedError ? error : { kind: 'malformed', message: reasonOf(error) };
      if (!fetching.signal?.aborted)
        this.fail(kind, message, error instanceof StatusError ? error.retryAfter : undefined);
      return 'failed';
    }
  }

  private fail(kind: string, reason: string, retryAfter?: string): void {
    const { id, log, now } = this.options;
    const times = (this.failure?.times ?? 0) + 1;
    const wait = Math.min(firstRetry * 2 ** (times - 1), maxRetry);
    // One line for each change: a feed may fail for weeks.
    if (this.failure?.kind !== kind)
      log('warn', 'feed-failed', { feed: id, kind, reason, stale: this.isUsable() });
    this.failure = { kind, times, retryAt: now() + retryIn(wait, retryAfter, now()) };
  }

  private recover(): void {
    const { id, log } = this.options;
    if (this.failure) log('info', 'feed-recovered', { feed: id, failures: this.failure.times });
    this.failure = undefined;
  }

  /** Takes over what the store has. Without a store the feed is asked for as if there were nothing. */
  private async load(): Promise<void> {
    const { id, feed, store } = this.options;
    try {
      const stored = await inTime(store.feed(id));
      if (stored?.url !== this.key || this.copy) return;
      const { body, readAt, freshUntil, etag, modified } = stored;
      this.copy = {
        body,
        empty: !(JSON.parse(body) as Feed).items.length,
        etag: etagOf(body),
        readAt,
        freshUntil,
        changedAt: readAt,
        known: { url: publicUrl(new URL(feed.url)), etag, modified },
        keptAt: readAt,
      };
    } catch (error) {
      this.storeFailed(error);
      // Another question may find the store again.
      this.loading = undefined;
    }
  }

  /** Writes the copy to the store, where it is new there or has not been written for long. */
  private async keep(): Promise<void> {
    const { copy } = this;
    if (!copy || copy.readAt - copy.keptAt < keepEvery) return;
    const { id, store } = this.options;
    const { body, readAt, freshUntil, known } = copy;
    try {
      const { etag, modified } = known;
      await inTime(store.keepFeed(id, { url: this.key, body, readAt, freshUntil, etag, modified }));
      copy.keptAt = readAt;
      this.storeFails = false;
    } catch (error) {
      this.storeFailed(error);
    }
  }

  private storeFailed(error: unknown): void {
    const { id, log } = this.options;
    if (!this.storeFails) log('warn', 'feed-store', { feed: id, reason: reasonOf(error) });
    this.storeFails = true;
  }
}
