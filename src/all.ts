/** Registers every element, as tags and as `<div data-ward>`: the one-script build. */
import './elements/shared/host-page.ts';
import { openDataWard } from './doors/data-ward.ts';
import { shareStrings } from './i18n/shared-strings.ts';

export * from './elements/article/article.define.ts';
export * from './elements/article-card/article-card.define.ts';
export * from './elements/article-list/article-list.define.ts';
export * from './elements/date-banner/date-banner.define.ts';
export * from './elements/star-rating/star-rating.define.ts';
export * from './elements/visit-stats/visit-stats.define.ts';
export { setStrings } from './i18n/shared-strings.ts';

if (typeof document !== 'undefined') {
  shareStrings();
  openDataWard();
}
