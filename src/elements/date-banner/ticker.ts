import { html, nothing, type TemplateResult } from 'lit';
import { PORTAL_ZONE } from '../../i18n/dates.ts';
import type { Strings } from '../../i18n/strings.ts';
import { whole } from '../shared/attributes.ts';
import { dress } from '../shared/dress.ts';
import { WardArticleListElement } from '../article-list/article-list.ts';
import { define } from '../shared/define.ts';
import type { WardDateBannerElement } from './date-banner.ts';
import { tickerStyles } from './ticker.styles.ts';
import { wear } from '../shared/wear.ts';

// Not by its file that registers: what two chunks share runs before what the page's script does first.
define('ward-article-list', WardArticleListElement);

const stop = (event: Event): void => event.stopPropagation();

/**
 * The headlines, as a list in the ticker's layout: it brings the buttons, the rest under pointer and focus, and the
 * five states. Loaded by the first banner that asks for it.
 */
export function ticker(host: WardDateBannerElement, strings: Strings): TemplateResult {
  wear(host, tickerStyles);
  // At once, and not with its buttons: it would be drawn as another layout first, and jump.
  void host.updateComplete.then(() => {
    const list = host.renderRoot.querySelector('ward-article-list');
    // A banner that has left the page meanwhile has a list that never was in it.
    if (list?.isConnected) dress(list);
  });
  // The banner has a reader of its own: the page is told once.
  const load = (event: Event) => {
    stop(event);
    // Somebody may have pressed the button that tries again. A moment later, because the banner may have read it too.
    setTimeout(() => /failed|stale/.test(host.state) && void host.reload());
  };
  // Nothing is to come any more, and the list says so. A list that is ready shows no place: it may stay.
  const isOver = host.state === 'empty' || host.state === 'failed';
  return html`<ward-article-list
    layout="ticker"
    exportparts="heading, list, headline, link, tools, button, note, feed-link"
    feed=${host.feed}
    limit=${whole(host.ticker, 1, 5)}
    heading=${strings.latest}
    article-url=${host.articleUrl ?? ''}
    refresh=${host.refresh}
    time-zone=${host.timeZone || PORTAL_ZONE}
    @ward-load=${load}
    @ward-error=${stop}
    ><slot>${isOver ? nothing : html`<div class="bone"></div>`}</slot></ward-article-list
  >`;
}
