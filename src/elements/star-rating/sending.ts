import { html, nothing } from 'lit';
import { ballotFor, type Ballot } from '../../client/rating-votes.ts';
import type { FeedError } from '../../contract/problem.ts';
import type { ItemRating } from '../../contract/rating.ts';
import type { ErrorDetail } from '../../controllers/feed-controller.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { addVietnamese, fill, type Strings } from '../../i18n/strings.ts';
import { wear } from '../shared/wear.ts';
import type { Additions } from './choices.ts';
import type { VoteDetail, WardStarRatingElement } from './star-rating.ts';
import { sendingStyles } from './sending.styles.ts';

addVietnamese({
  yourRating: 'Đánh giá của bạn',
  votePicked: '{n} điểm, chưa gửi',
  voteSend: 'Gửi',
  voted: 'Bạn đã đánh giá bài viết này: {n} điểm',
  voteUndo: 'Bỏ đánh giá',
  voteTaken: 'Đã ghi nhận đánh giá của bạn.',
  voteUndone: 'Đã bỏ đánh giá của bạn.',
  voteWaits: 'Bạn đang ngoại tuyến. Đánh giá sẽ được gửi khi có mạng trở lại.',
  voteBlocked: 'Không kết nối được. Đánh giá của bạn chưa được gửi.',
  voteRefused: 'Trang này không được nhận đánh giá.',
  voteTooMany: 'Có quá nhiều đánh giá trong thời gian ngắn. Hãy thử lại sau.',
  voteFailed: 'Máy chủ chưa ghi được đánh giá của bạn. Hãy thử lại sau.',
});

/** Why a vote was not taken, in the reader's words. */
function reason({ kind, status }: FeedError, strings: Strings): string {
  if (kind === 'blocked' || kind === 'timeout') return strings.voteBlocked;
  return status === 429 ? strings.voteTooMany : status === 403 ? strings.voteRefused : strings.voteFailed;
}

/**
 * What votes need beyond a choice of stars, loaded by the first element that sends them.
 *
 * Arrow keys check a radio button at each step, so their choice waits for Enter, Space or the button. Every other way
 * to check one (pointer, touch, Space, a screen reader's own command) is a choice made.
 */
class Sending {
  /** Stars chosen by arrow keys, not sent. */
  picked: number | undefined;
  /** The stars checked last were not given: not yet, or the page has prevented it. */
  isIdle = false;
  private readonly host: WardStarRatingElement;
  private ballot: Ballot | undefined;
  /** An arrow key is down. */
  private moving = false;
  private reported: unknown;

  constructor(host: WardStarRatingElement) {
    this.host = host;
    wear(host, sendingStyles);
    const root = host.renderRoot;
    root.addEventListener('keydown', (event) => this.onKeydown(event as KeyboardEvent));
    root.addEventListener('keyup', () => (this.moving = false));
    root.addEventListener('click', (event) => this.onClick(event));
    host.addController({
      hostUpdate: () => this.join(),
      hostDisconnected: () => this.leave(),
    });
  }

  /** The ballot is known, or the page does without. */
  get isReady(): boolean {
    return Boolean(this.ballot) || !this.host.site;
  }

  /** The stars that are checked; 0 for none. */
  get chosen(): number {
    return this.picked ?? this.own;
  }

  /** The rating with the visitor's vote in it. */
  expected(rating: ItemRating): ItemRating {
    return this.ballot?.expected(rating) ?? rating;
  }

  /** A person has checked some stars. */
  take(stars: number): void {
    this.isIdle = this.moving || !this.give(stars);
    if (this.moving) this.picked = stars;
    this.host.requestUpdate();
  }

  /** What is said and offered beside the stars. */
  additions(strings: Strings): Additions {
    const { ballot, own, picked } = this;
    const text = (words: string, n: number) => fill(words, formatNumber(n, strings));
    const button = (words: string, act: () => void) =>
      html`<button part="button" type="button" ?disabled=${this.host.matches(':disabled')} @click=${act}>
        ${words}
      </button>`;
    const done = own ? strings.voteTaken : strings.voteUndone;
    const waits = ballot?.failure ? reason(ballot.failure, strings) : ballot?.isWaiting && strings.voteWaits;
    return [
      picked
        ? button(strings.voteSend, this.send)
        : own && !this.host.required
          ? button(strings.voteUndo, this.undo)
          : nothing,
      picked ? text(strings.votePicked, picked) : own ? text(strings.voted, own) : strings.yourRating,
      html`<p class=${waits ? 'reason' : 'said'} part="reason" role="status">
        ${waits || (ballot?.done ? done : nothing)}
      </p>`,
    ];
  }

  /** The visitor's stars; 0 for none. */
  private get own(): number {
    const { name, value, mine } = this.host;
    return mine || (name && value) || 0;
  }

  private keep(stars: number): void {
    const { host } = this;
    host.mine = stars || undefined;
    if (host.name) host.value = host.mine;
    host.fillIn();
  }

  /** Finds the ballot of the item, once its rating has been read. */
  private join(): void {
    const { site, reading } = this.host;
    const ballot = site && reading?.answered ? ballotFor(...reading.place) : undefined;
    if (ballot === this.ballot) return;
    this.leave();
    this.ballot = ballot;
    this.picked = undefined;
    if (!ballot) return;
    ballot.watchers.add(this.watch);
    if (ballot.stars || !this.host.name) this.keep(ballot.stars);
  }

  private leave(): void {
    this.ballot?.watchers.delete(this.watch);
    this.ballot = undefined;
  }

  private watch = (elsewhere: boolean): void => {
    const { ballot, host } = this;
    const { stars, failure } = ballot!;
    this.keep(stars);
    host.requestUpdate();
    if (elsewhere) void host.reload();
    if (!failure || failure === this.reported) return;
    this.reported = failure;
    const { kind, message, status, url, cause } = failure;
    console.warn('[ward-widgets]', message);
    const detail: ErrorDetail = { kind, message, status, url, cause };
    host.dispatchEvent(new CustomEvent('ward-error', { detail, bubbles: true, composed: true }));
  };

  /**
   * Gives stars; 0 takes them back.
   * @returns false where that changes nothing, or the page has prevented it
   */
  private give(stars: number): boolean {
    const { ballot, host, own: previous } = this;
    this.picked = undefined;
    host.requestUpdate();
    if (stars === previous) return false;
    const [, site, item] = host.reading?.place ?? ['', host.site, host.item];
    const detail: VoteDetail = { site, item, stars, previous };
    const vote = new CustomEvent('ward-vote', { detail, bubbles: true, composed: true, cancelable: true });
    if (!host.dispatchEvent(vote)) return false;
    if (ballot) ballot.cast(stars);
    else this.keep(stars);
    return true;
  }

  /** On the stars that arrow keys have checked already, a click changes nothing, but is a choice made. */
  private onClick({ target }: Event): void {
    const { picked, moving } = this;
    if (!moving && picked && (target as HTMLInputElement).value === String(picked)) this.send();
  }

  private onKeydown(event: KeyboardEvent): void {
    const { key, target } = event;
    const isChoice = target instanceof HTMLInputElement;
    this.moving = isChoice && key.startsWith('Arrow');
    if (!isChoice || !this.picked) return;
    if (key === 'Enter' || key === ' ') {
      // Else Space would check what is checked, and send it twice.
      event.preventDefault();
      this.send();
    } else if (key === 'Escape') {
      this.picked = undefined;
      this.host.requestUpdate();
    }
  }

  private send = (): void => {
    if (this.picked && this.give(this.picked)) this.emit('change');
    void this.refocus();
  };

  private undo = (): void => {
    if (this.give(0)) {
      this.emit('input');
      this.emit('change');
    }
    void this.refocus();
  };

  /** The button is gone with what it did: the keyboard goes on to the stars. */
  private async refocus(): Promise<void> {
    const root = this.host.renderRoot as ShadowRoot;
    if (!(root.activeElement instanceof HTMLButtonElement)) return;
    await this.host.updateComplete;
    (root.querySelector<HTMLInputElement>('input:checked') ?? root.querySelector('input'))?.focus();
  }

  private emit(name: string): void {
    this.host.dispatchEvent(new Event(name, { bubbles: true, composed: name === 'input' }));
  }
}

export type { Sending };

/** Has an element send its votes. */
export const send = (host: WardStarRatingElement): Sending => new Sending(host);
