/** Every limit of the companion that no setting changes. What goes over one of them ends in a problem, never in a hang. */

/** Bytes of a request's body: a vote with a long address has some hundred. */
export const maxBody = 4096;

/** Characters of a page's path that views are counted for; longer ones are counted for the site only. */
export const maxPath = 500;

/** Characters of an article's id or address. */
export const maxItem = 1000;

/** Items that one question for ratings may name. */
export const maxItems = 200;

/** Paths of a site that views are counted for one by one; further ones are counted for the site only. */
export const maxPaths = 100_000;

/** Days that one series may have: ten years. */
export const maxDays = 3660;

/** Milliseconds without a view after which the next one begins a new visit. */
export const idleAfter = 30 * 60_000;

/** Milliseconds that a visitor counts as online after a view. */
export const onlineWithin = 5 * 60_000;

/** The best rating. */
export const best = 5;

/** Addresses that the limiter tells apart in one window; further ones share. */
export const maxAddresses = 50_000;

/** Milliseconds that requests under way have to end when the companion stops. */
export const maxStop = 10_000;

/** Milliseconds that the store has to say that it is well. */
export const maxCheck = 2000;

/** Bytes of a request's headers, its first line among them. */
export const maxHeaders = 16_384;

/** Connections open at a time; further ones are closed. */
export const maxConnections = 10_000;
