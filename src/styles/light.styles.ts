import { css } from 'lit';

/** The light colours of `host.styles.ts`, for browsers that do not know `light-dark()` (before 2024). */
export const lightStyles = css`
  .root {
    --_text: var(--ward-color-text, #222);
    --_muted: var(--ward-color-muted, #555);
    --_accent: var(--ward-color-accent, #05a);
    --_line: var(--ward-color-line, #ccc);
    --_surface: var(--ward-color-surface, #fff);
    --_fill: var(--ward-color-fill, #eee);
    --_star: var(--ward-color-star, #b50);
  }
`;
