import { html, nothing, svg, type ReactiveController, type TemplateResult } from 'lit';
import { dress } from '../shared/dress.ts';
import { addVietnamese, fill, type Strings } from '../../i18n/strings.ts';
import type { WardArticleListElement } from './article-list.ts';

addVietnamese({
  more: 'Xem thêm',
  shown: 'Đang hiện {n} trên {of} bài viết',
  page: 'Trang {n} / {of}',
  previous: 'Trước',
  next: 'Sau',
  play: 'Tự chạy',
  pause: 'Dừng',
});

/** How long a headline of the ticker stays, in milliseconds. */
const STAY = 6000;

const isCalm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Outlines in a box of 16 by 16. */
const icons = {
  previous: 'M10 3 5 8l5 5',
  next: 'm6 3 5 5-5 5',
  play: 'M5 3v10l8-5z',
  pause: 'M5.5 3v10M10.5 3v10',
};

/**
 * The controls under a list, loaded by the first list that has some: more articles, pages, and the ticker's buttons.
 *
 * The ticker is a strip that shows one headline at a time and scrolls: by hand, by keyboard, by its buttons and, once
 * a person has started it, by itself. It rests while the pointer or the focus is on it, and does not start where
 * less motion is asked for.
 */
class ListTools implements ReactiveController {
  private readonly host: WardArticleListElement;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: WardArticleListElement) {
    this.host = host;
    host.addController(this);
    dress(host);
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /**
   * @param page the page shown, or how many are (`more="button"`), from 1
   * @param size how many articles a page holds
   * @param total how many there are
   */
  template(page: number, size: number, total: number, strings: Strings): TemplateResult | typeof nothing {
    const { layout, more } = this.host;
    if (layout === 'ticker') return Math.min(total, size) > 1 ? this.ticker(strings) : nothing;
    const pages = Math.ceil(total / size);
    if (pages < 2) return nothing;
    const button = (to: number, name: string) =>
      html`<button
        part="button"
        type="button"
        ?disabled=${to < 1 || to > pages}
        @click=${() => this.turn(to, more === 'button' ? page * size : 0)}
      >
        ${name}
      </button>`;
    if (more === 'pages')
      return html`${button(page - 1, strings.previous)}
        <span role="status">${fill(strings.page, page, pages)}</span>
        ${button(page + 1, strings.next)}`;
    if (more !== 'button') return nothing;
    return html`<span class="said" role="status">
        ${page > 1 ? fill(strings.shown, Math.min(page * size, total), total) : nothing}
      </span>
      ${page < pages ? button(page + 1, strings.more) : nothing}`;
  }

  /** Shows another page, or more, and leads the keyboard to the first article that is new. */
  private async turn(page: number, first: number): Promise<void> {
    const { host } = this;
    host.page = page;
    await host.updateComplete;
    const item = host.renderRoot.querySelectorAll('li')[first];
    // An article without a link is no stop for the keyboard by itself.
    item?.setAttribute('tabindex', '-1');
    (item?.querySelector('a') ?? item)?.focus();
  }

  private ticker(strings: Strings): TemplateResult {
    const button = (name: keyof typeof icons, act: () => void) =>
      html`<button part="button" type="button" aria-label=${strings[name]} @click=${act}>
        <svg viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${icons[name]}></path>`}</svg>
      </button>`;
    return html`${button('previous', () => this.step(-1))}
    ${isCalm() ? nothing : button(this.timer ? 'pause' : 'play', this.toggle)}
    ${button('next', () => this.step(1))}`;
  }

  private get strip(): HTMLElement | null {
    return this.host.renderRoot.querySelector('ul');
  }

  private step(by: number): void {
    const { strip } = this;
    // Gone with a feed that failed, or not shown by the page: nothing to run.
    if (!strip?.clientWidth) return;
    const { scrollLeft, clientWidth, scrollWidth } = strip;
    const count = Math.round(scrollWidth / clientWidth);
    const to = (Math.round(scrollLeft / clientWidth) + by + count) % count;
    strip.scrollTo({ left: to * clientWidth, behavior: isCalm() ? 'auto' : 'smooth' });
  }

  private toggle = (): void => {
    if (this.timer) this.hostDisconnected();
    else this.timer = setInterval(() => !this.strip?.matches(':hover, :focus-within') && this.step(1), STAY);
    this.host.requestUpdate();
  };
}

const known = new WeakMap<WardArticleListElement, ListTools>();

/** The controls of a list; the same at each call. */
export function toolsOf(host: WardArticleListElement): ListTools {
  let tools = known.get(host);
  if (!tools) known.set(host, (tools = new ListTools(host)));
  return tools;
}
