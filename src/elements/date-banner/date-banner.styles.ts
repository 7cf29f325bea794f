import { css } from 'lit';

/** One line where there is room. The parts wrap by their own widths: a container query would shrink a banner in a flex row. */
export const bannerStyles = css`
  .root {
    background: var(--_fill);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 20px;
    padding: 8px 12px;
  }
  [part='greeting'] {
    flex: 1 1 16em;
  }
  time {
    font-weight: 600;
    color: var(--_accent);
  }
  /* As high as the ticker will be, whose own styles then ask how wide the banner is. */
  .ticker {
    min-height: clamp(46px, (480px - 100vw) * 99, 162px);
  }
`;
