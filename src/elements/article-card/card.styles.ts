import { css } from 'lit';

/** One card, drawn alike by the card element and in lists. No container query: the parts wrap by their own widths. */
export const cardStyles = css`
  .card {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-content: flex-start;
    height: 100%;
    box-sizing: border-box;
    overflow: hidden;
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .picture {
    flex: 1 1 100%;
    aspect-ratio: 16 / 9;
    background: var(--_fill);
    overflow: hidden;
  }
  img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .body {
    flex: 1 1 100%;
    min-width: 0;
    box-sizing: border-box;
    padding: 14px 16px 16px;
  }
  .horizontal {
    gap: 10px 16px;
    padding: 14px 16px 16px;
  }
  .horizontal .picture {
    flex: 1 1 30%;
    min-width: 9em;
    align-self: flex-start;
    border-radius: var(--_radius);
  }
  .horizontal .body {
    flex: 999 1 14em;
    padding: 0;
  }
  .compact {
    background: none;
    border: 0;
    border-radius: 0;
    overflow: visible;
  }
  .compact .body {
    padding: 0;
  }
  .headline {
    margin: 0;
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.45;
  }
  .compact .headline {
    font-size: 1em;
    font-weight: 600;
  }
  .headline a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .headline a:focus-visible {
    outline: none;
  }
  .headline a:focus-visible::after {
    outline: 3px solid var(--_accent);
    outline-offset: -3px;
    border-radius: inherit;
  }
  .card:hover a {
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .meta,
  .category {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 14px;
    font-size: 0.875em;
    color: var(--_muted);
  }
  .category {
    margin-bottom: 4px;
    font-weight: 600;
    color: var(--_accent);
  }
  .meta {
    margin-top: 6px;
  }
  .compact .meta {
    margin-top: 2px;
  }
  .summary {
    margin: 8px 0 0;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }
  /* The first column keeps the place of the stars, which are loaded later. */
  .rating {
    display: inline-grid;
    grid: auto / 5.75em auto;
    gap: 6px;
  }
  .rating span {
    grid-column: 2;
  }
`;
