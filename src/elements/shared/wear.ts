import { adoptStyles, type CSSResult, type LitElement } from 'lit';

const worn = new WeakMap<Node, Set<CSSResult>>();

/** The looks of parts that were loaded later. */
export const wornBy = (root: Node): Set<CSSResult> => worn.get(root) ?? new Set();

/** A sheet that the element may adopt: one of its own document. */
export function sheetFor({ ownerDocument }: Element, { cssText, styleSheet }: CSSResult): CSSStyleSheet {
  if (ownerDocument === document) return styleSheet!;
  const sheet = new ownerDocument.defaultView!.CSSStyleSheet();
  sheet.replaceSync(cssText);
  return sheet;
}

/** Gives an element the looks of a part that is loaded later, once. */
export function wear(host: LitElement, styles: CSSResult): void {
  const root = host.renderRoot as ShadowRoot;
  const known = wornBy(root);
  if (known.has(styles)) return;
  worn.set(root, known.add(styles));
  // Sheets that are there stay. Where none can be adopted, Lit adds an element for this one.
  if (styles.styleSheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetFor(host, styles)];
  else adoptStyles(root, [styles]);
}
