/** Contrast as it is drawn: colours are read from the page, never copied from a style sheet. */

/** What is measured, its ratio, and the least that WCAG 2.2 asks for. */
export interface Measured {
  what: string;
  kind: 'text' | 'large text' | 'graphics' | 'focus ring' | 'separator';
  ratio: number;
}

type Rgb = [number, number, number];

const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

/** Any colours that CSS knows, one over the other. */
function paint(colors: string[]): Rgb {
  pixel.clearRect(0, 0, 1, 1);
  for (const color of colors) {
    pixel.fillStyle = color;
    pixel.fillRect(0, 0, 1, 1);
  }
  const [red, green, blue, alpha] = pixel.getImageData(0, 0, 1, 1).data;
  if (alpha !== 255) throw new Error(`not opaque: ${colors.join()}`);
  return [red!, green!, blue!];
}

/** Relative luminance, WCAG 2.2. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** What an element is drawn in, slots and shadow roots included. */
function parentOf(element: Element): Element | null {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : (parent as Element | null);
}

/** The grounds behind an element, the page's first. More than one where it stands on a gradient. */
function grounds(element: Element): string[][] {
  let stacks: string[][] = [[]];
  for (let at: Element | null = element; at instanceof Element; at = parentOf(at)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    const stops = backgroundImage.match(/\b(?:rgba?|color)\([^)]*\)/g) ?? [];
    stacks = [...new Set(stops.length ? stops : [backgroundColor])].flatMap((color) =>
      stacks.map((stack) => [color, ...stack]),
    );
  }
  return stacks;
}

/** The least contrast of a colour with what it is drawn on. */
const against = (color: string, element: Element): number =>
  Math.min(...grounds(element).map((stack) => contrast(paint([...stack, color]), paint(stack))));

/** All elements, of shadow roots too. */
function* all(root: Element | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* all(element.shadowRoot);
  }
}

/** Has what is drawn under the pointer and with the focus be drawn everywhere: only the colours are looked at. */
export function pointAtAll(page: Element): void {
  for (const { shadowRoot } of [...all(page)]) {
    if (!shadowRoot) continue;
    const rules = shadowRoot.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
    const held = rules.map(({ cssText }) => cssText).filter((rule) => /:hover|:focus-visible/.test(rule));
    const sheet = new CSSStyleSheet();
    // Of the same specificity.
    sheet.replaceSync(held.join('\n').replace(/:hover|:focus-visible/g, ':not(._)'));
    shadowRoot.adoptedStyleSheets.push(sheet);
  }
}

const isText = (node: Node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '';

/** Not what is hidden, said only, or cannot be used: WCAG leaves that out. */
const isSeen = (element: Element): boolean =>
  element.checkVisibility({ opacityProperty: true }) &&
  !element.closest(':disabled, [aria-disabled=true], [aria-hidden=true] .bone') &&
  !getComputedStyle(element).clipPath.startsWith('inset');

/** Measures all that is seen on a page; focus rings where they are drawn, then each must have one. */
export function measure(page: Element, hasRings = false): Measured[] {
  const measured: Measured[] = [];
  for (const element of all(page)) {
    if (!isSeen(element)) continue;
    const style = getComputedStyle(element);
    const parent = parentOf(element)!;
    const host = (element.getRootNode() as ShadowRoot).host as Element | undefined;
    const what = [
      host?.localName,
      element.localName,
      element.getAttribute('class'),
      element.textContent.trim().slice(0, 20),
    ]
      .filter(Boolean)
      .join(' ');
    const add = (kind: Measured['kind'], color: string, on: Element) =>
      measured.push({ what, kind, ratio: against(color, on) });

    if ([...element.childNodes].some(isText)) {
      const size = parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      add(isLarge ? 'large text' : 'text', style.color, element);
    }
    if (element.matches('path, rect, circle'))
      for (const color of [style.stroke, style.fill]) if (color !== 'none') add('graphics', color, element);
    if (element.matches('line')) add('separator', style.stroke, element);
    for (const side of ['Top', 'Right', 'Bottom', 'Left'] as const)
      if (parseFloat(style[`border${side}Width`]) && style[`border${side}Style`] === 'solid')
        add(element.matches('button') ? 'graphics' : 'separator', style[`border${side}Color`], parent);
    if (hasRings && element.matches('a, button, input, summary')) {
      const rings = [style, getComputedStyle(element, '::after')].filter(
        ({ outlineStyle }) => outlineStyle === 'solid',
      );
      if (!rings.length) throw new Error(`no focus ring: ${what}`);
      for (const { outlineColor } of rings) add('focus ring', outlineColor, parent);
    }
  }
  return measured;
}
