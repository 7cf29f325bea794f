import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Article } from '../../contract/feed.ts';
import { mergeArticles } from '../../client/articles.ts';
import { feeds } from '../../client/feed-client.ts';
import { feedReader, type FeedState } from '../../controllers/feed-controller.ts';
import { lazy } from '../../controllers/lazy.ts';
import { wordsFor } from '../../controllers/language-controller.ts';
import { PORTAL_ZONE } from '../../i18n/dates.ts';
import { hostStyles } from '../../styles/host.styles.ts';
import { stateStyles } from '../../styles/state.styles.ts';
import { cardStyles } from '../article-card/card.styles.ts';
import { cardTemplate, skeleton, type CardOptions } from '../article-card/card.template.ts';
import { hasFallback, stateNote } from '../shared/states.ts';
import { level, oneOf, whole } from '../shared/attributes.ts';
import { listStyles } from './article-list.styles.ts';

const loadTools = lazy(() => import('./list-tools.ts'));

/** Places kept for articles to come: enough for a screen, whatever the limit. */
const MOST_PLACES = 12;

const CARD_LAYOUTS = {
  cards: 'vertical',
  list: 'horizontal',
  headlines: 'compact',
  ticker: 'compact',
} as const;
const LAYOUTS = Object.keys(CARD_LAYOUTS) as (keyof typeof CARD_LAYOUTS)[];

/**
 * Articles of one feed, or of several merged.
 *
 * Links, or anything else, written inside the tag stay visible until the feed has been read, and when it cannot be.
 *
 * @tag ward-article-list
 *
 * @slot - What to show without script, while waiting and when the feed cannot be read, such as a few links.
 *
 * @fires {CustomEvent<LoadDetail>} ward-load - The feeds have been read.
 * @fires {CustomEvent<ErrorDetail>} ward-error - A feed could not be shown; one event for each feed.
 *
 * @csspart heading - The heading of the list.
 * @csspart list - The list of cards.
 * @csspart card - One article.
 * @csspart picture - The box of an article's picture.
 * @csspart image - The picture itself.
 * @csspart body - All of a card but the picture.
 * @csspart category - An article's first category.
 * @csspart headline - An article's heading.
 * @csspart link - The link in it, which covers the whole card.
 * @csspart meta - The row of date, views and stars.
 * @csspart date - An article's date.
 * @csspart views - How often an article was read.
 * @csspart rating - An article's stars.
 * @csspart summary - An article's summary.
 * @csspart byline - Author and source.
 * @csspart note - The sentence of the empty, failed and stale states.
 * @csspart feed-link - The link to the feed that failed.
 * @csspart button - Every button.
 * @csspart tools - The row of buttons under the list.
 *
 * @cssprop [--ward-font-family=system-ui] - The font.
 * @cssprop [--ward-font-size=16px] - The size that all others follow.
 * @cssprop [--ward-color-text=#222] - Text.
 * @cssprop [--ward-color-muted=#555] - Dates, authors and notes.
 * @cssprop [--ward-color-accent=#05a] - Links, categories, rules and focus rings.
 * @cssprop [--ward-color-line=#ccc] - Borders.
 * @cssprop [--ward-color-surface=#fff] - Behind cards.
 * @cssprop [--ward-color-fill=#eee] - Behind notes, and in place of pictures not there yet.
 * @cssprop [--ward-color-star=#b50] - Stars, and the drawing of warnings.
 * @cssprop [--ward-radius=8px] - Corners.
 * @cssprop [--ward-gap=20px] - Between cards.
 */
export class WardArticleListElement extends LitElement {
  static override styles = [hostStyles, stateStyles, cardStyles, listStyles];

  static override properties = {
    feed: {},
    limit: { type: Number },
    offset: { type: Number },
    order: {},
    category: {},
    layout: {},
    more: {},
    heading: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    articleUrl: { attribute: 'article-url' },
    refresh: { type: Number },
    timeZone: { attribute: 'time-zone' },
    page: { state: true, attribute: false },
  };

  /** Address of the feed; several, parted by white space, are merged. Relative ones follow the document's base. */
  feed = '';
  /** How many articles to show at a time. Default: 10. */
  limit = 10;
  /** How many articles to pass over at the start. Default: 0. */
  offset = 0;
  /** `newest` first, `oldest` first, or as in the `source`. */
  order: 'newest' | 'oldest' | 'source' = 'newest';
  /** Shows only articles of this category. Letter case does not matter. */
  category = '';
  /** How articles are laid out. */
  layout: 'cards' | 'list' | 'headlines' | 'ticker' = 'cards';
  /** How to reach the articles past `limit`: a `button` that adds them, `pages`, or not at all. */
  more: 'none' | 'button' | 'pages' = 'none';
  /** The list's heading. Without one the list takes its accessible name from nowhere: give one. */
  heading = '';
  /** Level of the list's heading, 1 to 6; the articles' are one below it. Default: 2. */
  headingLevel = 2;
  /**
   * Where headlines lead: a template into the portal's own article page, such as `/bai-viet?item={id}`. `{id}` and
   * `{url}` are replaced, percent-encoded. Default: the article's own address.
   */
  articleUrl = '';
  /** Reads the feed again every so many seconds while the page is visible, at least 10. Default: never. */
  refresh = 0;
  /** IANA name of the zone that dates are shown in. */
  timeZone: string = PORTAL_ZONE;

  /** @internal Pages shown (`more="button"`), or the page shown (`more="pages"`), from 1. */
  page = 1;
  /** Articles in the order shown, all of them. */
  private articles: Article[] = [];
  private readonly words = wordsFor(this);
  private readonly reader = feedReader(this, feeds);

  /** Which of the five states the list is in. */
  get state(): FeedState {
    return this.reader.stateFor(this.articles.length);
  }

  /** Reads the feeds again, now. */
  reload(): Promise<void> {
    return this.reader.retry();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('feed') || changed.has('category') || changed.has('more')) this.page = 1;
  }

  // Not in willUpdate: that runs before the reader has noticed another feed.
  protected override update(changed: PropertyValues<this>): void {
    this.articles = mergeArticles(this.reader.feeds, this).slice(whole(this.offset, 0, 0));
    super.update(changed);
  }

  protected override render(): TemplateResult {
    const { articles, heading, more, reader, state, timeZone } = this;
    const strings = this.words();
    const layout = oneOf(this.layout, LAYOUTS);
    const tools = /ticker|button|pages/.test(layout + more) ? loadTools(this)?.toolsOf(this) : undefined;
    // A ticker shows its first headline until the strip that scrolls is there.
    const size = layout === 'ticker' && !tools ? 1 : whole(this.limit, 1, 10);
    // A feed read again may have fewer pages than before.
    const page = Math.min(this.page, Math.ceil(articles.length / size) || 1);
    const top = level(this.headingLevel);
    const shown = articles.slice(more === 'pages' ? (page - 1) * size : 0, page * size);
    const options: CardOptions = {
      host: this,
      layout: CARD_LAYOUTS[layout],
      strings,
      timeZone,
      headingLevel: heading ? level(top + 1) : top,
      href: (article) =>
        this.articleUrl?.replace(/{(id|url)}/g, (_, name: 'id' | 'url') =>
          encodeURIComponent(article[name] ?? ''),
        ),
    };
    const items = shown.length
      ? shown.map((article) => html`<li>${cardTemplate(article, options)}</li>`)
      : state === 'waiting' && this.feed && !hasFallback(this)
        ? Array(Math.min(size, MOST_PLACES)).fill(
            html`<li aria-hidden="true">${skeleton(options.layout)}</li>`,
          )
        : undefined;
    return html`<section class="root ${layout}" aria-label=${heading || nothing}>
      ${
        heading
          ? html`<div class="heading" part="heading" role="heading" aria-level=${top}>${heading}</div>`
          : nothing
      }
      ${stateNote(this, articles.length, reader, strings, timeZone)}
      ${shown.length ? nothing : html`<slot @slotchange=${() => this.requestUpdate()}></slot>`}
      ${
        items
          ? html`<ul part="list" role="list" aria-busy=${!reader.settled}>
              ${items}
            </ul>`
          : nothing
      }
      <div class="tools" part="tools">${tools?.template(page, size, articles.length, strings)}</div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-article-list': WardArticleListElement;
  }
}
