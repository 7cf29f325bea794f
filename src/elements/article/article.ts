import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { feeds } from '../../client/feed-client.ts';
import type { Article, Feed } from '../../contract/feed.ts';
import { feedReader, type FeedState } from '../../controllers/feed-controller.ts';
import { wordsFor } from '../../controllers/language-controller.ts';
import { lazy } from '../../controllers/lazy.ts';
import { PORTAL_ZONE } from '../../i18n/dates.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { addVietnamese, fill, type Strings } from '../../i18n/strings.ts';
import { hostStyles } from '../../styles/host.styles.ts';
import { stateStyles } from '../../styles/state.styles.ts';
import { published } from '../article-card/card.template.ts';
import { level } from '../shared/attributes.ts';
import { stateNote } from '../shared/states.ts';
import { articleStyles } from './article.styles.ts';
import { findIn } from './find-article.ts';

addVietnamese({ rated: 'Đánh giá cho bài viết:' });

const loadBody = lazy(() => import('./body.ts'));
const loadNeighbours = lazy(() => import('./neighbours.ts'));
const loadStars = lazy(() => import('../shared/stars.ts'));
const loadTools = lazy(() => import('./tools.ts'));
const loadViews = lazy(() => import('./views.ts'));
const loadWayBack = lazy(() => import('./way-back.ts'));

/** The page wrote something of its own inside the tag, apart from what it put into a slot with a name. */
const hasFallback = (host: Element): boolean =>
  [...host.childNodes].some((node) =>
    node.nodeType === Node.ELEMENT_NODE
      ? !(node as Element).slot
      : node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
  );

/** The place of an article that has not come yet. */
const skeleton = html`<div class="article" aria-hidden="true">
  <div class="head">
    <div class="headline bone">&nbsp;<br /><br /></div>
  </div>
  <div class="meta bone">&nbsp;</div>
  <div class="place bone"></div>
</div>`;

/**
 * A whole article: headline, date, views, rating, lead, body with its figures, author, source and categories, with
 * tools to print it, copy its link, share it, enlarge it and listen to it, and links to the articles before and after.
 *
 * It comes from the `article` property, else from `feed` and `item`.
 *
 * @tag ward-article
 *
 * @slot - What to show without script, while waiting and when the feed cannot be read, such as the article itself.
 * @slot rating - In place of the article's own rating, such as a `ward-star-rating` to vote with.
 *
 * @fires {CustomEvent<LoadDetail>} ward-load - The feed has been read.
 * @fires {CustomEvent<ErrorDetail>} ward-error - The article could not be shown.
 *
 * @csspart article - The whole article.
 * @csspart category - The categories.
 * @csspart headline - The heading.
 * @csspart meta - The row of date, views and rating.
 * @csspart date - The date.
 * @csspart views - How often the article was read.
 * @csspart rating - The rating.
 * @csspart stars - The stars in it.
 * @csspart tools - The row of tools.
 * @csspart button - Every button.
 * @csspart status - What a tool has done.
 * @csspart lead - The lead.
 * @csspart body - The body.
 * @csspart figure - The article's picture with its caption, where the body has none.
 * @csspart more - The link to the original, where the feed holds no more than the summary.
 * @csspart files - The list of attached files.
 * @csspart author - Who wrote it.
 * @csspart source - Where it was taken over from.
 * @csspart neighbours - The links to the articles before and after.
 * @csspart link - Each of these links.
 * @csspart back - The way back to the list, where the article cannot be found.
 * @csspart note - The sentence of the empty, failed and stale states.
 * @csspart feed-link - The link to the feed that failed.
 *
 * @cssprop [--ward-font-family=system-ui] - The font.
 * @cssprop [--ward-font-size=16px] - The size that all others follow.
 * @cssprop [--ward-color-text=#222] - Text.
 * @cssprop [--ward-color-muted=#555] - Date, captions and notes.
 * @cssprop [--ward-color-accent=#05a] - Links, buttons, categories and focus rings.
 * @cssprop [--ward-color-line=#ccc] - Borders.
 * @cssprop [--ward-color-surface=#fff] - Behind what a tool says.
 * @cssprop [--ward-color-fill=#eee] - Behind notes, quotations and the heads of tables.
 * @cssprop [--ward-color-star=#b50] - Stars, and the drawing of warnings.
 * @cssprop [--ward-radius=8px] - Corners.
 * @cssprop [--ward-article-measure=38em] - The widest an article gets: lines of some 75 characters.
 */
export class WardArticleElement extends LitElement {
  static override styles = [hostStyles, stateStyles, articleStyles];

  static override properties = {
    article: { attribute: false },
    feed: {},
    item: {},
    itemParam: { attribute: 'item-param' },
    tools: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    listUrl: { attribute: 'list-url' },
    articleUrl: { attribute: 'article-url' },
    visits: {},
    site: {},
    counting: { type: Boolean },
    refresh: { type: Number },
    timeZone: { attribute: 'time-zone' },
  };

  /** The article itself, a JSON Feed 1.1 item; it goes before everything else. */
  article: Article | undefined;
  /** Address of the feed the article is in; several, parted by white space, are searched in this order. */
  feed = '';
  /** Id or address of the article in the feed. Default: the first article. */
  item = '';
  /**
   * Name of the page's query parameter that names the article: `item` where the page is asked for as
   * `/bai-viet?item=…`. It goes before `item`, and is followed as the reader goes
   * back and forward.
   */
  itemParam = '';
  /** The tools, in order: of `print`, `copy`, `share`, `size` and `listen`. Default: all; `none` for none. */
  tools = '';
  /** Level of the headline as a heading, 1 to 6; headings in the body are below it. Default: 1. */
  headingLevel = 1;
  /** Where the list of articles is, for the way back where the article is not found. Default: the feed's home page. */
  listUrl = '';
  /**
   * Where the links to the articles before and after lead: a template into the portal's own article page, such as
   * `/bai-viet?item={id}`. `{id}` and `{url}` are replaced, percent-encoded. Default: the articles' own addresses.
   */
  articleUrl = '';
  /** Address where visits are counted: the article's views are asked for there. Needs `site`. */
  visits = '';
  /** Id of the portal that the views belong to. */
  site = '';
  /** Counts this view of the article at `visits`. */
  counting = false;
  /** Reads the feed again every so many seconds while the page is visible, at least 10. Default: never. */
  refresh = 0;
  /** IANA name of the zone that dates are shown in. */
  timeZone: string = PORTAL_ZONE;

  /** @internal The feed the article was found in. */
  origin: Feed | undefined;
  private shown: Article | undefined;
  private readonly words = wordsFor(this);
  private readonly reader = feedReader(
    this,
    feeds,
    (found) => !(this.item || this.itemParam) || !!this.find(found),
  );

  /** Which of the five states the article is in. */
  get state(): FeedState {
    return this.reader.stateFor(this.shown ? 1 : 0);
  }

  /** Reads the feed again, now. */
  reload(): Promise<void> {
    return this.reader.retry();
  }

  private readonly follow = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.follow);
    // Back in a page whose address may be another one now.
    this.follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.follow);
  }

  private find(found: readonly Feed[]): [Article | undefined, Feed?] | undefined {
    if (this.item) return findIn(found, this.item);
    const feed = found.find(({ items }) => items[0]);
    return this.itemParam || !feed ? undefined : [feed.items[0], feed];
  }

  // Before the reader looks whether it is asked for something else.
  protected override willUpdate(): void {
    if (this.itemParam) {
      this.item = new URLSearchParams(location.search).get(this.itemParam) ?? this.getAttribute('item') ?? '';
    }
  }

  protected override update(changed: PropertyValues<this>): void {
    const { shadowRoot } = this;
    const hadFocus = shadowRoot?.activeElement;
    [this.shown, this.origin] = this.article ? [this.article] : (this.find(this.reader.feeds) ?? []);
    super.update(changed);
    // The button that was pressed is gone with the failure: the keyboard goes on to what has come.
    if (hadFocus && !shadowRoot.activeElement)
      shadowRoot.querySelector<HTMLElement>('.headline[tabindex]')?.focus();
  }

  protected override render(): TemplateResult {
    const { reader, shown, state, timeZone } = this;
    const strings = this.words();
    return html`<div class="root">
      ${stateNote(this, shown ? 1 : 0, reader, strings, timeZone)}
      ${
        state === 'failed' && reader.error?.kind === 'not-found'
          ? loadWayBack(this)?.wayBack(this, strings)
          : nothing
      }
      ${
        shown
          ? this.whole(shown, strings)
          : html`<slot @slotchange=${this.follow}></slot>${
                state === 'waiting' && this.feed && !hasFallback(this) ? skeleton : nothing
              }`
      }
    </div>`;
  }

  private whole(article: Article, strings: Strings): TemplateResult {
    const { title, url, summary, tags, id, _ward: ward = {} } = article;
    const { rating } = ward;
    const language = article.language ?? this.origin?.language ?? '';
    const views = (this.visits && this.site && loadViews(this)?.viewsOf(this, article)) || ward.views;
    const top = level(this.headingLevel, 1);
    const tools = this.tools === 'none' ? undefined : loadTools(this)?.toolsOf(this);
    return html`<article
        part="article"
        class="article ${tools?.scale}"
        aria-labelledby="headline"
        lang=${/^[a-z]{2,3}(-|$)/i.test(language) ? language : nothing}
      >
        ${
          tags
            ? html`<div class="category" part="category">
                ${tags.map((tag) => html`<span>${tag}</span>`)}
              </div>`
            : nothing
        }
        <div class="head">
          <div id="headline" class="headline" part="headline" role="heading" aria-level=${top} tabindex="-1">
            ${title || url || id}
          </div>
        </div>
        <div class="meta" part="meta">
          ${published(article, { strings, timeZone: this.timeZone })}
          ${
            views === undefined
              ? nothing
              : html`<span part="views">${fill(strings.views, formatNumber(views, strings))}</span>`
          }
          <slot name="rating"
            >${
              rating
                ? html`<span class="rating" part="rating"
                    ><span>${strings.rated}</span>
                    <span class="stars">${loadStars(this)?.stars(this, rating.average / rating.best)}</span>
                    <span
                      >${fill(
                        strings.points,
                        formatNumber(rating.average, strings),
                        formatNumber(rating.count, strings),
                      )}</span
                    ></span
                  >`
                : nothing
            }</slot
          >
        </div>
        ${this.tools === 'none' ? nothing : html`<div class="bar">${tools?.template(article, strings)}</div>`}
        ${
          loadBody(this)?.body(this, article, strings, top) ??
          html`${summary ? html`<p class="lead" part="lead">${summary}</p>` : nothing}
            <div class="place" aria-hidden="true"></div>`
        }
      </article>
      ${this.origin?.items[1] ? loadNeighbours(this)?.neighbours(this, article, strings) : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-article': WardArticleElement;
  }
}
