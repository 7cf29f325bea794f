/** Classes and types. Registers nothing. */
export { WardArticleElement } from './elements/article/article.ts';
export { WardArticleCardElement } from './elements/article-card/article-card.ts';
export { WardArticleListElement } from './elements/article-list/article-list.ts';
export { WardDateBannerElement } from './elements/date-banner/date-banner.ts';
export { WardStarRatingElement, type VoteDetail } from './elements/star-rating/star-rating.ts';
export { WardVisitStatsElement } from './elements/visit-stats/visit-stats.ts';
export { setStrings } from './i18n/shared-strings.ts';
export type { Strings } from './i18n/strings.ts';
export type { ErrorDetail, FeedState, LoadDetail } from './controllers/feed-controller.ts';
export type * from './contract/feed.ts';
export type * from './contract/rating.ts';
export type * from './contract/visit-series.ts';
export type * from './contract/visits.ts';
export { FeedError, type FeedErrorKind } from './contract/problem.ts';
