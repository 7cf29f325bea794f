import { css, html, type LitElement, type TemplateResult } from 'lit';
import { wear } from '../shared/wear.ts';

const digitStyles = css`
  .cells {
    display: inline-flex;
    justify-content: center;
    gap: 2px;
    width: 100%;
    line-height: 1.5;
    vertical-align: middle;
    user-select: none;
  }
  /* All of them fit a sidebar. */
  .cells.many {
    font-size: 0.75em;
  }
  .cells.most {
    font-size: 0.5em;
  }
  .cells b {
    flex: 0 1 1.4em;
    display: flex;
    justify-content: center;
    min-width: 0;
    box-sizing: border-box;
    color: var(--_text);
    background: linear-gradient(var(--_surface) 50%, var(--_fill) 50%);
    border: 1px solid var(--_line);
    border-radius: 4px;
  }
  /* Zeros put in front are no part of the number. */
  .cells .front {
    color: var(--_muted);
    font-weight: 400;
  }
  @media (forced-colors: active) {
    .cells b {
      background: Canvas;
    }
  }
`;

/**
 * A number in windows of one digit each, as on an old counter. Screen readers get it as one number.
 * @param text the number as it is written elsewhere
 * @param least how many windows there are at least
 */
export function digits(host: LitElement, text: string, least: number): TemplateResult {
  wear(host, digitStyles);
  const plain = text.replace(/\D/g, '');
  // More windows than a column has room for help nobody.
  const front = Math.min(least, 15) - plain.length;
  const all = [...plain.padStart(plain.length + Math.max(front, 0), '0')];
  const size = all.length > 10 ? 'most' : all.length > 7 ? 'many' : '';
  return html`<span class="said">${text}</span
    ><span class="cells ${size}" part="digits" aria-hidden="true"
      >${all.map(
        (digit, index) => html`<b class=${index < front ? 'front' : ''} part="digit">${digit}</b>`,
      )}</span
    >`;
}
