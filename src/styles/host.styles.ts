import { css } from 'lit';

/**
 * The wall between the host page and a widget, and the tokens that reach through it.
 *
 * `!important` inside `:host` beats the page's own rules, even its `!important` ones. `.root` then drops all that
 * is inherited (`all` leaves custom properties alone) and takes back only what should follow the page.
 * Colours follow the page's `color-scheme`. Browsers that do not know `light-dark()` load `light.styles.ts`, and stay
 * light.
 */
export const hostStyles = css`
  :host {
    display: block !important;
  }
  :host([hidden]) {
    display: none !important;
  }
  .root {
    all: initial;
    display: block;
    visibility: inherit;
    color-scheme: inherit;
    direction: ltr;
    font: var(--ward-font-size, 16px) / 1.5 var(--ward-font-family, system-ui, sans-serif);
    overflow-wrap: break-word;
    color: var(--_text);
    --_text: var(--ward-color-text, light-dark(#222, #eee));
    --_muted: var(--ward-color-muted, light-dark(#555, #bbb));
    --_accent: var(--ward-color-accent, light-dark(#05a, #8cf));
    --_line: var(--ward-color-line, light-dark(#ccc, #444));
    --_surface: var(--ward-color-surface, light-dark(#fff, #222));
    --_fill: var(--ward-color-fill, light-dark(#eee, #333));
    --_star: var(--ward-color-star, light-dark(#b50, #fb4));
    --_radius: var(--ward-radius, 8px);
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
`;
