import { droppedElements, embedName, keptElements } from './allow-list.ts';

/** Elements inside one another. Parsers take time by the square of the depth; real bodies stay under 40. */
const maxDepth = 100;

/** `<b>` and the like left open: the parser opens each of them again in every paragraph that follows. */
const maxOpenFormats = 12;

/** Elements that the parser makes of one body; tags past it go. The longest real bodies have some ten thousand. */
const maxElements = 100_000;

/** Elements under another name. */
const renamed: Partial<Record<string, string>> = {
  acronym: 'abbr',
  center: 'div align=center',
  dir: 'ul',
  embed: embedName,
  iframe: embedName,
  listing: 'pre',
  menu: 'ul',
  // Browsers differ in what it holds before anything is shown: markup or text. A canvas is dropped by all alike.
  noscript: 'canvas',
  strike: 's',
  tt: 'code',
};
const blocks =
  /^(?:address|article|aside|fieldset|footer|form|header|hgroup|legend|main|nav|object|search|section)$/;

/** Names that only the parser understands. */
const structure = /^(?:html|head|body|image)$/;
/** Elements that hold nothing, or that the parser ends by itself: they make a body no deeper. */
const flat =
  /^(?:base|br|col|colgroup|d[dt]|frame|hr|image|img|input|li|link|meta|p|param|source|t[dhr]|tbody|tfoot|thead|track|wbr)$/;
const formats = /^(?:a|b|code|em|i|s|small|strong|u)$/;
/** What they hold is not markup, or goes with them. */
const opaque = /^(?:iframe|math|noembed|noframes|script|select|style|svg|textarea|title|xmp)$/;

const newName = (name: string) =>
  keptElements.has(name) || droppedElements.has(name) || structure.test(name)
    ? name
    : (Object.hasOwn(renamed, name) && renamed[name]) || (blocks.test(name) ? 'div' : 'span');

/**
 * Gives tags other names before the markup is parsed, because no sanitiser keeps a frame to make a link of, and
 * both drop an element they do not know with all the text in it. Decides nothing about safety: both sanitisers see
 * the result whole. Linear, and bounds what the parser has to do.
 * - frames and `<embed>` become `x-embed`; unknown elements `span`, sections `div`;
 * - `style` and handlers become `data-…`: under a strict Content Security Policy each would be reported, even in a
 *   document that is never shown; `is` too, because DOMPurify drops the element that has it.
 */
export function prepare(html: string): string {
  const tags = /<(?:!--|(\/?)([a-z][^\s/>]*))/gi;
  // A quote that is never closed is looked for once, as there is no other after it.
  const attributes =
    /([\s/]*)(?:(>)|([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>][^\s>]*|(?=>)))?)/y;
  const open: string[] = [];
  const openFormats: string[] = [];
  const unending = new Set<string>();
  let result = '';
  let done = 0;
  let count = 0;

  /** Where in the source a pattern is found next, or -1. */
  const find = (pattern: string, from: number) => {
    const found = new RegExp(pattern, 'gi');
    found.lastIndex = from;
    return found.exec(html)?.index ?? -1;
  };

  /** Counts a tag. False where it would go over a limit. */
  const within = (name: string, isEnd: boolean) => {
    const names = formats.test(name) ? [open, openFormats] : [open];
    if (isEnd) {
      for (const list of names) {
        const at = list.lastIndexOf(name);
        // What is left open in a section ends with it.
        if (at >= 0) list.splice(at, /^(?:div|table|[ou]l|blockquote)$/.test(name) ? Infinity : 1);
      }
    } else {
      count += 1 + openFormats.length;
      if (count > maxElements) return false;
      if (flat.test(name)) return true;
      if (open.length >= maxDepth || (names[1] && openFormats.length >= maxOpenFormats)) return false;
      for (const list of names) list.push(name);
    }
    return true;
  };

  for (let found; (found = tags.exec(html));) {
    const [whole, slash, written] = found;
    if (written === undefined) {
      const end = find('--!?>', found.index + 2);
      if (end < 0) break;
      tags.lastIndex = end;
      continue;
    }
    const name = written.toLowerCase();
    const to = newName(name);
    const [short = ''] = to.split(' ');
    let copied = found.index + whole.length;
    let tag = `<${slash}${slash ? short : to}`;
    attributes.lastIndex = copied;
    let part;
    while ((part = attributes.exec(html)) && !part[2]) {
      if (!/^(?:style|is|on.*)$/i.test(part[3] ?? '')) continue;
      const at = part.index + part[1]!.length;
      tag += `${html.slice(copied, at)}data-`;
      copied = at;
    }
    // The text ends inside a tag: the parser leaves it out.
    if (!part) break;
    let after = attributes.lastIndex;
    tag += html.slice(copied, after);
    result += html.slice(done, found.index);
    // A frame ends where it begins: what it holds is for browsers without frames.
    if (short === embedName) result += slash ? '' : `${tag}</${short}>`;
    else if (within(short, !!slash)) result += tag;

    if (!slash && opaque.test(name) && html[after - 2] !== '/' && !unending.has(name)) {
      const end = find(`</${name}(?=[\\s/>])`, after);
      if (end < 0) unending.add(name);
      else after = end;
    }
    done = tags.lastIndex = after;
  }
  return result + html.slice(done);
}
