import { css } from 'lit';

/** Looks of what sends votes, loaded with it. */
export const sendingStyles = css`
  /* Stars stay where they are when a sentence comes below them. */
  .vote {
    align-content: flex-start;
  }
  .said {
    position: absolute;
    width: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .reason {
    margin-top: 4px;
    padding-inline-start: 10px;
    border-inline-start: 4px solid var(--_star);
    color: var(--_text);
  }
  button {
    font: inherit;
    font-size: 0.875em;
    font-weight: 600;
    min-height: 32px;
    padding: 3px 14px;
    color: var(--_accent);
    background: none;
    border: 1px solid;
    border-radius: var(--_radius);
    cursor: pointer;
  }
  button:hover {
    background: var(--_fill);
  }
  @media (pointer: coarse) {
    button {
      min-height: 44px;
    }
  }
`;
