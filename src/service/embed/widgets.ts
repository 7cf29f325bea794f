import type { ZodObject } from 'zod';
import { z } from '../schema.ts';
import { parameters as p } from './parameters.ts';

/** A widget that can stand in a frame. */
export interface Widget {
  /** Title of its page. */
  title: { vi: string; en: string };
  /** What may be asked for; each is an attribute of the same name, a few apart that `attributes.ts` knows. */
  query: ZodObject;
}

const looks = { theme: p.theme.optional(), lang: p.lang.optional(), links: p.links.optional() };
const heading = { heading: p.heading.optional(), 'heading-level': p.headingLevel.optional() };
const refresh = { refresh: p.refresh.optional() };
const site = { site: p.site.optional() };

/** All widgets, by the name that stands in their tag and in the address. */
export const widgets: Record<string, Widget> = {
  'visit-stats': {
    title: { vi: 'Thống kê truy cập', en: 'Visit statistics' },
    query: z.object({
      site: p.site,
      path: p.path.optional(),
      rows: p.rows.optional(),
      labels: p.labels.optional(),
      counting: p.counting.optional(),
      grouping: p.grouping.optional(),
      layout: p.layout(['table', 'digits', 'inline']).optional(),
      digits: p.digits.optional(),
      chart: p.chart.optional(),
      ...heading,
      ...refresh,
      ...looks,
    }),
  },
  'star-rating': {
    title: { vi: 'Đánh giá bài viết', en: 'Article rating' },
    query: z.object({
      site: p.site,
      item: p.item,
      precision: p.precision.optional(),
      readonly: p.readonly.optional(),
      label: p.label.optional(),
      ...refresh,
      ...looks,
    }),
  },
  'article-list': {
    title: { vi: 'Danh sách bài viết', en: 'Articles' },
    query: z.object({
      feed: p.feeds,
      ...site,
      limit: p.limit.optional(),
      offset: p.offset.optional(),
      order: p.order.optional(),
      category: p.category.optional(),
      layout: p.layout(['cards', 'list', 'headlines', 'ticker']).optional(),
      more: p.more.optional(),
      'article-url': p.articleUrl.optional(),
      ...heading,
      ...refresh,
      ...looks,
    }),
  },
  'article-card': {
    title: { vi: 'Bài viết', en: 'Article' },
    query: z.object({
      feed: p.feed,
      ...site,
      item: p.item.optional(),
      layout: p.layout(['vertical', 'horizontal', 'compact']).optional(),
      'heading-level': p.headingLevel.optional(),
      ...refresh,
      ...looks,
    }),
  },
  article: {
    title: { vi: 'Bài viết', en: 'Article' },
    query: z.object({
      feed: p.feeds,
      ...site,
      item: p.item.optional(),
      tools: p.tools.optional(),
      counting: p.counting.optional(),
      'list-url': p.listUrl.optional(),
      'article-url': p.articleUrl.optional(),
      'heading-level': p.headingLevel.optional(),
      ...refresh,
      ...looks,
    }),
  },
  'date-banner': {
    title: { vi: 'Ngày tháng', en: 'Date' },
    query: z.object({
      ...site,
      greeting: p.greeting.optional(),
      portal: p.portal.optional(),
      format: p.format.optional(),
      clock: p.clock.optional(),
      lunar: p.lunar.optional(),
      feed: p.feed.optional(),
      ticker: p.ticker.optional(),
      'article-url': p.articleUrl.optional(),
      ...refresh,
      ...looks,
    }),
  },
};
