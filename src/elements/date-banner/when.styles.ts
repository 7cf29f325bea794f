import { css } from 'lit';

/** Date, clock and lunar date beside each other, or under each other where there is no room. */
export const whenStyles = css`
  [part='when'] {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 16px;
  }
  [part='clock'] {
    font-variant-numeric: tabular-nums;
  }
  [part='lunar'] {
    font-size: 0.875em;
    color: var(--_muted);
  }
`;
