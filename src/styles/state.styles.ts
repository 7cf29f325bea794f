import { css } from 'lit';

/** Looks of waiting, empty, failed and stale, the same in every element. */
export const stateStyles = css`
  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    margin-bottom: 12px;
    padding: 12px 16px;
    color: var(--_muted);
    background: var(--_fill);
    border-inline-start: 4px solid var(--_star);
    border-radius: var(--_radius);
  }
  .empty {
    border-color: var(--_line);
  }
  .note p {
    flex: 1 1 11em;
    margin: 0;
  }
  .note a {
    text-decoration: underline;
  }
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
    animation: breathe 1.6s infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
  @media (prefers-reduced-motion) {
    .bone {
      animation: none;
    }
  }
`;
