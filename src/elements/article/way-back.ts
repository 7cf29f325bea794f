import { css, html, nothing, type TemplateResult } from 'lit';
import { feeds } from '../../client/feed-client.ts';
import { webUrl } from '../../client/urls.ts';
import { addVietnamese, type Strings } from '../../i18n/strings.ts';
import { wear } from '../shared/wear.ts';
import type { WardArticleElement } from './article.ts';

addVietnamese({ toList: 'Về danh sách bài viết', back: 'Quay lại trang trước' });

const styles = css`
  .back {
    display: inline-block;
    padding: 7px 16px;
    font: inherit;
    font-weight: 600;
    color: var(--_accent);
    background: none;
    border: 1px solid;
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .back:hover {
    background: var(--_fill);
  }
`;

/** The page that lists the articles, by the first of the feeds that says where it is. */
function homeOf(feed: string): string | undefined {
  for (const text of feed.match(/\S+/g) ?? []) {
    const url = webUrl(text);
    const home = webUrl(url && feeds.last(url)?.feed.home_page_url);
    if (home) return home;
  }
  return undefined;
}

/** The way on where the article is not there: the list, or the page before. */
export function wayBack(host: WardArticleElement, strings: Strings): TemplateResult | typeof nothing {
  wear(host, styles);
  const list = webUrl(host.listUrl) ?? homeOf(host.feed);
  if (list) return html`<a class="back" part="back" href=${list}>${strings.toList}</a>`;
  return history.length > 1
    ? html`<button class="back" part="back" type="button" @click=${() => history.back()}>
        ${strings.back}
      </button>`
    : nothing;
}
