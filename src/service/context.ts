import type { Assets } from './assets/assets.ts';
import type { Config } from './config/schema.ts';
import type { FeedCache } from './feeds/feed-cache.ts';
import type { Site } from './sites.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Store } from './stores/store.ts';
import type { Visitors } from './visits/visitors.ts';

/** What all operations of one companion share. */
export interface Context {
  config: Config;
  /** By id. */
  sites: ReadonlyMap<string, Site>;
  store: Store;
  visitors: Visitors;
  feeds: FeedCache;
  /** The widgets' own files. */
  assets: Assets;
  metrics: Metrics;
  log: Log;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The package's version. */
  version: string;
  /** Whether it is being stopped: it then says that it is not ready, and soon takes no more requests. */
  stopping: boolean;
}
