import { html, type LitElement, type TemplateResult } from 'lit';
import { dress } from './dress.ts';

/** Five stars side by side, each in a box of 20 by 20. */
const STARS = [10, 30, 50, 70, 90]
  .map((x) => `M${x} 2.5l2.3 4.8 5.2.7-3.8 3.7.9 5.2-4.6-2.5-4.6 2.5.9-5.2-3.8-3.7 5.2-.7z`)
  .join('');

/**
 * Five stars, filled up to a share of them: full and empty ones differ by shape, not only by colour.
 * @param share between 0 and 1
 */
export function stars(host: LitElement, share: number): TemplateResult {
  dress(host);
  const filled = share * 100;
  // A nested picture cuts the filled stars off exactly; no style attribute, which a strict policy blocks.
  return html`<svg viewBox="0 0 100 20" aria-hidden="true">
    <path d=${STARS}></path>
    <svg width=${filled} viewBox="0 0 ${filled} 20"><path d=${STARS}></path></svg>
  </svg>`;
}
