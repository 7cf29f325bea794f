/** Judges what a sanitiser lets through, by the rules of ../shared/cases/xss.json. */

export interface Rules {
  forbiddenElements: string[];
  forbiddenAttributes: string[];
  uriAttributes: string[];
  allowedSchemes: string[];
  allowedDataUris: { element: string[]; attribute: string; mime: string };
}

export interface Payload {
  id: string;
  payload: string;
  judge: string[];
  kind: 'attack' | 'benign' | 'odd';
}

const invisible =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g;

// With `\6e` and the like read, as a browser reads them.
const unescaped = (style: string) =>
  style.replace(/\\([\da-f]{1,6})\s?/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
const badStyle =
  /url\(|expression|javascript:|-moz-binding|behavior:|@import|position\s*:\s*(?:fixed|absolute)/i;

/** What of the HTML breaks a rule. */
export function hits(html: string, rules: Rules): string[] {
  const found: string[] = [];
  const names = rules.forbiddenAttributes.map((pattern) => new RegExp(pattern, 'i'));
  const mime = new RegExp(rules.allowedDataUris.mime, 'i');
  const judgeAddress = (element: Element, attribute: string, value: string) => {
    const [, scheme = ''] = /^([^/?#:]*):/.exec(value.replace(invisible, '')) ?? [];
    if (!/^[a-z][a-z0-9+.-]*$/i.test(scheme) || rules.allowedSchemes.includes(scheme.toLowerCase())) return;
    const { element: elements, attribute: only } = rules.allowedDataUris;
    if (elements.includes(element.localName) && attribute === only && mime.test(value.trim())) return;
    found.push(`@${attribute}=${value}`);
  };
  const walk = (root: ParentNode) => {
    for (const element of root.querySelectorAll('*')) {
      if (rules.forbiddenElements.includes(element.localName.toLowerCase()))
        found.push(`<${element.localName}>`);
      // A form's own fields may stand in the way of its properties.
      for (const name of Element.prototype.getAttributeNames.call(element)) {
        const value = Element.prototype.getAttribute.call(element, name) ?? '';
        if (names.some((pattern) => pattern.test(name))) found.push(`@${name}`);
        if (rules.uriAttributes.includes(name.toLowerCase())) judgeAddress(element, name, value);
        if (name === 'srcset')
          for (const candidate of value.split(',')) judgeAddress(element, name, candidate);
        if (name === 'style' && badStyle.test(unescaped(value))) found.push('@style');
        if (name === 'id' || name === 'name') found.push(`@${name}`);
      }
      if (element instanceof HTMLTemplateElement) walk(element.content);
    }
  };
  const template = document.createElement('template');
  template.innerHTML = html;
  walk(template.content);
  return found;
}

/** What would be lost if nothing came out: text that can be read, pictures, media. */
export function holdsSomething(html: string): boolean {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const dropped of body.querySelectorAll('script, style, title, template')) dropped.remove();
  return !!body.textContent?.trim() || !!body.querySelector('img, video, audio');
}

/** The HTML of nodes, as it would be written out. */
export function serialised(nodes: DocumentFragment): string {
  const box = document.implementation.createHTMLDocument('').createElement('div');
  box.append(nodes);
  return box.innerHTML;
}

const hooked = ['alert', 'confirm', 'prompt', 'eval', 'print', 'fetch', 'open'] as const;

/**
 * Puts HTML into a live page of its own, sends every kind of event to everything in it, and waits 200 ms.
 * @returns the calls that scripts in it made
 */
export async function callsIn(html: string): Promise<string[]> {
  const frame = document.createElement('iframe');
  const calls: string[] = [];
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  // Scripts run, but nothing is asked of other hosts.
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy"
    content="default-src 'self' data: 'unsafe-inline' 'unsafe-eval'"><body>`;
  document.body.append(frame);
  await loaded;
  try {
    const page = frame.contentWindow as unknown as typeof globalThis;
    const types = new Set<string>([
      'focusin',
      'focusout',
      'activate',
      'begin',
      'end',
      'repeat',
      'propertychange',
    ]);
    for (const owner of [page.HTMLElement, page.HTMLBodyElement, page.HTMLMediaElement, page.SVGElement]) {
      for (const name in owner.prototype) if (name.startsWith('on')) types.add(name.slice(2));
    }
    for (const name of hooked) Object.assign(page, { [name]: () => void calls.push(name) });
    page.document.write = () => void calls.push('document.write');
    page.document.body.innerHTML = html;
    for (const element of [page.document.body, ...page.document.body.querySelectorAll('*')]) {
      for (const type of types) element.dispatchEvent(new page.Event(type));
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  } finally {
    frame.remove();
  }
  return calls;
}
