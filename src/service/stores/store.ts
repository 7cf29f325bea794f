/**
 * What the companion keeps, and the one way to it. Two stores have it: SQLite, embedded, and Valkey or Redis. Both pass
 * the same tests (`test/service/stores/`).
 *
 * A promise of a write resolves when the store has it as safe as it ever will be: in SQLite on disk. Where the store
 * cannot be reached or cannot write, promises reject with a {@link StoreError}; nothing is half done then. Where it was
 * lost before it could answer, nobody knows whether the write is done.
 */
export interface Store {
  /** Counts one view, and answers with the numbers after it. */
  countView(view: View): Promise<VisitNumbers>;
  /** The numbers of a site as they are. */
  visits(question: VisitQuestion): Promise<VisitNumbers>;
  /** Days that have numbers, from `from` to `to`, both in it, oldest first. */
  series(site: string, from: string, to: string): Promise<DayNumbers[]>;

  /**
   * The random salt of a site's day: made, once for all who ask, where there is none.
   * @returns 32 bytes
   */
  salt(site: string, day: string): Promise<Uint8Array>;
  /** Deletes the salts of a site's days before `day`, with all that was hashed with them. */
  forget(site: string, day: string): Promise<void>;

  /** Gives a voter's stars to an item, in the place of those given before. */
  vote(vote: Vote): Promise<Tally>;
  /** Takes a voter's stars back; nothing happens where there are none. */
  unvote(vote: Omit<Vote, 'halves' | 'day'>): Promise<Tally>;
  /** The tallies of items, in their order. */
  tallies(site: string, items: readonly string[]): Promise<Tally[]>;

  /** The last good answer of a feed. */
  feed(id: string): Promise<StoredFeed | undefined>;
  keepFeed(id: string, feed: StoredFeed): Promise<void>;

  /** What voter tokens are signed with: 32 random bytes, made once. */
  secret(): Promise<Uint8Array>;

  /** Ids of the sites that have numbers or votes, sorted. */
  sites(): Promise<string[]>;
  /** Views of a site's pages, most viewed first. */
  paths(site: string): AsyncIterable<PathViews>;
  /** Items of a site that have votes, with their tallies, sorted. */
  rated(site: string): AsyncIterable<{ item: string; tally: Tally }>;

  /**
   * Sets the numbers of days, in the place of what was there. The site's total changes as the days' visits do: whoever
   * sets both sets the total last.
   */
  setDays(site: string, days: readonly DayNumbers[]): Promise<void>;
  /** Sets the views of pages, in the place of what was there; however many pages there are then. */
  setPaths(site: string, paths: readonly PathViews[]): Promise<void>;
  /** Sets what the site's total is now; what is counted later is added to it. */
  setTotal(site: string, total: number): Promise<void>;

  /** Resolves when the store can be read and written. */
  check(): Promise<void>;
  /**
   * What whoever runs the companion should know of the store's own settings: a sentence each, to be logged once.
   */
  warnings(): Promise<string[]>;
  /**
   * Copies everything but salts and hashes to a file, while the store goes on. A file that is there is replaced, once
   * the copy is whole.
   * @param onProgress told how much of how much is done
   * @throws {StoreError} where the store is none that is copied so
   */
  backup(path: string, onProgress?: (done: number, total: number) => void): Promise<void>;
  /** Waits for what is under way, then lets go of everything. */
  close(): Promise<void>;
}

/** What is asked about a site's visits. Days are such as `2024-11-21`, in the site's zone. */
export interface VisitQuestion {
  site: string;
  /** Now, in milliseconds since 1970. */
  at: number;
  /** Now's day. */
  today: string;
  /** The first millisecond since 1970 that is not in today any more. */
  until: number;
  yesterday: string;
  /** The first day of this week, a Monday. */
  week: string;
  /** The first day of this month. */
  month: string;
  /** Whose views are asked for too. */
  path?: string | undefined;
  /** The total of a site that never had one set, before anything was counted. */
  initialTotal: number;
}

/** A view to count. */
export interface View extends VisitQuestion {
  /**
   * Whose view it is: a hash with the salt of today. Without one the view is counted, and no visit. A visit begins with
   * a visitor's first view of the day, or the first after 30 idle minutes (`bounds.ts`).
   */
  visitor?: Uint8Array | undefined;
  /** A program's view: it is counted apart, and nothing else changes. */
  robot?: boolean | undefined;
}

/** Whole numbers from 0. */
export interface VisitNumbers {
  total: number;
  /** Visitors of today with a view in the last 5 minutes: at midnight nobody is known any more. */
  online: number;
  today: number;
  yesterday: number;
  week: number;
  month: number;
  /** Views of the page asked for; absent where none was, or where it is past the number of pages counted. */
  views?: number | undefined;
}

export interface DayNumbers {
  date: string;
  visits: number;
  views: number;
  /** Views of programs. */
  robots: number;
}

export interface PathViews {
  path: string;
  views: number;
}

export interface Vote {
  site: string;
  item: string;
  /** Who votes: a hash of the token's random part. */
  voter: Uint8Array;
  /** Stars in halves: 1 to 10. */
  halves: number;
  /** The day of the vote: all that is kept of its time. */
  day: string;
}

/** How many voters gave how many half stars: `[0]` is for half a star, `[9]` for five. */
export type Tally = readonly number[];

/** A feed as it was last read. */
export interface StoredFeed {
  /** Where it was asked for and how it was read: a feed of another address is another feed. */
  url: string;
  /** JSON Feed 1.1. */
  body: string;
  /** Milliseconds since 1970: when it was read, or last found unchanged. */
  readAt: number;
  /** Milliseconds since 1970 until which nobody asks again. */
  freshUntil: number;
  /** Upstream's `ETag` and `Last-Modified`, to ask with. */
  etag?: string | undefined;
  modified?: string | undefined;
}

/** The store cannot be reached, or cannot write. `message` is for developers, in English. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
