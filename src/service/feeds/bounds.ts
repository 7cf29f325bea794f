/** Every limit of the companion's feeds. The bounds of what is in a feed are those of `src/feed/bounds.ts`. */

/** How often an address may point to another one. */
export const maxRedirects = 3;

/** Milliseconds for everything: name, connection, redirects, body. Browsers give up after 15 seconds. */
export const maxWait = 12_000;

/** Milliseconds without a byte. */
export const maxIdle = 8_000;

/** Bytes of header fields, early hints included: some portals send long policies and many cookies. */
export const maxHead = 2 ** 16;

/** Characters of an `ETag` or a `Last-Modified` that upstream is asked with. */
export const maxValidator = 256;

/** Milliseconds that a feed is fresh: where upstream says nothing, at least, and at most. */
export const freshFor = 5 * 60_000;
export const minFresh = 60_000;
export const maxFresh = 24 * 3600_000;

/** Milliseconds after its last good reading in which a feed is served though it cannot be read any more. */
export const staleFor = 7 * 24 * 3600_000;

/** Milliseconds after a failure in which nobody asks again: after the first one, and at most. Doubled each time. */
export const firstRetry = 30_000;
export const maxRetry = 30 * 60_000;

/** Milliseconds that whoever asks waits for a newer feed, where there is an older one. */
export const maxPatience = 1_000;

/** Milliseconds that the store has to give a feed. */
export const maxStoreWait = 2_000;

/** Milliseconds after which a feed that has not changed is written to the store again. */
export const keepEvery = 3600_000;
