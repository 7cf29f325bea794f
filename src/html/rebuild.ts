import { linkAddress, sourceAddress, sourceSet, embedAddress, type AddressOptions } from './address.ts';
import { commonAttributes, embedName, keptElements, lazySources } from './allow-list.ts';
import { isElement } from './dom.ts';

const HTML = 'http://www.w3.org/1999/xhtml';

/** Pictures that stand in for one that a script loads later, or that only take up room. */
const placeholder =
  /^data:|(?:^|\/)(?:1x1|blank|lazy|loading|pixel|placeholder|spacer|transparent)\.(?:gif|png|svg)(?:[?#]|$)/i;

const aligned = /^(?:caption|div|figcaption|figure|h[1-6]|li|p|t[dhr])$/;
const noise = /^(?:a|span)$/;

/** What a `style` attribute says of one property. */
const styleOf = (element: Element, property: string) =>
  new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([^;!]*)`, 'i')
    .exec(element.getAttribute('data-style') ?? '')?.[1]
    ?.trim()
    .toLowerCase() ?? '';

const isHidden = (element: Element) =>
  element.hasAttribute('hidden') ||
  styleOf(element, 'display') === 'none' ||
  styleOf(element, 'mso-hide') === 'all';

/** Pixels, from the attribute or the style. */
const pixels = (element: Element, name: string) =>
  /^(\d{1,4})(?:\.\d*)?(?:px)?$/i.exec(element.getAttribute(name)?.trim() || styleOf(element, name))?.[1];

/** Whether it is there to count readers, or to take up room. */
const isTiny = (element: Element) =>
  ['width', 'height'].some((name) => Number(pixels(element, name) ?? 9) < 3);

/** Where the picture is. */
function pictureOf(element: Element, options: AddressOptions): string | undefined {
  const given = element.getAttribute('src')?.trim() ?? '';
  if (!given || placeholder.test(given)) {
    for (const name of lazySources) {
      const later = sourceAddress(element.getAttribute(name), options);
      if (later) return later;
    }
    // A picture of a few bytes is a spacer.
    if (!given.startsWith('data:') || given.length < 120) return;
  }
  return sourceAddress(given, options, true);
}

/** The value that an attribute keeps, or undefined. */
function valueOf(element: Element, name: string, options: AddressOptions): string | undefined {
  const value = element.getAttribute(name)?.trim();
  if (name === 'width' || name === 'height') return pixels(element, name);
  if (name === 'srcset') {
    return sourceSet(value, options) ?? sourceSet(element.getAttribute('data-srcset'), options);
  }
  if (element.localName === 'img') {
    if (name === 'src') return pictureOf(element, options);
    // A picture without a text is read out by its address; an empty one keeps screen readers silent.
    if (name === 'alt') return value ?? '';
  }
  if (name === 'href') return linkAddress(value, options.base);
  return name === 'src' || name === 'poster' ? sourceAddress(value, options) : value;
}

/** How nodes are built. */
export interface RebuildOptions extends AddressOptions {
  /** Owns the nodes. One that is not shown loads no pictures. */
  document: Document;
}

/** The same element anew; null where only what it holds is kept; undefined where nothing is. */
function rebuildElement(element: Element, options: RebuildOptions): Element | null | undefined {
  const { localName: name } = element;
  if (element.namespaceURI !== HTML || isHidden(element)) return;
  const make = (tag: string) => options.document.createElement(tag);

  if (name === embedName) {
    const href = isTiny(element) ? undefined : embedAddress(element.getAttribute('src'), options.base);
    if (!href) return;
    const link = make('a');
    link.setAttribute('href', href);
    link.setAttribute('rel', 'noopener');
    link.setAttribute('data-embed', '');
    link.textContent = element.getAttribute('title')?.trim() || href.replace(/^https?:\/\/(?:www\.)?/, '');
    return link;
  }
  const own = keptElements.get(name);
  if (!own) return null;

  const made = make(name);
  const set = (attribute: string, value: string | undefined) => {
    if (value !== undefined) made.setAttribute(attribute, value);
  };
  if (name === 'img') {
    if (isTiny(element)) return;
    // Before the address: these decide how it is loaded.
    set('loading', 'lazy');
    set('decoding', 'async');
    set('referrerpolicy', 'no-referrer');
  }
  for (const attribute of [...commonAttributes, ...own]) {
    set(attribute, valueOf(element, attribute, options));
  }
  if (name === 'img' && !made.hasAttribute('src') && !made.hasAttribute('srcset')) return;
  if (name === 'a' && made.hasAttribute('href')) set('rel', 'noopener');
  if (name === 'audio' || name === 'video') {
    set('controls', '');
    set('preload', name === 'video' && !made.hasAttribute('poster') ? 'metadata' : 'none');
  }
  if (aligned.test(name)) {
    const align = styleOf(element, 'text-align') || element.getAttribute('align')?.trim().toLowerCase();
    if (align === 'center' || align === 'right') set('data-align', align);
  }
  return noise.test(name) && !made.attributes.length && element.firstChild ? null : made;
}

/**
 * Builds what a body may hold a second time, node by node: what comes out was made here, with names and attributes
 * of the allow-list only. Nothing is written as text and parsed again. Linear, and not recursive.
 */
export function rebuild(source: Node, options: RebuildOptions): DocumentFragment {
  const result = options.document.createDocumentFragment();
  const trail: [next: Node | null, into: Node][] = [[source.firstChild, result]];
  for (let step; (step = trail.pop());) {
    const [node, into] = step;
    if (!node) continue;
    trail.push([node.nextSibling, into]);
    if (node.nodeType === Node.TEXT_NODE) {
      into.appendChild(options.document.createTextNode((node as Text).data));
    } else if (isElement(node)) {
      const made = rebuildElement(node, options);
      if (made) into.appendChild(made);
      if (made !== undefined) trail.push([node.firstChild, made ?? into]);
    }
  }
  return result;
}
