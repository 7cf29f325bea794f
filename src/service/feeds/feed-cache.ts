import type { FeedConfig } from '../config/schema.ts';
import { Problem } from '../http/problem.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Store } from '../stores/store.ts';
import { createAddressGuard, type AddressGuard } from './address-guard.ts';
import { maxIdle, maxPatience, maxWait } from './bounds.ts';
import { CachedEntry, type CachedFeed } from './cached-entry.ts';

export type { CachedFeed };

/** The configured feeds, each read once for all who ask. */
export interface FeedCache {
  /**
   * The feed of that id, as fresh as it can be had.
   * @throws {Problem} `unknown-feed`; `feed-failed` where there is no good answer, however old
   */
  get(id: string): Promise<CachedFeed>;
  /** Ends what is under way; what was read is in the store then. */
  close(): Promise<void>;
}

/** How feeds are fetched. */
export interface FetchSettings {
  /** Milliseconds for a whole answer. Default 12,000. */
  wait?: number;
  /** Milliseconds without a byte. Default 8,000. */
  idle?: number;
  /** Milliseconds that whoever asks waits for a newer feed where there is an older one. Default 1,000. */
  patience?: number;
  /** Who says where connections may go. Default {@link createAddressGuard}. */
  guard?: (about: Pick<FeedConfig, 'local'>) => AddressGuard;
}

export interface FeedCacheOptions {
  /** By id. */
  feeds: Readonly<Record<string, FeedConfig>>;
  store: Pick<Store, 'feed' | 'keepFeed'>;
  log: Log;
  metrics: Pick<Metrics, 'feed'>;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The package's version, for upstream. */
  version: string;
  fetching?: FetchSettings | undefined;
}

/** Makes the cache of the configured feeds. It holds at most one answer for each, and asks only when it is asked. */
export function createFeedCache({
  feeds,
  store,
  log,
  metrics,
  now,
  version,
  fetching = {},
}: FeedCacheOptions): FeedCache {
  const { wait = maxWait, idle = maxIdle, patience = maxPatience, guard = createAddressGuard } = fetching;
  const over = new AbortController();
  const entries = new Map(
    Object.entries(feeds).map(([id, feed]) => [
      id,
      new CachedEntry({
        id,
        feed,
        store,
        log,
        now,
        patience,
        fetching: {
          wait,
          idle,
          userAgent: `ward-widgets/${version}`,
          guard: guard({ local: feed.local }),
          signal: over.signal,
        },
      }),
    ]),
  );
  return {
    async get(id) {
      const entry = entries.get(id);
      if (!entry) throw new Problem('unknown-feed', { detail: 'No feed has this id in the configuration.' });
      const { feed, outcome } = await entry.get();
      metrics.feed(id, outcome);
      if (feed) return feed;
      throw entry.problem();
    },
    async close() {
      over.abort();
      await Promise.all([...entries.values()].map((entry) => entry.settled()));
    },
  };
}
