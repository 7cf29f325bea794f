import { css } from 'lit';

export const toolsStyles = css`
  .bar {
    container-type: inline-size;
  }
  .bar > div {
    display: flex;
    flex-wrap: wrap;
    column-gap: 2px;
  }
  .bar button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 7px;
    min-width: 44px;
    min-height: 44px;
    padding: 4px 10px;
    border: 0;
    font-size: 0.9375em;
  }
  .bar button[aria-disabled='true'] {
    color: var(--_muted);
    opacity: 0.6;
    cursor: default;
  }
  .bar svg {
    flex: none;
    width: 20px;
    height: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .letter {
    font-size: 1.125em;
    line-height: 1;
  }
  .told {
    position: absolute;
    z-index: 1;
    inset: calc(100% + 6px) auto auto 0;
    max-width: 100%;
    box-sizing: border-box;
    margin: 0;
    padding: 6px 14px;
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
    user-select: text;
  }
  .told:empty {
    clip-path: inset(50%);
  }
  .frame,
  .address {
    position: absolute;
    inset: 0 auto auto 0;
    width: 1px;
    height: 1px;
    padding: 0;
    border: 0;
    opacity: 0;
    resize: none;
    pointer-events: none;
  }
  .s90 {
    --_scale: 0.9;
  }
  .s120 {
    --_scale: 1.2;
  }
  .s140 {
    --_scale: 1.4;
  }
  .s170 {
    --_scale: 1.7;
  }
  /* Where there is no room for words, signs do: the names stay for those who are read to. */
  @container (max-width: 36em) {
    .bar .word {
      position: absolute;
      width: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
`;
