import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Feed } from '../../contract/feed.ts';
import { FeedError } from '../../contract/problem.ts';
import { Problem } from '../http/problem.ts';
import { firstRetry, maxRetry, staleFor } from './bounds.ts';
import { retryIn } from './freshness.ts';
import { publicUrl, StatusError, type GetOptions, type Known } from './get.ts';
import { KeptFeed, type KeptFeedOptions } from './kept-feed.ts';
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
interface Copy {
  feed: CachedFeed;
  empty: boolean;
  known: Known;
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

export interface CachedEntryOptions extends KeptFeedOptions {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds that whoever asks waits for a newer answer where there is an older one. */
  patience: number;
  fetching: GetOptions;
}

/** One feed: its last good answer, the question under way, and when to ask again after a failure. */
export class CachedEntry {
  private readonly options: CachedEntryOptions;
  private readonly kept: KeptFeed;
  private copy: Copy | undefined;
  private failure: Failure | undefined;
  private flight: Flight | undefined;
  private loading: Promise<void> | undefined;

  constructor(options: CachedEntryOptions) {
    this.options = options;
    this.kept = new KeptFeed(options);
  }

  /** The feed, where there is an answer that may be shown. */
  async get(): Promise<{ feed?: CachedFeed; outcome: Outcome }> {
    if (!this.copy) await (this.loading ??= this.load());
    if (this.isFresh()) return { feed: this.copy!.feed, outcome: 'cached' };
    const flight = (this.flight ??= this.mayAsk() ? this.ask() : undefined);
    const outcome = await (this.isUsable() ? flight?.soon : flight?.done);
    if (!this.isUsable()) return { outcome: 'failed' };
    if (this.isFresh()) return { feed: this.copy!.feed, outcome: outcome ?? 'cached' };
    return { feed: { ...this.copy!.feed, stale: this.failure?.kind }, outcome: 'stale' };
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
    await this.kept.settled();
  }

  // A clock that was set back makes nothing fresh for longer than it said.
  private isFresh(): boolean {
    const now = this.options.now();
    return !!this.copy && this.copy.feed.readAt <= now && now < this.copy.feed.freshUntil;
  }

  private isUsable(): boolean {
    return !!this.copy && this.options.now() - this.copy.feed.readAt < staleFor;
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
    try {
      const asking = { ...fetching, known: this.copy?.known };
      const { body = this.copy?.feed.body ?? '', ...reading } = await readUpstream(feed, asking, now());
      if (reading.empty && this.isUsable() && !this.copy!.empty) {
        // Portals empty their feeds by mistake, while they are being rebuilt for one. Nobody has been seen to mean it.
        this.fail('empty', 'it has no items any more');
        return 'stale';
      }
      this.take(body, reading);
      return reading.unchanged ? 'unchanged' : 'fresh';
    } catch (error) {
      const { kind, message } =
        error instanceof FeedError ? error : { kind: 'malformed', message: reasonOf(error) };
      const retryAfter = error instanceof StatusError ? error.retryAfter : undefined;
      if (!fetching.signal?.aborted) this.fail(kind, message, retryAfter);
      return 'failed';
    }
  }

  /** Makes the copy of a good answer. */
  private take(
    body: string,
    { empty, freshFor, known }: { empty: boolean; freshFor: number; known: Known },
  ): void {
    const { id, log, now } = this.options;
    const readAt = now();
    const same = this.copy?.feed.body === body ? this.copy : undefined;
    const feed = {
      ...(same?.feed ?? { body, etag: etagOf(body), changedAt: readAt }),
      readAt,
      freshUntil: readAt + freshFor,
    };
    this.copy = { feed, empty: same?.empty ?? empty, known };
    if (this.failure) log('info', 'feed-recovered', { feed: id, failures: this.failure.times });
    this.failure = undefined;
    const { etag, modified } = known;
    this.kept.keep({ body: feed.body, readAt, freshUntil: feed.freshUntil, etag, modified });
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

  /** Takes over what the store has. Without a store the feed is asked for as if there were nothing. */
  private async load(): Promise<void> {
    const answered = await this.kept.load(({ body, readAt, freshUntil, etag, modified }) => {
      this.copy ??= {
        feed: { body, etag: etagOf(body), readAt, freshUntil, changedAt: readAt },
        empty: !(JSON.parse(body) as Feed).items.length,
        known: { url: publicUrl(new URL(this.options.feed.url)), etag, modified },
      };
    });
    // Another question may find the store again.
    if (!answered) this.loading = undefined;
  }
}
