import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { clockFor, now } from '../../controllers/clock-controller.ts';
import type { FeedState } from '../../controllers/feed-controller.ts';
import { lazy } from '../../controllers/lazy.ts';
import { wordsFor } from '../../controllers/language-controller.ts';
import { formatShort, portalClock } from '../../i18n/portal-date.ts';
import { hostStyles } from '../../styles/host.styles.ts';
import type { BannerFeed } from './banner-feed.ts';
import { bannerStyles } from './date-banner.styles.ts';

const loadAfter = lazy(() => import('./after.ts'));
const loadFeed = lazy(() => import('./banner-feed.ts'));
const loadWhen = lazy(() => import('./when.ts'));

/** Keeps the place of a text that has yet to come. */
const PLACE = '\u00a0';

/**
 * Today's date as portals print it, with the portal's name or a greeting, and on request a clock, the lunar date and
 * the newest headlines.
 *
 * The date is the portal's, whatever the visitor's zone. It moves on at the portal's midnight, and a visitor's clock
 * that is wrong by more than two minutes is corrected by the server's, see `server-time`.
 *
 * @tag ward-date-banner
 *
 * @slot - What to show without script; with `ticker`, also until there are headlines and when the feed cannot be read.
 * @slot start - Before everything else, such as a flag or a link.
 * @slot end - After everything else.
 * @slot login - The link that leads to the login, last of all. The page styles what is in the slots.
 *
 * @fires {CustomEvent<LoadDetail>} ward-load - The feed has been read.
 * @fires {CustomEvent<ErrorDetail>} ward-error - The feed could not be read; date, clock and `portal` are shown all the same.
 *
 * @csspart banner - The whole banner.
 * @csspart portal - The portal's name.
 * @csspart when - Date, clock and lunar date together.
 * @csspart date - The date.
 * @csspart clock - The clock.
 * @csspart lunar - The lunar date.
 * @csspart greeting - The greeting.
 * @csspart ticker - The box of the headlines.
 * @csspart heading - The heading of the headlines.
 * @csspart list - The strip of headlines.
 * @csspart headline - A headline.
 * @csspart link - The link in it.
 * @csspart tools - The row of the ticker's buttons.
 * @csspart button - Every button.
 * @csspart note - The sentence of the ticker's empty, failed and stale states.
 * @csspart feed-link - The link to the feed that failed.
 *
 * @cssprop [--ward-font-family=system-ui] - The font.
 * @cssprop [--ward-font-size=16px] - The size that all others follow.
 * @cssprop [--ward-color-text=#222] - Name, greeting and headlines.
 * @cssprop [--ward-color-muted=#555] - The lunar date and notes.
 * @cssprop [--ward-color-accent=#05a] - Date and clock, buttons and focus rings.
 * @cssprop [--ward-color-line=#ccc] - The lines above and below the headlines.
 * @cssprop [--ward-color-fill=#eee] - Behind everything.
 * @cssprop [--ward-color-star=#b50] - The drawing of warnings.
 * @cssprop [--ward-radius=8px] - Corners of notes.
 */
export class WardDateBannerElement extends LitElement {
  static override styles = [hostStyles, bannerStyles];

  static override properties = {
    greeting: {},
    portal: {},
    format: {},
    clock: {},
    lunar: { type: Boolean },
    date: {},
    feed: {},
    ticker: {},
    articleUrl: { attribute: 'article-url' },
    refresh: { type: Number },
    timeZone: { attribute: 'time-zone' },
    serverTime: { attribute: 'server-time' },
  };

  /** The greeting; `{n}` stands for the portal's name. Without a value: `Chào mừng bạn đến với {n}!`. Default: none. */
  greeting: string | undefined;
  /** The portal's name. Default: the feed's title. It is not shown again where the greeting says it. */
  portal: string | undefined;
  /** `Thứ Năm, 21/11/2024`, or `Thứ Năm, ngày 21 tháng 11 năm 2024`. */
  format: 'short' | 'long' = 'short';
  /** Shows a clock of 24 hours: minutes, or `seconds` as well. Default: none. */
  clock: string | undefined;
  /** Shows the lunar date too, from 2000 to 2099. */
  lunar = false;
  /**
   * A day or a time to show in place of now: ISO 8601, such as `2024-11-21` or `2024-11-21T08:30`, in the portal's
   * zone where it names none. A day has no clock. Default: now.
   */
  date: string | undefined;
  /** Address of the feed that the portal's name and the headlines come from. */
  feed = '';
  /** Shows the feed's newest headlines, one at a time: how many. Without a value: 5. Default: none. */
  ticker: string | undefined;
  /** Where headlines lead, as in `ward-article-list`. Default: the article's own address. */
  articleUrl: string | undefined;
  /** Reads the feed again every so many seconds while the page is visible, at least 10. Default: never. */
  refresh = 0;
  /** IANA name of the portal's zone. Default: Asia/Ho_Chi_Minh. */
  timeZone: string | undefined;
  /**
   * What to ask what o'clock it is, by one HEAD request for a page: an address on the page's own host, or `none`.
   * Default: this script, where it comes from that host, else the page.
   */
  serverTime: string | undefined;

  private source: BannerFeed | undefined;
  private readonly words = wordsFor(this);

  constructor() {
    super();
    clockFor(this);
  }

  /** Which of the five states the banner is in; `ready` where it has no feed. */
  get state(): FeedState {
    return this.feed ? (this.source?.state ?? 'waiting') : 'ready';
  }

  /** Reads the feed again, now. */
  reload(): Promise<void> | undefined {
    return this.source?.reload();
  }

  protected override willUpdate(): void {
    if (this.feed) this.source ??= loadFeed(this)?.bannerFeed(this);
  }

  protected override updated(): void {
    loadAfter(this)?.after(this);
  }

  protected override render(): TemplateResult {
    const { feed, greeting, source } = this;
    const strings = this.words();
    const other = this.date || this.timeZone;
    const more = (other || this.lunar || this.clock != null || this.format === 'long') && loadWhen(this);
    const day = portalClock(now()).slice(0, 10);
    const name = this.portal || source?.title || (feed ? PLACE : '');
    // Frameworks set true where an attribute has no value.
    const text = greeting === '' || (greeting as unknown) === true ? strings.welcome : (greeting ?? '');
    const welcome = name.trim() || !text.includes('{n}') ? text.replace('{n}', () => name) : name;
    const part = (of: string, text: unknown) => (text ? html`<div part=${of}>${text}</div>` : nothing);
    return html`<div class="root" part="banner">
      <div class="row">
        <slot name="start"></slot>
        ${part('portal', welcome.includes(name) ? '' : name)}
        <div part="when">
          ${
            more
              ? more.when(this, strings)
              : html`<time part="date" datetime=${day}>${other ? PLACE : formatShort(day, strings)}</time>`
          }
        </div>
        ${part('greeting', welcome)}
        <slot name="end"></slot><slot name="login"></slot>
      </div>
      ${
        feed && this.ticker != null
          ? html`<div class="ticker" part="ticker">${source?.ticker(strings) ?? html`<slot></slot>`}</div>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-date-banner': WardDateBannerElement;
  }
}
