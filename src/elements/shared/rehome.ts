import type { CSSResult, LitElement } from 'lit';
import { sheetFor, wornBy } from './wear.ts';

/**
 * Gives an element its looks back that has come into another document, such as a frame's: browsers drop the sheets
 * of the old one. Loaded by the first element that this happens to.
 */
export function rehome(host: LitElement): void {
  const root = host.renderRoot as ShadowRoot | undefined;
  if (!root || !host.ownerDocument.defaultView) return;
  const own = (host.constructor as typeof LitElement).elementStyles as CSSResult[];
  const all = [...own, ...wornBy(root)];
  // Where no sheets can be adopted, their elements have come along.
  if (all[0]?.styleSheet) root.adoptedStyleSheets = all.map((styles) => sheetFor(host, styles));
}
