/**
 * Finds elements on the page: those there now, at once, and all that come later or become such, whoever brings them.
 * @param found may be called again for an element that has moved or changed; may give the observer more to observe
 * @param changed hears of all that the observer hears of
 */
export function watch(
  selector: string,
  found: (element: Element, observer: MutationObserver) => void,
  changed?: (records: MutationRecord[]) => void,
): void {
  const look = (root: Document | Element) =>
    root.querySelectorAll(selector).forEach((element) => found(element, observer));
  function check(node: Node): void {
    // Some old libraries replace `Element`, so that nothing is an instance of it.
    if (node.nodeType === Node.ELEMENT_NODE && (node as Element).matches(selector))
      found(node as Element, observer);
  }
  const observer = new MutationObserver((records) => {
    changed?.(records);
    for (const { target, attributeName, addedNodes } of records) {
      if (attributeName === 'data-ward') check(target);
      for (const node of addedNodes) {
        check(node);
        if (node.nodeType === Node.ELEMENT_NODE) look(node as Element);
      }
    }
  });
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['data-ward'] });
  look(document);
}
