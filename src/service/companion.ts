import { createApp, type App } from './app.ts';
import { openAssets } from './assets/assets.ts';
import type { Config } from './config/schema.ts';
import type { Context } from './context.ts';
import { createFeedCache, type FetchSettings } from './feeds/feed-cache.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { sitesOf } from './sites.ts';
import type { Store } from './stores/store.ts';
import { Visitors } from './visits/visitors.ts';

/** Milliseconds between two looks for a day that has ended. */
const MIDNIGHT_WATCH = 30_000;

/** How far the last zone on earth is behind, in milliseconds. */
const LAST_ZONE = 12 * 3600_000;

export interface CompanionOptions {
  config: Config;
  store: Store;
  log: Log;
  /** Milliseconds since 1970. Default: the system's clock. */
  now?: (() => number) | undefined;
  /** The package's version. */
  version: string;
  /** How feeds are fetched. */
  fetching?: FetchSettings | undefined;
  /** Folder of the built widgets. Default: `dist/cdn` of this package. */
  assets?: string | undefined;
}

export interface Companion {
  /** From `Request` to `Response`: `app.fetch(request)`. */
  app: App;
  context: Context;
  /** Deletes salts and hashes of days that have ended. Done by itself every half minute. */
  forget(): Promise<void>;
  /** Stops what it does by itself, and closes the store. */
  close(): Promise<void>;
}

/** Makes a companion of a checked configuration and an open store. It listens nowhere: see `listen`. */
export function createCompanion({
  config,
  store,
  log,
  version,
  fetching,
  assets,
  now = Date.now,
}: CompanionOptions): Companion {
  const sites = sitesOf(config);
  const metrics = createMetrics(version);
  const visitors = new Visitors(store);
  const feeds = createFeedCache({
    feeds: config.feeds,
    store,
    log,
    metrics,
    now,
    version,
    fetching,
  });
  const context: Context = {
    config,
    sites,
    store,
    visitors,
    feeds,
    assets: openAssets(assets),
    metrics,
    log,
    now,
    version,
    stopping: false,
  };

  let lookedOn = '';
  const forget = async () => {
    for (const { id, dayAt } of sites.values()) {
      const { day } = dayAt(now());
      visitors.forget(id, day);
      await store.forget(id, day);
    }
    // Sites that this configuration does not have: taken out, or another companion's. Their zone is not known.
    const day = new Date(now() - LAST_ZONE).toISOString().slice(0, 10);
    if (day === lookedOn) return;
    for (const id of await store.sites()) if (!sites.has(id)) await store.forget(id, day);
    lookedOn = day;
  };
  const watch = setInterval(
    () => void forget().catch((error: Error) => log('error', 'forget', { reason: error.message })),
    MIDNIGHT_WATCH,
  );
  watch.unref();

  return {
    app: createApp(context),
    context,
    forget,
    async close() {
      clearInterval(watch);
      await feeds.close();
      await store.close();
    },
  };
}
