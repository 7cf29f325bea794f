/**
 * What editors and content systems leave of an author's HTML: small models of their documented rules, in words of our
 * own. They are stricter than the originals where those are vague.
 */

type Rule = (element: Element) => { tag: string; attributes: [string, string][] } | 'unwrap' | 'drop';

/** Copies a tree by a rule for each element. */
function rebuild(from: Node, into: Node, rule: Rule): void {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) into.appendChild(node.cloneNode());
    if (!(node instanceof Element)) continue;
    const made = rule(node);
    if (made === 'drop') continue;
    if (made === 'unwrap') {
      rebuild(node, into, rule);
      continue;
    }
    const copy = document.createElement(made.tag);
    for (const [name, value] of made.attributes) copy.setAttribute(name, value);
    into.appendChild(copy);
    rebuild(node, copy, rule);
  }
}

function filter(html: string, rule: Rule): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const into = document.implementation.createHTMLDocument('').body;
  rebuild(body, into, rule);
  return into.innerHTML;
}

const attributesOf = (element: Element): [string, string][] =>
  element.getAttributeNames().map((name) => [name, element.getAttribute(name)!]);

/**
 * NukeViet 4, `NukeViet\Core\Request::filterTags` and `filterAttr`: a tag's name is letters and digits only, some tags
 * are forbidden unless the site's settings allow them; attributes that begin with `on` go, a `"` inside a value becomes
 * `'`, an empty value becomes the attribute's own name.
 */
export function nukeviet(html: string, allowed: string[] = []): string {
  const forbidden = ['script', 'style', 'iframe', 'frame', 'link', 'meta', 'base', 'title'];
  const commands = /(expression|javascript|vbscript)|\b(cmd|eval|exec|system|file|unlink)\s*\(/i;
  return filter(html, (element) => {
    const tag = element.localName;
    if (!/^[a-z][a-z0-9]*$/.test(tag) || (forbidden.includes(tag) && !allowed.includes(tag))) return 'unwrap';
    const attributes = attributesOf(element)
      .filter(
        ([name, value]) => /^[a-z][a-z0-9-]+$/.test(name) && !name.startsWith('on') && !commands.test(value),
      )
      .map(([name, value]): [string, string] => [
        name,
        value.replaceAll('"', "'").replace(/ +/g, ' ') || name,
      ]);
    return { tag, attributes };
  });
}

/**
 * WordPress, `wp_kses_post` as it is applied to what authors without `unfiltered_html` write, then `wpautop`: a list of
 * elements, on them a few attributes and `data-*` (names of letters, digits and `_` between single hyphens); no frames.
 * Loose text in a block gets a paragraph.
 */
export function wordpress(html: string): string {
  const tags =
    'a b blockquote br code div em figure h1 h2 h3 h4 h5 h6 hr i img li ol p section span strong table tbody td th tr ul';
  const names = /^(id|class|lang|dir|title|href|src|alt|align|role|hidden|aria-[a-z]+|data(-[a-z0-9_]+)+)$/;
  const kept = filter(html, (element) => {
    const tag = element.localName;
    if (tag === 'script' || tag === 'style') return 'drop';
    if (!tags.split(' ').includes(tag)) return 'unwrap';
    return { tag, attributes: attributesOf(element).filter(([name]) => names.test(name)) };
  });
  const { body } = new DOMParser().parseFromString(kept, 'text/html');
  for (const block of body.querySelectorAll('div'))
    for (const node of [...block.childNodes])
      if (/^(#text|A|B|I|EM|STRONG|SPAN)$/.test(node.nodeName) && node.textContent!.trim()) {
        const paragraph = document.createElement('p');
        node.replaceWith(paragraph);
        paragraph.append(node);
      }
  return body.innerHTML;
}

/**
 * CKEditor 4, Advanced Content Filter in automatic mode with the features of the Standard preset: `div` is none of them
 * and becomes a paragraph, attributes that no feature uses go. `extraAllowedContent` adds rules such as
 * `div[data-*]`; a `*` stands for the rest of a name. An empty block is filled with a space.
 */
export function ckeditor(html: string, extraAllowedContent = ''): string {
  const rules =
    `p h1 h2 h3 ul ol li table tbody tr td th strong em blockquote hr;a[href];img[src,alt];${extraAllowedContent}`
      .split(';')
      .map((rule) => /^([\w\s]+)(?:\[(.*)\])?$/.exec(rule.trim()))
      .filter((match) => match !== null)
      .flatMap(([, tags, names = '']) =>
        tags!
          .trim()
          .split(/\s+/)
          .map((tag) => ({ tag, names: names.split(',') })),
      );
  const allows = (tag: string, name: string) =>
    rules.some(
      (rule) =>
        rule.tag === tag &&
        rule.names.some((pattern) => new RegExp(`^${pattern.trim().replaceAll('*', '.*')}$`).test(name)),
    );
  const kept = filter(html, (element) => {
    const tag = element.localName;
    if (tag === 'script' || tag === 'style') return 'drop';
    const known = rules.some((rule) => rule.tag === tag);
    if (!known && tag !== 'div') return 'unwrap';
    return {
      tag: known ? tag : 'p',
      attributes: attributesOf(element).filter(([name]) => allows(tag, name)),
    };
  });
  const { body } = new DOMParser().parseFromString(kept, 'text/html');
  for (const block of body.querySelectorAll('p, div')) if (!block.hasChildNodes()) block.append('\u00a0');
  return body.innerHTML;
}

/**
 * SharePoint, rich text of a page: a list of elements and attributes, in which neither foreign tags nor `data-*` are;
 * frames only from hosts that the site's settings name (HTML Field Security).
 */
export function sharepoint(html: string, frameHosts: string[] = []): string {
  const tags =
    'a b blockquote br div em h1 h2 h3 h4 hr i iframe img li ol p span strong table tbody td th tr u ul';
  const names = /^(id|class|lang|dir|title|href|src|alt|width|height|align)$/;
  return filter(html, (element) => {
    const tag = element.localName;
    if (tag === 'script' || tag === 'style') return 'drop';
    if (tag === 'iframe' && !frameHosts.includes(new URL((element as HTMLIFrameElement).src).host))
      return 'drop';
    if (!tags.split(' ').includes(tag)) return 'unwrap';
    return { tag, attributes: attributesOf(element).filter(([name]) => names.test(name)) };
  });
}
