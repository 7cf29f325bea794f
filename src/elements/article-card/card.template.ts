import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Article } from '../../contract/feed.ts';
import { upgrade, webUrl } from '../../client/urls.ts';
import { lazy } from '../../controllers/lazy.ts';
import { formatDay } from '../../i18n/dates.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { fill, type Strings } from '../../i18n/strings.ts';

export type CardLayout = 'vertical' | 'horizontal' | 'compact';

export interface CardOptions {
  host: LitElement;
  layout: CardLayout;
  strings: Strings;
  timeZone: string;
  headingLevel: number;
  /** Where the headline leads, in place of the article's own address. */
  href?: (article: Article) => string | undefined;
}

const loadStars = lazy(() => import('../shared/stars.ts'));

/** One article as a card. What the article does not say is not drawn. */
export function cardTemplate(article: Article, options: CardOptions): TemplateResult {
  const { layout, strings, headingLevel } = options;
  const { title = '', summary, authors, tags, _ward: { views, source } = {} } = article;
  const href = webUrl(options.href?.(article) || article.url);
  const full = layout !== 'compact';
  const author = authors
    ?.map(({ name }) => name)
    .filter(Boolean)
    .join(', ');
  return html`<article part="card" class="card ${layout}">
    ${full ? picture(article, options) : nothing}
    <div class="body" part="body">
      ${full && tags?.[0] ? html`<div class="category" part="category">${tags[0]}</div>` : nothing}
      <div class="headline" part="headline" role="heading" aria-level=${headingLevel}>
        ${href ? html`<a part="link" href=${href}>${title || href}</a>` : title}
      </div>
      <div class="meta" part="meta">
        ${published(article, options)}
        ${
          views === undefined
            ? nothing
            : html`<span part="views">${fill(strings.views, formatNumber(views, strings))}</span>`
        }
        ${rating(article, options)}
      </div>
      ${full && summary ? html`<p class="summary" part="summary">${summary}</p>` : nothing}
      ${
        full
          ? html`<div class="meta" part="byline">
              ${author ? html`<span>${fill(strings.author, author)}</span>` : nothing}
              ${source?.title ? html`<span>${fill(strings.source, source.title)}</span>` : nothing}
            </div>`
          : nothing
      }
    </div>
  </article>`;
}

/** Words that are not there yet, which break into lines like those to come. Small: space stays between the lines. */
const words = (count: number) => html`<small class="bone">${`${'\u00a0'.repeat(9)} `.repeat(count)}</small>`;

/** The place of a card that has not come yet: laid out as it will be, and so as high as most are. */
export const skeleton = (layout: CardLayout): TemplateResult => {
  const full = layout !== 'compact';
  return html`<div class="card ${layout}">
    ${full ? html`<div class="picture"></div>` : nothing}
    <div class="body">
      ${full ? html`<div class="category">${words(3)}</div>` : nothing}
      <div class="headline">${words(13)}</div>
      <div class="meta">${words(5)}</div>
      ${full ? html`<div>${words(16)}</div>` : nothing}
    </div>
  </div>`;
};

/** Addresses of pictures that failed to load: their cards are drawn without. */
const broken = new Set<string>();

function picture({ image, _ward }: Article, { host }: CardOptions): unknown {
  const src = webUrl(image && upgrade(image));
  if (!src || broken.has(src)) return nothing;
  const fail = () => {
    broken.add(src);
    host.requestUpdate();
  };
  return html`<div class="picture" part="picture">
    <img part="image" src=${src} alt=${_ward?.image_caption ?? ''} loading="lazy" @error=${fail} />
  </div>`;
}

/** When an article was published, as a day of the portal. */
export function published(
  { date_published: text, _ward }: Article,
  { strings, timeZone }: Pick<CardOptions, 'strings' | 'timeZone'>,
): unknown {
  const date = new Date(text ?? NaN);
  if (!text || isNaN(+date)) return nothing;
  const day = formatDay(date, strings, timeZone);
  const datetime = _ward?.date_is_day_only ? day.replace(/.*?(\d+)\/(\d+)\/(\d+)$/, '$3-$2-$1') : text;
  return html`<time part="date" datetime=${datetime}>${day}</time>`;
}

function rating({ _ward }: Article, { host, strings }: CardOptions): unknown {
  if (!_ward?.rating) return nothing;
  const { average, count, best } = _ward.rating;
  return html`<span class="rating" part="rating"
    ><span class="stars">${loadStars(host)?.stars(host, average / best)}</span>
    <span>${fill(strings.points, formatNumber(average, strings), formatNumber(count, strings))}</span></span
  >`;
}
