import { css } from 'lit';

/**
 * The wall between the host page and a widget, and the tokens that reach through it.
 *
 * `!important` inside `:host` beats the page's own rules, even its `!important` ones. `.root` then drops all that
 * is inherited (`all` leaves custom properties alone) and takes back only what should follow the page.
 * Colours follow the page's `color-scheme`; browsers that do not know `light-dark()` stay light.
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
    font: 400 var(--ward-font-size, 16px) / 1.5
      var(--ward-font-family, system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    overflow-wrap: break-word;
    color: var(--_text);
    --_text: var(--ward-color-text, #1d2129);
    --_muted: var(--ward-color-muted, #565d6b);
    --_accent: var(--ward-color-accent, #0b57a4);
    --_line: var(--ward-color-line, #d7dce4);
    --_surface: var(--ward-color-surface, #fff);
    --_fill: var(--ward-color-fill, #eef1f6);
    --_star: var(--ward-color-star, #b45309);
    --_radius: var(--ward-radius, 8px);
    --_gap: var(--ward-gap, 20px);
  }
  @supports (color: light-dark(red, red)) {
    .root {
      --_text: var(--ward-color-text, light-dark(#1d2129, #e8eaef));
      --_muted: var(--ward-color-muted, light-dark(#565d6b, #a9b1bf));
      --_accent: var(--ward-color-accent, light-dark(#0b57a4, #8ec1ff));
      --_line: var(--ward-color-line, light-dark(#d7dce4, #3b424f));
      --_surface: var(--ward-color-surface, light-dark(#fff, #1a1e26));
      --_fill: var(--ward-color-fill, light-dark(#eef1f6, #262c37));
      --_star: var(--ward-color-star, light-dark(#b45309, #f5b942));
    }
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
