import { css } from 'lit';

/** What the first paint needs: the head, and the places of what follows it. */
export const articleStyles = css`
  .article {
    max-width: var(--ward-article-measure, 38em);
  }
  .category,
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    font-size: 0.9375em;
    color: var(--_muted);
  }
  .category {
    margin-bottom: 6px;
    font-weight: 600;
    color: var(--_accent);
  }
  /* The headline follows the column. Only it is measured: the rest still says how wide a shrinking column gets. */
  .head {
    container-type: inline-size;
  }
  .head .headline {
    font-size: clamp(1.25em, 0.95em + 2.6cqi, 1.875em);
  }
  /* For browsers from before container queries. */
  .headline {
    font-size: 1.5em;
    font-weight: 700;
    line-height: 1.5;
  }
  .meta {
    margin: 10px 0 16px;
  }
  .rating {
    display: flex;
    flex-wrap: wrap;
    gap: 0 6px;
  }
  /* The place of the stars is kept: they are loaded later. */
  .stars {
    display: grid;
    min-width: 5.75em;
  }
  .bar {
    position: relative;
    min-height: 44px;
    margin-bottom: 20px;
    border-block: 1px solid var(--_line);
  }
  .lead {
    margin: 0 0 1em;
    font-size: 1.0625em;
    font-weight: 600;
    line-height: 1.7;
  }
  .bone + .bone {
    margin-top: 16px;
  }
  /* Lines of text to come. */
  .place {
    min-height: 90vh;
    background: repeating-linear-gradient(var(--_fill) 0 1em, transparent 0 1.9em);
  }
  @media print {
    .bar,
    .place {
      display: none;
    }
  }
`;
