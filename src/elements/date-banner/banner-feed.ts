import type { TemplateResult } from 'lit';
import { feeds } from '../../client/feed-client.ts';
import { feedReader, type FeedState } from '../../controllers/feed-controller.ts';
import { lazy } from '../../controllers/lazy.ts';
import { addVietnamese, type Strings } from '../../i18n/strings.ts';
import type { WardDateBannerElement } from './date-banner.ts';

addVietnamese({ latest: 'Tin mới' });

const loadTicker = lazy(() => import('./ticker.ts'));

/** What a banner takes from its feed. */
export interface BannerFeed {
  readonly state: FeedState;
  /** The feed's title: the portal's name. */
  readonly title: string | undefined;
  reload(): Promise<void>;
  /** The headlines; undefined until their part has come. */
  ticker(strings: Strings): TemplateResult | undefined;
}

/** The way to a banner's feed, loaded by the first banner that has one. */
export function bannerFeed(host: WardDateBannerElement): BannerFeed {
  const reader = feedReader(host, feeds);
  return {
    get state() {
      const shown = reader.feeds.filter(({ items, title }) => (host.ticker != null ? items.length : title));
      return reader.stateFor(shown.length);
    },
    get title() {
      return reader.feeds.find(({ title }) => title)?.title;
    },
    async reload() {
      await Promise.all([host.renderRoot.querySelector('ward-article-list')?.reload(), reader.retry()]);
    },
    ticker: (strings) => loadTicker(host)?.ticker(host, strings),
  };
}
