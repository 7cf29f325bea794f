import { css } from 'lit';

/** One card, drawn alike by the card element and in lists. No container query: the parts wrap by their own widths. */
export const cardStyles = css`
  .card,
  .meta,
  .rating {
    display: flex;
    flex-wrap: wrap;
  }
  .card {
    position: relative;
    align-content: flex-start;
    height: 100%;
    box-sizing: border-box;
  }
  .card:not(.compact) {
    overflow: hidden;
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .vertical .body,
  .horizontal {
    gap: 10px 16px;
    padding: clamp(10px, 5%, 16px);
  }
  .picture,
  .body {
    flex: 100%;
    min-width: 0;
    box-sizing: border-box;
  }
  .picture {
    aspect-ratio: 16 / 9;
    max-height: 22em;
    background: var(--_fill);
    overflow: hidden;
  }
  img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .horizontal .picture {
    flex: 1 1 clamp(9em, 30%, 16em);
    align-self: flex-start;
    border-radius: var(--_radius);
  }
  .horizontal .body {
    flex: 999 1 14em;
  }
  .headline {
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.45;
    text-wrap: pretty;
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
  }
  .card:hover a {
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .meta,
  .category {
    font-size: 0.875em;
    color: var(--_muted);
  }
  .category {
    margin-bottom: 4px;
    font-weight: 600;
    color: var(--_accent);
  }
  .meta {
    align-items: center;
    gap: 2px 14px;
    margin-top: 4px;
  }
  .summary {
    margin: 6px 0 0;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }
  .rating {
    gap: 0 6px;
  }
  /* The place of the stars, which are loaded later. */
  .stars {
    display: grid;
    width: 5.75em;
  }
`;
