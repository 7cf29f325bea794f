import { css } from 'lit';

/** What only screen readers are told, and what stands for content that has not come yet. */
export const stateStyles = css`
  .said {
    position: absolute;
    width: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .bone {
    background: var(--_fill);
    border-radius: 4px;
  }
`;
