/** Reads feeds, in browsers and in Node. */
export type * from '../contract/feed.ts';
export { FeedError, type FeedErrorKind } from '../contract/problem.ts';
export { readDate, type ReadDate, type ReadDateOptions } from './dates.ts';
export { readFeed, type ReadFeedOptions } from './read-feed.ts';
