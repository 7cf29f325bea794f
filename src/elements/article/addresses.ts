import { webUrl } from '../../client/urls.ts';
import type { Article } from '../../contract/feed.ts';
import type { WardArticleElement } from './article.ts';

/** Where an article is read on this portal: by the page's template, else its own address. */
export function addressOf({ articleUrl }: WardArticleElement, article: Article): string | undefined {
  const own = articleUrl?.replace(/{(id|url)}/g, (_, name: 'id' | 'url') =>
    encodeURIComponent(article[name] ?? ''),
  );
  return webUrl(own || article.url);
}

/** Where the article that is shown can be read, as it is passed on to others. */
export function linkTo(host: WardArticleElement, article: Article): string {
  const here = location.href.replace(/#.*/, '');
  // A page that is told in its address what to show has that address.
  return host.itemParam ? here : (addressOf(host, article) ?? here);
}
