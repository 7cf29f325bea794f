import { adoptStyles, type CSSResult, type LitElement } from 'lit';

const worn = new WeakMap<Node, Set<CSSResult>>();

/** Gives an element the looks of a part that is loaded later, once. */
export function wear(host: LitElement, styles: CSSResult): void {
  const root = host.renderRoot as ShadowRoot;
  const known = worn.get(root) ?? new Set();
  if (known.has(styles)) return;
  worn.set(root, known.add(styles));
  const { styleSheet } = styles;
  // Sheets that are there stay. Where none can be adopted, Lit adds an element for this one.
  if (styleSheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  else adoptStyles(root, [styles]);
}
