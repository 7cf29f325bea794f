import type { Article, Feed } from '../../contract/feed.ts';

/** An address without what may differ in writing it: scheme, fragment, escapes, slashes at the end, form of marks. */
function bare(text: string): string {
  try {
    const { host, pathname, search } = new URL(text, document.baseURI);
    return decodeURIComponent(host + pathname.replace(/\/+$/, '') + search).normalize();
  } catch {
    return text;
  }
}

/** Whether two addresses mean the same page, however they are written. */
export const samePage = (one: string, other: string): boolean => bare(one) === bare(other);

/**
 * The article that an id or an address names, and the feed it is in. One that says exactly this goes before one whose
 * address is only written otherwise.
 */
export function findIn(feeds: readonly Feed[], item: string): [Article, Feed] | undefined {
  const all = feeds.flatMap((feed) => feed.items.map((article): [Article, Feed] => [article, feed]));
  return (
    all.find(([{ id, url }]) => id === item || url === item) ??
    all.find(([{ id, url = id }]) => samePage(url, item) || samePage(id, item))
  );
}
