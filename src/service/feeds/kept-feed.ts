import { setTimeout as pause } from 'node:timers/promises';
import type { FeedConfig } from '../config/schema.ts';
import type { Log } from '../log.ts';
import type { Store, StoredFeed } from '../stores/store.ts';
import { keepEvery, maxStoreWait } from './bounds.ts';
import { reasonOf } from './reason.ts';

/** The store's answer; a store that does not answer has failed. */
const inTime = <T>(answer: Promise<T>): Promise<T> =>
  Promise.race([
    answer,
    pause(maxStoreWait, undefined, { ref: false }).then(() => {
      throw new Error(`the store has not answered within ${maxStoreWait / 1000} s`);
    }),
  ]);

export interface KeptFeedOptions {
  id: string;
  feed: FeedConfig;
  store: Pick<Store, 'feed' | 'keepFeed'>;
  log: Log;
}

/** What the store has of one feed. A store that cannot be reached is told to the log, once, and to nobody else. */
export class KeptFeed {
  private readonly options: KeptFeedOptions;
  /** The feed's address, and how it is read: an answer read in another way is another feed's. */
  private readonly key: string;
  private body: string | undefined;
  private keptAt = -Infinity;
  private writing = Promise.resolve();
  private fails = false;

  constructor(options: KeptFeedOptions) {
    this.options = options;
    const { url, assumeZone, dayFirst } = options.feed;
    const key = new URL(url);
    key.hash = `${assumeZone},${dayFirst ? 'day' : 'month'}-first`;
    this.key = key.href;
  }

  /**
   * What is there; undefined where there is nothing of this feed.
   * @param use makes something of it, or throws where it is damaged
   * @returns whether the store has answered
   */
  async load(use: (stored: StoredFeed) => void): Promise<boolean> {
    const { id, store } = this.options;
    try {
      const stored = await inTime(store.feed(id));
      if (stored?.url !== this.key) return true;
      use(stored);
      this.body = stored.body;
      this.keptAt = stored.readAt;
      return true;
    } catch (error) {
      this.tell(error);
      return false;
    }
  }

  /** Writes an answer when those before it are written; one that has not changed, only where it is long ago. */
  keep(answer: Omit<StoredFeed, 'url'>): void {
    if (answer.body === this.body && answer.readAt - this.keptAt < keepEvery) return;
    this.writing = this.writing.then(() => this.write({ ...answer, url: this.key }));
  }

  /** Resolves when nothing is being written. */
  settled(): Promise<void> {
    return this.writing;
  }

  private async write(stored: StoredFeed): Promise<void> {
    const { id, store } = this.options;
    try {
      await inTime(store.keepFeed(id, stored));
      this.body = stored.body;
      this.keptAt = stored.readAt;
      this.fails = false;
    } catch (error) {
      this.tell(error);
    }
  }

  private tell(error: unknown): void {
    const { id, log } = this.options;
    if (!this.fails) log('warn', 'feed-store', { feed: id, reason: reasonOf(error) });
    this.fails = true;
  }
}
