import { html, nothing, type TemplateResult } from 'lit';
import { mergeArticles } from '../../client/articles.ts';
import type { Article } from '../../contract/feed.ts';
import { addVietnamese, type Strings } from '../../i18n/strings.ts';
import { addressOf } from './addresses.ts';
import type { WardArticleElement } from './article.ts';
import { neighboursStyles } from './neighbours.styles.ts';
import { wear } from '../shared/wear.ts';

addVietnamese({
  neighbours: 'Bài viết khác',
  older: 'Bài cũ hơn',
  newer: 'Bài mới hơn',
});

/** Links to the articles published right before and right after, in the same feed. */
export function neighbours(
  host: WardArticleElement,
  article: Article,
  strings: Strings,
): TemplateResult | typeof nothing {
  const articles = mergeArticles([host.origin!], { order: 'newest', category: null });
  const at = articles.indexOf(article);
  const way = (kind: 'older' | 'newer', to: Article | undefined) => {
    const href = to && addressOf(host, to);
    return href
      ? html`<a class="way" part="link" href=${href} rel=${kind === 'older' ? 'prev' : 'next'}
          ><span class="kind">${strings[kind]}</span> <span class="name">${to.title || href}</span></a
        >`
      : nothing;
  };
  const ways = at < 0 ? [] : [way('older', articles[at + 1]), way('newer', articles[at - 1])];
  if (ways.every((link) => link === nothing)) return nothing;
  wear(host, neighboursStyles);
  return html`<nav class="ways" part="neighbours" aria-label=${strings.neighbours}>${ways}</nav>`;
}
