import { css } from 'lit';

/**
 * Rows beside one another where there is room, else below; in a narrow column a number goes below its name. Places
 * kept while waiting are as high as what comes, so that nothing jumps.
 */
export const visitStyles = css`
  .table,
  .digits {
    padding: 14px 16px 8px;
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .heading {
    margin-bottom: 8px;
    padding-bottom: 8px;
    font-size: 1.125em;
    font-weight: 700;
    border-bottom: 2px solid var(--_accent);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr));
    gap: 0 32px;
    margin: 0;
    /* Lines stand between rows only: the uppermost are cut off. */
    overflow: hidden;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
    margin-top: -1px;
    padding: 7px 0;
    border-top: 1px solid var(--_line);
  }
  dt {
    color: var(--_muted);
  }
  dd {
    flex: 1 0 auto;
    /* A number of four digits with its dot. */
    min-width: 5ch;
    margin: 0;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .total dd {
    min-width: 7ch;
  }
  .bone {
    display: inline-block;
    width: 5ch;
    height: 1em;
    vertical-align: middle;
  }
  /* The counter's windows are loaded later; their place is kept. */
  .digits .row:first-child {
    grid-column: 1 / -1;
    display: block;
    padding-bottom: 12px;
    text-align: center;
  }
  .digits .row:first-child dd {
    font-size: 1.5em;
    line-height: 2;
    text-align: center;
  }
  .inline,
  .inline dl {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 20px;
  }
  .inline .heading {
    margin: 0;
    padding: 0;
    font-size: 1em;
    border: 0;
  }
  .inline .row {
    gap: 0 6px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .inline dd {
    text-align: start;
  }
  .inline .note,
  .chart {
    flex: 1 0 100%;
  }
  /* The chart is loaded later; its place is kept. */
  .chart {
    min-height: 15.25em;
    margin: 8px 0 6px;
  }
`;
