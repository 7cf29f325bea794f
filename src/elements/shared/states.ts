import { html, nothing, type TemplateResult } from 'lit';
import type { FeedController, FeedState } from '../../controllers/feed-controller.ts';
import { webUrl } from '../../client/urls.ts';
import { formatTime } from '../../i18n/dates.ts';
import { fill, type Strings } from '../../i18n/strings.ts';

/** True when the page wrote something inside the tag: it is shown until there is something better. */
export const hasFallback = (element: Element): boolean =>
  Boolean(element.firstElementChild || element.textContent?.trim());

/** What the states have to say: "loading" to screen readers when it takes long; empty, failed and stale to all. */
export function stateNote(
  state: FeedState,
  { error, slow, staleSince, retry }: Pick<FeedController, 'error' | 'slow' | 'staleSince' | 'retry'>,
  strings: Strings,
  timeZone: string,
): TemplateResult {
  const feed = webUrl(error?.url);
  const text =
    state === 'empty'
      ? strings.empty
      : state === 'failed'
        ? strings[error!.kind]
        : state === 'stale' && fill(strings.stale, formatTime(staleSince!, timeZone));
  return html`<span class="said" role="status">${slow ? strings.loading : nothing}</span> ${
      text
        ? html`<div class="note ${state}" part="note">
            <p>${text}</p>
            ${error && feed ? html`<a part="feed-link" href=${feed}>${strings.openFeed}</a>` : nothing}
            ${error ? html`<button part="button" type="button" @click=${retry}>${strings.retry}</button>` : nothing}
          </div>`
        : nothing
    }`;
}
