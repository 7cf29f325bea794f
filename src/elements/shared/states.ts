import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { FeedReader } from '../../controllers/feed-controller.ts';
import { lazy } from '../../controllers/lazy.ts';
import type { Strings } from '../../i18n/strings.ts';

/** True when the page wrote something inside the tag: it is shown until there is something better. */
export const hasFallback = (element: Element): boolean =>
  Boolean(element.firstElementChild || element.textContent.trim());

const loadDress = lazy(() => import('./dress.ts'));

const loadNote = lazy(() => import('./state-note.ts'));

/**
 * What a state has to say: "loading", to screen readers, when it takes long; empty, failed and stale to all.
 * @param shown how many articles there are to show
 */
export function stateNote(
  host: LitElement,
  shown: number,
  reader: FeedReader<unknown>,
  strings: Strings,
  timeZone: string,
): TemplateResult {
  // Browsers from before 2024 need colours they know.
  if (globalThis.CSS?.supports('color', 'light-dark(red,red)') === false) loadDress(host)?.lighten(host);
  const state = reader.stateFor(shown);
  if (reader.slow) loadDress(host)?.dress(host);
  const quiet = state === 'waiting' || state === 'ready';
  // One sentence is always at hand, should the rest not be had.
  const note = () =>
    loadNote(host)?.note(host, state, reader, strings, timeZone) ?? strings[state as 'failed'];
  return html`<span class="said" role="status">${reader.slow ? strings.loading : nothing}</span>${
      quiet ? nothing : note()
    }`;
}
