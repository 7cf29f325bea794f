import { nameIn, names, type WidgetName } from './names.ts';
import { watch } from './watch.ts';

/** On the document: the door is open. The first script opens it, whatever its version. */
const OPEN = Symbol.for('ward-widgets data-ward');

/** The widgets that stand in such elements. */
const made = new WeakMap<Element, HTMLElement>();

const tagOf = (place: Element): string => `ward-${nameIn(place)}`;

/** The widget of a place. One that stands in it already is there where the page was copied with it. */
function widgetOf(place: Element): HTMLElement | undefined {
  const tag = tagOf(place);
  const inside = [...place.children].find(({ localName }) => localName === tag);
  return (inside as HTMLElement | undefined) ?? made.get(place);
}

/** What is written inside the place becomes what is written inside the tag. */
function takeIn(place: Element, widget: HTMLElement): void {
  // The place has been filled anew from outside.
  if (widget.parentNode !== place) widget.replaceChildren();
  for (const node of [...place.childNodes]) if (node !== widget) widget.append(node);
  // Editors wrap links in paragraphs, but only children are slotted.
  for (const part of widget.querySelectorAll<HTMLElement>('[data-slot]')) {
    // Places inside this one have parts of their own.
    const owner = part.parentElement!.closest('[data-ward]');
    if (owner && owner !== place) continue;
    part.slot = part.dataset['slot']!;
    if (part.parentNode !== widget) widget.append(part);
  }
}

/** Only what the widget knows is carried over: `data-onclick` must not become a script, nor `data-style` a style. */
function carryOver(name: string, place: Element, widget: HTMLElement): void {
  const { observedAttributes = [] } = customElements.get(widget.localName) as {
    observedAttributes?: string[];
  };
  const attribute = name.slice('data-'.length);
  if (!name.startsWith('data-') || !observedAttributes.includes(attribute)) return;
  let value = place.getAttribute(name);
  // Where editors want a value: NukeViet writes the name for an empty one.
  if (value === 'true' || value === name) value = '';
  if (value === null || value === 'false') widget.removeAttribute(attribute);
  else if (widget.getAttribute(attribute) !== value) widget.setAttribute(attribute, value);
}

/** The widget goes, and what was written inside it stays. */
function takeOut(place: Element): void {
  const widget = made.get(place);
  made.delete(place);
  if (widget?.parentNode === place) widget.replaceWith(...widget.childNodes);
}

/** Makes the place as it should be, whatever it was before. */
function furnish(place: Element): void {
  // While the class was waited for, all may have changed.
  if (!place.hasAttribute('data-ward') || !customElements.get(tagOf(place))) return;
  const widget = widgetOf(place) ?? document.createElement(tagOf(place));
  made.set(place, widget);
  for (const name of place.getAttributeNames()) carryOver(name, place, widget);
  takeIn(place, widget);
  if (widget.parentNode !== place) place.append(widget);
}

function changed(records: MutationRecord[]): void {
  for (const { attributeName, target } of records) {
    const place = target as Element;
    const widget = made.get(place);
    if (!widget) continue;
    if (attributeName === 'data-ward') takeOut(place);
    else if (attributeName) carryOver(attributeName, place, widget);
    // The page is still being read, or a script has put the place back as it came from the server. One that a script
    // has emptied stays empty.
    else if ([...place.childNodes].some((node) => node !== widget)) furnish(place);
  }
}

/**
 * Puts a widget into each `<div data-ward="visit-stats" data-feed="…">`, for editors that strip tags they do not know.
 * What is written inside stays visible until there is something better, as in the tag.
 */
export function openDataWard(): void {
  if (OPEN in document) return;
  Object.defineProperty(document, OPEN, { value: true });
  const unknown = new Set<string>();
  watch(
    '[data-ward]',
    (place, observer) => {
      const name = nameIn(place);
      if (names.includes(name as WidgetName)) {
        observer.observe(place, { attributes: true });
        void customElements.whenDefined(tagOf(place)).then(() => furnish(place));
      } else if (!unknown.has(name)) {
        unknown.add(name);
        console.info(`[ward-widgets] data-ward="${name}" is none of: ${names.join(', ')}`);
      }
    },
    changed,
  );
}
