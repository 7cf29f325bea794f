import { webUrl } from '../../client/urls.ts';
import { visitSource, type Asker } from '../../client/visit-client.ts';
import type { Article } from '../../contract/feed.ts';
import { linkTo } from './addresses.ts';
import type { WardArticleElement } from './article.ts';

/**
 * The path that an article's views are counted under, the same from wherever a reader has come. Queries are no part of
 * a path: on a page that shows many articles, the article's id is added.
 */
export function pathOf(host: WardArticleElement, article: Article): string {
  const { origin, pathname, search } = new URL(linkTo(host, article));
  // Taken over from elsewhere, it is read on this page all the same.
  if (origin !== location.origin) return location.pathname;
  return host.itemParam || search ? `${pathname}/${encodeURIComponent(article.id)}` : pathname;
}

/** The views of the article that a host shows. */
class Views implements Asker {
  feed = '';
  site = '';
  path = '';
  map = '';
  counting = false;
  count: number | undefined;
  private readonly host: WardArticleElement;
  private article: Article | undefined;
  private abort = new AbortController();

  constructor(host: WardArticleElement) {
    this.host = host;
    host.addController({
      hostDisconnected: () => {
        // A node that is only moved is back before this runs.
        queueMicrotask(() => {
          if (!host.isConnected) this.abort.abort();
        });
      },
    });
  }

  /** Asks where there is something new to ask. */
  attend(article: Article): void {
    const { visits, site, counting } = this.host;
    const path = pathOf(this.host, article);
    const isOther = path !== this.path || visits !== this.feed || site !== this.site;
    if (!isOther && counting === this.counting && article === this.article) return;
    if (isOther) this.count = undefined;
    Object.assign(this, { feed: visits, site, path, counting, article });
    void this.reload();
  }

  async reload(): Promise<void> {
    this.abort.abort();
    const { signal } = (this.abort = new AbortController());
    const url = webUrl(this.feed);
    if (!url) return;
    try {
      const { feed } = await visitSource(this).load(url, signal);
      if (signal.aborted) return;
      this.count = feed.views?.count;
      this.host.requestUpdate();
    } catch (error) {
      // The article is there to be read; how often it was is a detail.
      if (!signal.aborted) console.warn('[ward-widgets] views not known:', error);
    }
  }
}

const known = new WeakMap<WardArticleElement, Views>();

/** How often the article was read, this time included where it is counted. Undefined until it is known. */
export function viewsOf(host: WardArticleElement, article: Article): number | undefined {
  let views = known.get(host);
  if (!views) known.set(host, (views = new Views(host)));
  views.attend(article);
  return views.count;
}
