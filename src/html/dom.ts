/** Without `instanceof`: some old libraries put an `Element` of their own in place of the browser's. */
export const isElement = (node: Node | null | undefined): node is Element =>
  node?.nodeType === Node.ELEMENT_NODE;

/** Moves all that an element holds, one by one: a body may hold more nodes than a call takes arguments. */
export function moveChildren(from: Node, to: Node, before: Node | null = null): void {
  while (from.firstChild) to.insertBefore(from.firstChild, before);
}

/** Takes an element away and leaves what it holds. */
export function unwrap(element: Element): void {
  if (element.parentNode) moveChildren(element, element.parentNode, element);
  element.remove();
}

/** Gives an element another name. */
export function rename(element: Element, name: string): Element {
  const renamed = element.ownerDocument.createElement(name);
  for (const { name: attribute, value } of element.attributes) renamed.setAttribute(attribute, value);
  moveChildren(element, renamed);
  element.replaceWith(renamed);
  return renamed;
}

/** Text in one line, without what is not seen. */
export const plainText = (text: string | null | undefined) =>
  (text ?? '').replace(/[\s\u00a0\u200b-\u200d\ufeff]+/g, ' ').trim();
