/** Classes and types. Registers nothing. */
export { WardArticleListElement } from './elements/article-list/article-list.ts';
export { WardArticleCardElement } from './elements/article-card/article-card.ts';
export { setStrings, type Strings } from './i18n/strings.ts';
export type { ErrorDetail, FeedState, LoadDetail } from './controllers/feed-controller.ts';
export type * from './contract/feed.ts';
export { FeedError, type FeedErrorKind } from './contract/problem.ts';
