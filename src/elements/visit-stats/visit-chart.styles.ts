import { css } from 'lit';

export const chartStyles = css`
  .chart p {
    margin: 0;
    font-weight: 600;
  }
  .picture {
    display: flex;
    flex-direction: column;
    height: 13em;
    margin: 0;
  }
  .plot {
    flex: 1 1 0;
    display: grid;
    grid-template: minmax(0, 1fr) auto / auto minmax(0, 1fr);
    gap: 4px 8px;
    min-height: 0;
    margin-top: 12px;
    font-size: 0.8125em;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .plot span {
    display: flex;
    justify-content: space-between;
    gap: 8px;
  }
  .plot .up {
    flex-direction: column;
    align-items: flex-end;
    line-height: 1;
    margin-block: -0.5em;
  }
  .plot .along {
    grid-column: 2;
  }
  .chart svg {
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  .chart rect {
    fill: var(--_accent);
  }
  .chart rect:hover {
    fill: var(--_text);
  }
  .chart line {
    stroke: var(--_line);
    vector-effect: non-scaling-stroke;
  }
  details {
    margin-top: 0.5em;
  }
  /* Without a marker it is one line in a narrow column too. */
  summary {
    width: fit-content;
    font-size: 0.875em;
    line-height: 2;
    list-style: none;
    color: var(--_accent);
    text-decoration: underline;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 4px 0 4px 6px;
    border-bottom: 1px solid var(--_line);
    font-weight: 400;
    text-align: end;
    vertical-align: bottom;
  }
  thead th {
    color: var(--_muted);
  }
  th:first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  @media (forced-colors: active) {
    .chart rect {
      fill: CanvasText;
    }
    .chart line {
      stroke: GrayText;
    }
  }
  @media print {
    details:not([open]) {
      display: none;
    }
  }
`;
