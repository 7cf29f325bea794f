import { css } from 'lit';

export const ratingStyles = css`
  fieldset,
  input,
  p {
    all: unset;
  }
  .line,
  .vote {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
  }
  .ready {
    font-weight: 600;
  }
  .empty,
  p {
    color: var(--_muted);
  }
  /* The place of numbers not there yet. */
  .waiting {
    width: 17ch;
    height: 1.5em;
  }
  [hidden],
  [part='label']:empty {
    display: none;
  }
  svg {
    height: 1.25em;
    max-width: 100%;
    color: var(--_star);
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
  }
  svg svg {
    height: auto;
    fill: currentColor;
  }
  /* The place of what sends votes, which is loaded later. */
  .vote {
    min-height: 4.5em;
  }
  fieldset {
    display: grid;
    font-size: 26px;
  }
  fieldset > * {
    grid-area: 1/1;
  }
  fieldset div {
    display: flex;
  }
  input {
    flex: 1;
  }
  p {
    flex: 100%;
    font-size: 0.875em;
  }
  :disabled {
    opacity: 0.5;
    pointer-events: none;
  }
  /* Half a star is a target too. */
  .halves {
    font-size: 40px;
  }
  @media (pointer: coarse) {
    fieldset {
      font-size: 40px;
    }
  }
  @media (forced-colors: active) {
    svg {
      color: CanvasText;
    }
  }
  @media print {
    svg,
    .vote {
      display: none;
    }
  }
`;
