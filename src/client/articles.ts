import type { Article, Feed } from '../contract/feed.ts';

export type Order = 'newest' | 'oldest' | 'source';

export interface Choice {
  order: Order;
  /** Only articles with this tag (letter case does not matter); empty for all. */
  category: string | null;
}

const same = (text: string): string => text.normalize().trim().toLowerCase();

/**
 * The articles of several feeds as one list. An article that stands in more than one of them (by address, else
 * by id) appears once, where it is met first. Articles without a date come last and keep the feed's own order.
 */
export function mergeArticles(feeds: readonly Feed[], { order, category }: Choice): Article[] {
  const seen = new Set<string>();
  const wanted = category && same(category);
  const articles = feeds
    .flatMap(({ items }) => items)
    .filter(({ id, url = id, tags }) => {
      if (wanted && !tags?.some((tag) => same(tag) === wanted)) return false;
      return !seen.has(url) && seen.add(url);
    });
  if (order === 'source') return articles;
  const sign = order === 'oldest' ? 1 : -1;
  return articles.sort(({ date_published: a }, { date_published: b }) =>
    // RFC 3339 in UTC sorts as text.
    a && b ? (a < b ? -sign : a > b ? sign : 0) : a ? -1 : b ? 1 : 0,
  );
}

/** The article that an id or an address names. */
export function findArticle({ items }: Feed, item: string): Article | undefined {
  return items.find(({ id, url }) => id === item || url === item);
}
