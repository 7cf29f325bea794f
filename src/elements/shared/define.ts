/** The mark on the page's one registry that a second copy of the script has been noted, by whichever copy. */
type Registry = CustomElementRegistry & { ward?: unknown };

/** What `host-page.ts` adds: it makes an element ready for any page, or bars it from being registered there. */
export const hostPage: { bars?(element: CustomElementConstructor): boolean } = {};

/** Registers an element. The first script on the page wins: another copy or version is noted once, and changes nothing. */
export function define(tag: string, element: CustomElementConstructor): void {
  const registry = customElements as Registry;
  if (registry.get(tag)) registry.ward ||= !(console.info('[ward-widgets] loaded twice') as unknown);
  else if (!hostPage.bars?.(element)) registry.define(tag, element);
}
