/**
 * Registers an element. The first script on the page wins: a second copy or another version is said once in the
 * console and changes nothing.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  else if (known !== element) console.info(`[ward-widgets] <${tag}> is there already`);
}
