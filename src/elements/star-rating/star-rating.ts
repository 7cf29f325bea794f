import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Rating } from '../../contract/feed.ts';
import type { FeedState } from '../../controllers/feed-controller.ts';
import { wordsFor } from '../../controllers/language-controller.ts';
import { lazy } from '../../controllers/lazy.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { addVietnamese, fill } from '../../i18n/strings.ts';
import { hostStyles } from '../../styles/host.styles.ts';
import { drawStars } from '../shared/draw-stars.ts';
import { choices } from './choices.ts';
import type { Reading } from './reading.ts';
import type { Sending } from './sending.ts';
import { ratingStyles } from './star-rating.styles.ts';

addVietnamese({
  rated: 'Đánh giá cho bài viết:',
  ratingNone: 'Chưa có đánh giá',
  ratingStars: '{n} điểm',
  ratingMissing: 'Xin chọn số điểm',
});

const loadReading = lazy(() => import('./reading.ts'));
const loadSending = lazy(() => import('./sending.ts'));
const loadJsonLd = lazy(() => import('./json-ld.ts'));

/** More stars than this do not fit a phone as targets; nor twice as many halves. */
const MOST = 10;
const MOST_HALVED = 6;

/** `ward-vote`: somebody is about to give stars. */
export interface VoteDetail {
  site: string;
  /** As it is sent: the page's own path where `item` is empty. */
  item: string;
  /** The stars given; 0 takes the vote back. */
  stars: number;
  /** Those given before; 0 for none. */
  previous: number;
}

/**
 * The stars of an article, and where voting is on, a choice of stars to give.
 *
 * The rating shown comes from `feed`: a feed that holds the item, a JSON file of ratings, or with `site` the ratings
 * interface of a portal. Until it is read, and without one, `value` and `count` are shown. With `site` visitors can
 * vote. With `name` the element is a form control: `value` is then the choice, and nothing is sent. With `voting` the
 * page handles `ward-vote`.
 *
 * Arrow keys only choose; Enter, Space or the button sends. A click or a touch sends at once.
 *
 * @tag ward-star-rating
 *
 * @attr {string} [time-zone=Asia/Ho_Chi_Minh] - IANA name of the zone that times are shown in.
 *
 * @slot - What to show without script, while waiting and when the rating cannot be read, such as the rating in words.
 *
 * @fires {CustomEvent<VoteDetail>} ward-vote - Somebody gives stars, changes them or takes them back. Cancelable: the
 *   page then sends the vote itself, and says what came of it by `mine`, `value` and `count`.
 * @fires {Event} input - A person moved to other stars.
 * @fires {Event} change - A person gave other stars.
 * @fires {CustomEvent<LoadDetail<Rated>>} ward-load - The rating has been read.
 * @fires {CustomEvent<ErrorDetail>} ward-error - The rating could not be read, or a vote was not taken.
 *
 * @csspart rating - The line of label, stars and numbers.
 * @csspart label - The text before the stars.
 * @csspart stars - Each row of stars.
 * @csspart points - The rating in words.
 * @csspart choices - The stars to choose from; they follow its font size.
 * @csspart own - The visitor's own choice in words.
 * @csspart reason - What became of the vote, where it is worth a sentence.
 * @csspart note - The sentence of the failed and stale states.
 * @csspart feed-link - The link to the feed that failed.
 * @csspart button - Every button.
 *
 * @cssprop [--ward-font-family=system-ui] - The font.
 * @cssprop [--ward-font-size=16px] - The size that all others follow.
 * @cssprop [--ward-color-text=#222] - Text.
 * @cssprop [--ward-color-muted=#555] - The visitor's own choice, "no votes yet" and notes.
 * @cssprop [--ward-color-accent=#05a] - Buttons and focus rings.
 * @cssprop [--ward-color-line=#ccc] - Borders.
 * @cssprop [--ward-color-fill=#eee] - Behind notes, and in place of numbers not there yet.
 * @cssprop [--ward-color-star=#b50] - Stars, and the drawing of warnings.
 * @cssprop [--ward-radius=8px] - Corners.
 */
export class WardStarRatingElement extends LitElement {
  /** Takes part in forms. */
  static formAssociated = true;
  static override shadowRootOptions = { mode: 'open', delegatesFocus: true } as const;
  static override styles = [hostStyles, ratingStyles];

  static override properties = {
    feed: {},
    site: {},
    item: {},
    value: { type: Number },
    count: { type: Number },
    max: { type: Number },
    precision: { type: Number },
    readonly: { type: Boolean },
    voting: { type: Boolean },
    name: { reflect: true },
    required: { type: Boolean },
    disabled: { type: Boolean },
    label: {},
    jsonLd: { attribute: 'json-ld' },
    refresh: { type: Number },
    mine: { type: Number },
    hovered: { state: true },
  };

  /** Where the rating is read: a feed, a JSON file of ratings, or with `site` the ratings interface of a portal. */
  feed = '';
  /** Id of the portal that the ratings belong to; visitors can then vote. */
  site = '';
  /** What is rated: an id or an address. Default: the page, by its canonical address or its own. */
  item = '';
  /** The mean shown. With `name`: the stars chosen, at first those of the attribute. */
  value: number | undefined;
  /** How many votes the mean `value` is made of. */
  count: number | undefined;
  /** How many stars there are, 1 to 10. Default: as many as the feed says, else 5. */
  max: number | undefined;
  /** Steps to choose in: 1, or 0.5 where there are at most six stars. */
  precision: 1 | 0.5 = 1;
  /** Shows the rating and takes no votes. */
  readonly = false;
  /** Takes votes for the page, which handles `ward-vote`. */
  voting = false;
  /** Name in a form; the element is a form control then. */
  name = '';
  /** In a form, stars must be chosen. */
  required = false;
  /** Stars are shown and cannot be chosen. */
  disabled = false;
  /** The text before the stars, empty for none. Default: `Đánh giá cho bài viết:`. */
  label: string | undefined;
  /** Tells search engines of the rating (JSON-LD), once there are votes: the name of what is rated, empty for the page's title. */
  jsonLd: string | undefined;
  /** Reads the rating again every so many seconds while the page is visible, at least 10. Default: never. */
  refresh = 0;
  /** The visitor's own stars. With `name`, they are `value`. */
  mine: number | undefined;

  private readonly words = wordsFor(this);
  private internals: ElementInternals | undefined;
  /** @internal What reads the rating. */
  reading: Reading | undefined;
  /** @internal What sends votes. */
  votes: Sending | undefined;
  /** @internal Stars under the pointer. */
  hovered = 0;

  /** Which of the five states the element is in; `empty` where there are no votes. */
  get state(): FeedState {
    const { rating } = this;
    return (
      this.reading?.reader.stateFor(rating ? 1 : 0) ?? (rating ? 'ready' : this.feed ? 'waiting' : 'empty')
    );
  }

  /** The rating shown, a vote on its way included; a `count` of 0 where the page does not say it. */
  get rating(): Rating | undefined {
    const { value, count, stars: best } = this;
    const read = this.reading?.rating;
    if (read) return read.count ? (this.votes?.expected(read) ?? read) : undefined;
    return (!this.name || this.readonly) && value! > 0 && value! <= best && !(count! < 1)
      ? { average: value!, best, count: count || 0 }
      : undefined;
  }

  /** @internal Visitors can choose stars. */
  get isOpen(): string | boolean {
    return !this.readonly && (this.isSent || this.name);
  }

  /** @internal What they choose is sent, by us or by the page. */
  get isSent(): string | boolean {
    return this.voting || this.site;
  }

  /** @internal The stars that are checked; 0 for none. */
  get chosen(): number {
    return this.votes?.chosen ?? (this.value || 0);
  }

  /** @internal How many stars there are. */
  get stars(): number {
    const stars = this.max ?? this.reading?.rating?.best;
    return stars! >= 1 && stars! <= MOST ? stars! : 5;
  }

  /** @internal The steps to choose in. */
  get step(): number {
    return this.precision === 0.5 && this.stars <= MOST_HALVED ? 0.5 : 1;
  }

  /** Reads the rating again, now. */
  reload(): Promise<void> | undefined {
    return this.reading?.reader.retry();
  }

  /** @internal */
  formResetCallback(): void {
    // A vote that was sent stands.
    if (!this.votes) this.value = +this.getAttribute('value')!;
  }

  /** @internal */
  formDisabledCallback(): void {
    this.requestUpdate();
  }

  /** @internal */
  formStateRestoreCallback(state: string): void {
    this.value = +state;
  }

  /** @internal Tells the form what is chosen. */
  fillIn(): void {
    const { name, value, required } = this;
    if (!name) return;
    const internals = (this.internals ??= this.attachInternals());
    const chosen = value! > 0 && value! <= this.stars ? `${value}` : null;
    internals.setFormValue(chosen);
    internals.setValidity({ valueMissing: required && !chosen }, this.words().ratingMissing);
  }

  protected override willUpdate(): void {
    // Before rendering, which asks whether a fieldset or the attribute turns the choices off.
    this.toggleAttribute('disabled', this.disabled);
    if (this.feed) this.reading ??= loadReading(this)?.read(this);
    if (this.isOpen && this.isSent) this.votes ??= loadSending(this)?.send(this);
  }

  protected override updated(): void {
    this.fillIn();
    // Radio buttons that a person has checked follow a form that is reset, and a vote that is rolled back.
    for (const input of this.renderRoot.querySelectorAll('input'))
      input.checked = +input.value === this.chosen;
    if (this.jsonLd != null) loadJsonLd(this)?.describe(this);
  }

  protected override render(): TemplateResult {
    const { rating, state, isOpen, isSent, count, reading, name, label } = this;
    const { average = 0, best = 5, count: votes } = rating ?? {};
    const strings = this.words();
    const waiting = state === 'waiting';
    const failed = state === 'failed' && !name;
    // There is a rating, or it is known that there is none.
    const answered = rating || count === 0 || reading?.answered;
    const points = formatNumber(average, strings) + (best === 5 ? '' : `/${best}`);
    return html`<div class="root">
      ${reading?.note(strings)}
      <div
        class="line"
        part="rating"
        ?hidden=${!answered && (failed || this.firstElementChild || this.textContent.trim())}
      >
        <span part="label">${label ?? strings.rated}</span>
        ${rating || waiting || !isOpen ? drawStars(this.stars, (average / best) * this.stars) : nothing}
        <span class=${state} part="points"
          >${
            rating
              ? fill(
                  votes ? strings.points : strings.ratingStars,
                  points,
                  votes && formatNumber(votes, strings),
                )
              : waiting || (isOpen && !answered)
                ? nothing
                : strings.ratingNone
          }</span
        >
      </div>
      ${answered ? nothing : html`<slot @slotchange=${() => this.requestUpdate()}></slot>`}
      ${
        isOpen && !failed
          ? html`<div class="vote">${isSent && !this.votes?.isReady ? nothing : choices(this, strings)}</div>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-star-rating': WardStarRatingElement;
  }
}
