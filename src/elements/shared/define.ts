/** What `host-page.ts` adds: it makes an element ready for any page, or refuses to have it registered there. */
export const hostPage: { refuses?(element: CustomElementConstructor): boolean } = {};

/**
 * Registers an element. The first script on the page wins: a second copy or another version is said once in the
 * console and changes nothing.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (!known) {
    if (!hostPage.refuses?.(element)) customElements.define(tag, element);
  } else if (known !== element) console.info(`[ward-widgets] <${tag}> is taken`);
}
