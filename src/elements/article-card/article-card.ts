import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { findArticle } from '../../client/articles.ts';
import { feeds } from '../../client/feed-client.ts';
import type { Article, Feed } from '../../contract/feed.ts';
import { feedReader, type FeedState } from '../../controllers/feed-controller.ts';
import { wordsFor } from '../../controllers/language-controller.ts';
import { PORTAL_ZONE } from '../../i18n/dates.ts';
import { hostStyles } from '../../styles/host.styles.ts';
import { stateStyles } from '../../styles/state.styles.ts';
import { hasFallback, stateNote } from '../shared/states.ts';
import { level, oneOf } from '../shared/attributes.ts';
import { cardStyles } from './card.styles.ts';
import { cardTemplate, skeleton } from './card.template.ts';

/**
 * One article: picture, headline, date, views, stars, author, source, category, summary.
 *
 * It comes from the `article` property, else from `feed` and `item`, else from the attributes `headline`, `href` and
 * so on; an attribute beside a feed replaces what the feed says.
 *
 * @tag ward-article-card
 *
 * @slot - What to show without script, while waiting and when the feed cannot be read, such as a link.
 *
 * @fires {CustomEvent<LoadDetail>} ward-load - The feed has been read.
 * @fires {CustomEvent<ErrorDetail>} ward-error - The article could not be shown.
 *
 * @csspart card - The whole card.
 * @csspart picture - The box of the picture.
 * @csspart image - The picture itself.
 * @csspart body - All but the picture.
 * @csspart category - The first category.
 * @csspart headline - The heading.
 * @csspart link - The link in it, which covers the whole card.
 * @csspart meta - The row of date, views and stars.
 * @csspart date - The date.
 * @csspart views - How often the article was read.
 * @csspart rating - The stars.
 * @csspart summary - The summary.
 * @csspart byline - Author and source.
 * @csspart note - The sentence of the empty, failed and stale states.
 * @csspart feed-link - The link to the feed that failed.
 * @csspart button - The button that tries again.
 *
 * @cssprop [--ward-font-family=system-ui] - The font.
 * @cssprop [--ward-font-size=16px] - The size that all others follow.
 * @cssprop [--ward-color-text=#222] - Text.
 * @cssprop [--ward-color-muted=#555] - Date, author and notes.
 * @cssprop [--ward-color-accent=#05a] - Links, the category and focus rings.
 * @cssprop [--ward-color-line=#ccc] - The border.
 * @cssprop [--ward-color-surface=#fff] - Behind the card.
 * @cssprop [--ward-color-fill=#eee] - Behind notes, and in place of a picture not there yet.
 * @cssprop [--ward-color-star=#b50] - Stars, and the drawing of warnings.
 * @cssprop [--ward-radius=8px] - Corners.
 */
export class WardArticleCardElement extends LitElement {
  static override styles = [hostStyles, stateStyles, cardStyles];

  static override properties = {
    article: { attribute: false },
    feed: {},
    item: {},
    headline: {},
    href: {},
    image: {},
    imageAlt: { attribute: 'image-alt' },
    published: {},
    summary: {},
    author: {},
    source: {},
    category: {},
    views: { type: Number },
    rating: { type: Number },
    ratingCount: { type: Number, attribute: 'rating-count' },
    layout: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    refresh: { type: Number },
    timeZone: { attribute: 'time-zone' },
  };

  /** The article itself, a JSON Feed 1.1 item; it goes before everything else. */
  article: Article | undefined;
  /** Address of the feed the article is in. */
  feed = '';
  /** Id or address of the article in the feed. Default: the first. */
  item = '';
  /** The headline. */
  headline = '';
  /** Where the headline leads: an http or https address, or a relative one. */
  href = '';
  /** Address of the picture. */
  image = '';
  /** What the picture shows, for those who cannot see it. */
  imageAlt = '';
  /** When the article was published: ISO 8601, a day or a moment. */
  published = '';
  /** The summary, plain text. */
  summary = '';
  /** Who wrote it. */
  author = '';
  /** Where it was taken over from. */
  source = '';
  /** The category. */
  category = '';
  /** How often it was read. */
  views: number | undefined;
  /** Mean of its stars, out of 5. */
  rating: number | undefined;
  /** How many people gave stars; without it the stars are not shown. */
  ratingCount: number | undefined;
  /** Picture above the words, beside them where there is room, or no picture. */
  layout: 'vertical' | 'horizontal' | 'compact' = 'vertical';
  /** Level of the headline as a heading, 1 to 6. Default: 3. */
  headingLevel = 3;
  /** Reads the feed again every so many seconds while the page is visible, at least 10. Default: never. */
  refresh = 0;
  /** IANA name of the zone that dates are shown in. */
  timeZone: string = PORTAL_ZONE;

  private shown: Article | undefined;
  private readonly words = wordsFor(this);
  private readonly reader = feedReader(this, feeds, (found) => !this.item || this.find(found) !== undefined);

  /** Which of the five states the card is in. */
  get state(): FeedState {
    return this.reader.stateFor(this.shown ? 1 : 0);
  }

  /** Reads the feed again, now. */
  reload(): Promise<void> {
    return this.reader.retry();
  }

  private find([feed]: readonly Feed[]): Article | undefined {
    return this.item ? feed && findArticle(feed, this.item) : feed?.items[0];
  }

  /** What the attributes say, over what the feed says. */
  private merged(): Article | undefined {
    const { headline, href, image, imageAlt, published, summary, author, source, category, views } = this;
    const { rating: average, ratingCount: count } = this;
    const found = this.find(this.reader.feeds);
    const dayOnly = /^\d{4}-\d\d-\d\d$/.test(published);
    if (!found && !headline && !href) return undefined;
    return {
      id: href,
      ...found,
      ...(headline && { title: headline }),
      ...(href && { url: href }),
      ...(image && { image }),
      // Noon is on the same day in the portal's zone as in UTC; a time without a zone is the portal's.
      ...(published && {
        date_published: dayOnly ? `${published}T12:00Z` : published.replace(/T[\d:.]+$/, '$&+07:00'),
      }),
      ...(summary && { summary }),
      ...(author && { authors: [{ name: author }] }),
      ...(category && { tags: [category] }),
      _ward: {
        ...found?._ward,
        ...(published && { date_is_day_only: dayOnly }),
        ...(imageAlt && { image_caption: imageAlt }),
        ...(source && { source: { title: source } }),
        ...(views! >= 0 && { views: views! }),
        ...(average! >= 0 &&
          average! <= 5 &&
          count! >= 0 && { rating: { average: average!, count: count!, best: 5 } }),
      },
    };
  }

  // Not in willUpdate: that runs before the reader has noticed another feed.
  protected override update(changed: PropertyValues<this>): void {
    this.shown = this.article || this.merged();
    super.update(changed);
  }

  protected override render(): TemplateResult {
    const { reader, shown, state, timeZone } = this;
    const strings = this.words();
    const layout = oneOf(this.layout, ['vertical', 'horizontal', 'compact']);
    return html`<div class="root">
      ${stateNote(this, shown ? 1 : 0, reader, strings, timeZone)}
      ${
        shown
          ? cardTemplate(shown, {
              host: this,
              layout,
              strings,
              timeZone,
              headingLevel: level(this.headingLevel, 3),
            })
          : html`<slot @slotchange=${() => this.requestUpdate()}></slot>`
      }
      ${
        state === 'waiting' && this.feed && !shown && !hasFallback(this)
          ? html`<div aria-hidden="true">${skeleton(layout)}</div>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-article-card': WardArticleCardElement;
  }
}
