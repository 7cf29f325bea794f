import { css } from 'lit';

/** Looks of what is loaded later: notes, buttons, the ticker's strip. */
export const extraStyles = css`
  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    margin-bottom: 12px;
    padding: 12px clamp(10px, 5%, 16px);
    background: var(--_fill);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .note svg {
    flex: none;
    height: 2.5em;
    color: var(--_star);
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .note.empty,
  .empty svg {
    color: var(--_muted);
  }
  dl + .note {
    margin-top: 12px;
  }
  .note p {
    flex: 1 1 10em;
    margin: 0;
  }
  .note a,
  button {
    color: var(--_accent);
  }
  .note a {
    text-decoration: underline;
  }
  button {
    font: inherit;
    font-weight: 600;
    background: none;
    border: 1px solid;
    border-radius: var(--_radius);
    padding: 7px 16px;
    white-space: nowrap;
    cursor: pointer;
  }
  button:hover {
    background: var(--_fill);
  }
  button:disabled {
    color: var(--_muted);
    opacity: 0.6;
    cursor: default;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    align-items: center;
    gap: 8px 12px;
  }
  .tools:not(:empty) {
    margin-top: var(--ward-gap, 20px);
  }
  .ticker {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    align-content: center;
    box-sizing: border-box;
    min-height: inherit;
    padding: 4px 12px;
    border-block: 1px solid var(--_line);
  }
  .ticker .heading {
    margin: 0;
    padding: 0;
    border: 0;
    font-size: 1em;
    color: var(--_accent);
  }
  .ticker ul {
    flex: 1 1 18em;
    display: flex;
    gap: 0;
    min-width: 0;
    overflow-x: auto;
    scroll-snap-type: x mandatory;
    scrollbar-width: none;
    /* A strip of headlines never makes its column wider. */
    contain: inline-size;
  }
  .ticker li {
    flex: 0 0 100%;
    scroll-snap-align: start;
    box-sizing: border-box;
    padding: 6px 4px;
  }
  .ticker .tools {
    flex-wrap: nowrap;
    justify-content: flex-end;
    gap: 0;
    min-width: 108px;
    margin: 0;
    margin-inline-start: auto;
  }
  .ticker button {
    min-height: 36px;
    padding: 0 10px;
    border: 0;
  }
  .tools svg {
    display: block;
    height: 18px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
  }
  .rating svg {
    align-self: center;
    height: 1.15em;
    color: var(--_star);
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    overflow: visible;
  }
  .rating svg svg {
    overflow: hidden;
    fill: currentColor;
  }
  /* Waiting has lasted long: places that breathe show that something is still going on. */
  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .bone {
      animation: breathe 1.6s infinite alternate;
    }
  }
  @media (forced-colors: active) {
    .rating svg,
    .note svg {
      color: CanvasText;
    }
  }
  @media print {
    .card {
      break-inside: avoid;
    }
    .ticker ul {
      flex-wrap: wrap;
    }
    .tools {
      display: none;
    }
  }
`;
