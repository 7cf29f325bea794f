/** A feed as the companion answers with it. */
export interface CachedFeed {
  /** JSON Feed 1.1. */
  body: string;
  etag: string;
  /** Milliseconds since 1970. */
  readAt: number;
  freshUntil: number;
  /** Why it is older than it should be: the kind of error of the latest try. */
  stale?: string | undefined;
}

/** The configured feeds, each read once for all who ask. */
export interface FeedCache {
  /**
   * The feed of that id, as fresh as it can be had.
   * @throws {Problem} `unknown-feed`; `feed-failed` where there is no good answer, however old
   */
  get(id: string): Promise<CachedFeed>;
}
