import { html, type TemplateResult } from 'lit';

/**
 * A row of stars, each in a box of 20 by 20, filled up to some of them: full and empty ones differ by shape, not only
 * by colour.
 * @param count how many
 * @param filled how many of them are full; fractions are drawn exactly
 */
export function drawStars(count: number, filled: number): TemplateResult {
  const path =
    'M-10 2.5' + 'm20 0l2.3 4.8 5.2.7-3.8 3.7.9 5.2-4.6-2.5-4.6 2.5.9-5.2-3.8-3.7 5.2-.7z'.repeat(count);
  // A nested picture cuts the filled stars off exactly; no style attribute, which a strict policy blocks.
  return html`<svg part="stars" viewBox="0 0 ${count * 20} 20" aria-hidden="true">
    <path d=${path}></path>
    <svg width=${filled * 20}><path d=${path}></path></svg>
  </svg>`;
}
