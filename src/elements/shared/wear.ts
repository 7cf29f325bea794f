import { adoptStyles, type CSSResult, type LitElement } from 'lit';

/** Gives an element the looks of a part that is loaded later; elements made after this have them from the start. */
export function wear(host: LitElement, styles: CSSResult): void {
  const { elementStyles } = host.constructor as typeof LitElement;
  const root = host.renderRoot as ShadowRoot;
  const sheets = root.adoptedStyleSheets ?? [];
  if (sheets.includes(styles.styleSheet!)) return;
  if (!elementStyles.includes(styles)) elementStyles.push(styles);
  // Sheets that are there stay; where none can be adopted, Lit adds an element for this one.
  adoptStyles(root, [...sheets, styles]);
}
