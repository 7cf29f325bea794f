/**
 * Names of keys. All of a site have the same hash tag `{site}`, so that a cluster keeps them in one place, where a script
 * can reach them.
 */
const PREFIX = 'ward:';

export const secretKey = `${PREFIX}secret`;
export const checkKey = `${PREFIX}check`;
export const feedKey = (id: string): string => `${PREFIX}feed:${id}`;

/** Hash: `2024-11-21:visits`, `…:views`, `…:robots` → number. */
export const daysKey = (site: string): string => `${PREFIX}{${site}}:days`;

/** Hash: `counted` → visits of all days, `base` → what the counter had before. */
export const siteKey = (site: string): string => `${PREFIX}{${site}}:site`;

/** Hash: path → views. */
export const pathsKey = (site: string): string => `${PREFIX}{${site}}:paths`;

/** Sorted set: visitors of a day by their last view. */
export const seenKey = (site: string, day: string): string => `${PREFIX}{${site}}:seen:${day}`;

/** The salt of a day, in base64. */
export const saltKey = (site: string, day: string): string => `${PREFIX}{${site}}:salt:${day}`;

/** Set: days that may have a salt or hashes. */
export const hashedKey = (site: string): string => `${PREFIX}{${site}}:hashed`;

/** Hash: voter → half stars and day. */
export const votesKey = (site: string, item: string): string => `${PREFIX}{${site}}:votes:${item}`;

/** Hash: half stars → votes. */
export const tallyKey = (site: string, item: string): string => `${PREFIX}{${site}}:tally:${item}`;

/** Sorted set of items that have votes, all with the same score: sorted by name. */
export const itemsKey = (site: string): string => `${PREFIX}{${site}}:items`;

/** For finding sites by what they have. */
export const sitePattern = `${PREFIX}{*}:*`;
export const siteOfKey = (key: string): string | undefined =>
  /^ward:\{([^}]*)\}:(?:days|site|items)$/.exec(key)?.[1];
