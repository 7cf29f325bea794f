import { nothing, type TemplateResult } from 'lit';
import { known, ratingKey, ratingSource, watchers, type Rated } from '../../client/rating-client.ts';
import type { ItemRating } from '../../contract/rating.ts';
import { feedReader, type FeedReader } from '../../controllers/feed-controller.ts';
import { PORTAL_ZONE } from '../../i18n/dates.ts';
import { addVietnamese, type Strings } from '../../i18n/strings.ts';
import { stateStyles } from '../../styles/state.styles.ts';
import { stateNote } from '../shared/states.ts';
import { wear } from '../shared/wear.ts';
import type { WardStarRatingElement } from './star-rating.ts';

addVietnamese({
  'rating-failed': 'Chưa tải được đánh giá.',
  'rating-blocked': 'Không kết nối được để tải đánh giá.',
  'rating-http': 'Máy chủ đánh giá đang gặp sự cố.',
  'rating-timeout': 'Máy chủ đánh giá trả lời quá chậm.',
  'rating-too-large': 'Dữ liệu đánh giá quá lớn.',
  'rating-not-a-feed': 'Địa chỉ này không trả về dữ liệu đánh giá.',
  'rating-malformed': 'Dữ liệu đánh giá bị hỏng, chưa đọc được.',
  'rating-not-found': 'Không tìm thấy bài viết để hiện đánh giá.',
  'rating-asOf': 'Chưa cập nhật được. Đánh giá lúc {n}.',
  'rating-openFeed': 'Mở nguồn đánh giá',
});

/** What links shared elsewhere add to a page's address: the same page for all that. */
const TRACKING = /^(utm_\w+|fbclid|gclid|zarsrc)$/;

/** The page's own address: the canonical one, else as it stands, without what only says where the visitor came from. */
function pageUrl(): URL {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel~=canonical][href]');
  const url = new URL(canonical?.href || location.href);
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.hash = '';
  return url;
}

/** The item a rating belongs to. Without one it is the page: by path for a site, which may move to another host. */
export function itemOf({ item, site }: WardStarRatingElement): string {
  if (item) return item;
  const { href, pathname, search } = pageUrl();
  return site ? pathname + search : href;
}

/** What reads a rating, loaded by the first element with a `feed`. */
class Reading {
  private readonly host: WardStarRatingElement;
  readonly reader: FeedReader<Rated>;

  constructor(host: WardStarRatingElement) {
    this.host = host;
    wear(host, stateStyles);
    this.reader = feedReader(
      host,
      ratingSource(() => ({ site: host.site, item: itemOf(host) })),
    );
    const watch = () => host.requestUpdate();
    host.addController({
      hostConnected: () => void watchers.add(watch),
      hostDisconnected: () => void watchers.delete(watch),
    });
  }

  /** Address, site and item: together they name the rating among all on the page, whoever reads it. */
  get place(): [url: string, site: string, item: string] {
    const { feed, site } = this.host;
    return [new URL(/\S+/.exec(feed)?.[0] ?? '', document.baseURI).href, site, itemOf(this.host)];
  }

  /** It is known what the rating is, if there is any. */
  get answered(): boolean {
    return this.reader.feeds.length > 0;
  }

  /** The rating, a vote cast since included. */
  get rating(): ItemRating | undefined {
    return this.answered ? known(ratingKey(...this.place))?.rating : undefined;
  }

  /** What the state has to say, in words about ratings. That an article has no votes is said elsewhere. */
  note(strings: Strings): TemplateResult | typeof nothing {
    const { host, reader } = this;
    const { state } = host;
    if (state === 'ready' || state === 'empty') return nothing;
    const words = { ...strings };
    for (const [name, text] of Object.entries(strings) as [string, string][])
      if (name.startsWith('rating-')) words[name.slice(7) as 'failed'] = text;
    return stateNote(host, host.rating ? 1 : 0, reader, words, host.getAttribute('time-zone') ?? PORTAL_ZONE);
  }
}

export type { Reading };

/** Has an element read its rating. */
export const read = (host: WardStarRatingElement): Reading => new Reading(host);
