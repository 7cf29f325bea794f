import type { Hono } from 'hono';
import { createApp } from './app.ts';
import type { Config } from './config/schema.ts';
import type { Context } from './context.ts';
import type { FeedCache } from './feeds/feed-cache.ts';
import { Problem } from './http/problem.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { sitesOf } from './sites.ts';
import type { Store } from './stores/store.ts';

/** Milliseconds between two looks for a day that has ended. */
const MIDNIGHT_WATCH = 30_000;

export interface CompanionOptions {
  config: Config;
  store: Store;
  log: Log;
  /** Milliseconds since 1970. Default: the system's clock. */
  now?: (() => number) | undefined;
  /** The package's version. */
  version: string;
}

export interface Companion {
  /** From `Request` to `Response`: `app.fetch(request)`. */
  app: Hono;
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
  now = Date.now,
}: CompanionOptions): Companion {
  const sites = sitesOf(config);
  const metrics = createMetrics(version);
  const feeds: FeedCache = {
    get: () => Promise.reject(new Problem('unknown-feed')),
  };
  const context: Context = { config, sites, store, feeds, metrics, log, now, version };

  const forget = async () => {
    for (const { id, dayAt } of sites.values()) await store.forget(id, dayAt(now()).day);
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
      await store.close();
    },
  };
}
