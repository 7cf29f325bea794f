import { FeedError } from '../contract/problem.ts';
import { maxDepth } from './bounds.ts';
import { decodeEntities, dropControls, escapeMarkup } from './entities.ts';
import { attributesOf, tokens } from './tokens.ts';
import { absolute } from './url.ts';

type Attributes = Partial<Record<string, string>>;

// What an open element is to us.
const structure = 0;
const item = 1;
/** An element with fields inside: those of `media:` stand beside it, others become its attributes. */
const group = 2;
const field = 3;

interface Frame {
  kind: number;
  /** The name as it stands in the source, lower case. */
  tag: string;
  /** The name under which its field is carried. */
  name: string;
  /** Prefix to namespace. */
  scope: Attributes;
  /** By lower-case name; `B` is the address that relative ones inside stand on. */
  attributes: Attributes;
  /** Its text, decoded. */
  text: string;
  /** Its text and elements as markup; counts only where `nested` says that there are elements. */
  markup: string;
  /** How many elements of its own name are open inside it. */
  nested?: number;
  /** How many elements are open inside it that it has not closed. */
  open: number;
}

/** Namespace (or, where undeclared, the prefix) to the prefix used from here on; the first that fits counts. */
const vocabularies: [RegExp, string][] = [
  [/mrss|media/, 'media:'],
  [/content/, 'content:'],
  [/module/, 'x:'],
  [/itunes|podcast-1/, 'itunes:'],
  [/\/dc\/|^dc/, 'dc:'],
  [/xhtml/, 'xhtml:'],
  [/^$|rss|atom|netscape|rdf/, ''],
  [/^/, 'x:'],
];

function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  } catch {
    return text;
  }
}

/** A field as the XML that rss-parser carries through untouched. */
function carry(name: string, value = '', attributes: Attributes = {}): string {
  let xml = '<w';
  for (const [key, text = ''] of Object.entries({ N: name, ...attributes })) {
    // A line end in an attribute is a space to one XML parser and a line end to another.
    if (text && /^[a-z]+$/i.test(key) && key !== 'xmlns')
      xml += ` ${key}="${escapeMarkup(text.replace(/\s+/g, ' '))}"`;
  }
  return `${xml}><![CDATA[${dropControls(value).replaceAll(']]>', ']]]]><![CDATA[>')}]]></w>`;
}

/**
 * Turns any RSS, RDF or Atom text into well-formed RSS 2.0 that every XML parser reads alike: drops what stands
 * around the root, closes what is open, resolves names by namespace, decodes entities, and carries each field
 * as `<w N="name" B="base" attribute="…">HTML</w>`, out of rss-parser's way.
 *
 * One pass, linear, without recursion. Yields each item as soon as it is whole; an item that the feed does not
 * close is left out, since nobody knows what of it is missing.
 * @param url the feed's own address, for a relative `xml:base`
 * @returns the fields of the feed itself
 * @throws {FeedError} `not-a-feed` when there is no root, `too-large` when it is too deep
 */
export function* repair(source: string, url?: string): Generator<string, string> {
  const prefixes = new Map<string, string>();
  const stack: Frame[] = [];
  let head = '';
  let fields: string | undefined;

  const vocabulary = (namespace: string) => {
    let prefix = prefixes.get(namespace);
    if (prefix === undefined) {
      [, prefix] = vocabularies.find(([pattern]) => pattern.test(namespace.toLowerCase())) as [
        RegExp,
        string,
      ];
      prefixes.set(namespace, prefix);
    }
    return prefix;
  };
  const deep = () => new FeedError('too-large', 'too deep', { url });
  const emit = (xml: string) => {
    if (fields === undefined) head += xml;
    else fields += xml;
  };

  /** Closes the innermost element. Gives the item where that was one. */
  const close = (): string | undefined => {
    const frame = stack.pop();
    if (!frame?.kind) return;
    if (frame.kind === item) {
      const whole = fields;
      fields = undefined;
      // Something at least: to rss-parser an empty element is a string.
      return `<item><w N=""/>${whole}</item>`;
    }
    const { attributes, nested } = frame;
    const { type = '', mode } = attributes;
    let { name, text } = frame;
    if (nested === undefined) {
      if (mode === 'base64' || /base64|octet-stream/.test(type)) text = fromBase64(text);
      else if (/^(text|plain|text\/plain)$/.test(type)) {
        if (name === 'content') name += '_text';
        text = escapeMarkup(text);
      }
    } else {
      text = frame.markup;
      // The one div that Atom wraps its XHTML in is no part of it.
      if (type === 'xhtml') text = text.replace(/^\s*<[^<>]*div\b[^<>]*>|<\/[^<>]*div>\s*$/g, '');
    }
    const parent = stack[stack.length - 1];
    if (parent?.kind === group && !/^media/.test(parent.name)) {
      parent.attributes[name] ??= attributes['href'] ?? text;
    } else if (name) emit(carry(name, text, attributes));
    return;
  };

  for (const [raw, tag, literal] of tokens(source)) {
    const top = stack[stack.length - 1];
    const inField = top?.kind === field && top;
    if (tag === '!') continue;
    if (!tag) {
      if (top?.kind) {
        top.text += literal ?? decodeEntities(raw);
        top.markup += literal === undefined ? raw : escapeMarkup(literal);
      }
      continue;
    }
    const closing = tag[0] === '/';
    const colon = tag.indexOf(':');
    const prefix = colon > 0 ? tag.slice(+closing, colon) : '';
    const kept =
      inField && prefix && vocabulary(top.scope[prefix] ?? prefix) === 'xhtml:'
        ? raw.replace(`${prefix}:`, '')
        : raw;
    if (closing) {
      if (inField) top.open--;
      let at = stack.length;
      while (at-- && `/${stack[at]?.tag}` !== tag);
      if (inField && (at < 0 || (stack[at] === top && top.nested && top.nested--))) top.markup += kept;
      else if (at >= 0) {
        while (stack.length > at) {
          const whole = close();
          if (whole) yield whole;
        }
        if (!at) break;
      }
      continue;
    }

    const open = !raw.endsWith('/>');
    if (inField) {
      top.nested ??= 0;
      if (open) {
        if (tag === top.tag) top.nested++;
        if (top.open++ > maxDepth) throw deep();
      }
      top.markup += kept;
      continue;
    }
    const attributes = attributesOf(raw);
    let scope = top?.scope ?? {};
    for (const key in attributes) {
      if (/^xmlns/.test(key)) scope = { ...scope, [key.slice(6)]: attributes[key] };
    }
    const namespace = scope[prefix] ?? prefix;
    const local = tag.slice(colon + 1);
    if (!top) {
      if (local === 'html') break;
      if (!/^(rss|rdf|feed)$/.test(local)) continue;
      // Whatever the root stands in is the feed's own vocabulary.
      prefixes.set(namespace, '');
    }
    const name = vocabulary(namespace) + local;
    const base = top?.attributes['B'];
    attributes['B'] = absolute(attributes['xml:base'], base ?? url) ?? base;
    const kind = /^(item|entry)$/.test(name)
      ? item
      : /^(rss|rdf|feed|channel)$/.test(name)
        ? structure
        : /^(itunes:owner|author|contributor|source|image|textinput|media:(group|content|community))$/.test(
              name,
            )
          ? group
          : field;
    if (kind === item) {
      // An item inside an item: the one before was never closed.
      while (fields !== undefined) close();
      fields = '';
    }
    stack.push({ kind, tag, name, scope, attributes, text: '', markup: '', open: 0 });
    if (stack.length > maxDepth) throw deep();
    if (!top || kind === item) {
      emit(carry('lang', attributes['xml:lang']) + carry('about', attributes['rdf:about']));
    }
    if (!open) {
      const whole = close();
      if (whole) yield whole;
    }
  }
  if (!head) throw new FeedError('not-a-feed', 'no feed', { url });
  return head;
}

/** A document of some items, in the form that rss-parser recognises. */
export const toXml = (head: string, items: string): string =>
  `<rss version="2.0"><channel>${head}${items}</channel></rss>`;
