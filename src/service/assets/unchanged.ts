/**
 * Whether who asks has the answer already.
 * @param asked `If-None-Match`: `*`, or one or more tags, weak or not
 */
export const isUnchanged = (asked: string | undefined, etag: string): boolean =>
  asked !== undefined &&
  (asked.trim() === '*' ||
    asked.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.replace(/^W\//, '')));
