import { FeedError } from '../contract/problem.ts';
import { maxDepth, maxOpenTags } from './bounds.ts';
import { decodeEntities, escapeMarkup } from './entities.ts';
import type { Field } from './parse.ts';
import { attributesOf, tokens } from './tokens.ts';
import { absolute } from './url.ts';

type Attributes = Record<string, string | undefined>;

/**
 * What an open element is to us, by name; all others are a `leaf`. Fields inside a `group` become its attributes,
 * those inside the last kind stand beside it.
 */
const kinds = [
  'rss rdf feed channel',
  'item entry',
  'author source image',
  'media:group media:content media:community',
].map((names) => names.split(' '));
const structure = 0;
const item = 1;
const group = 2;
const leaf = -1;

interface Frame {
  kind: number;
  /** The name as it stands in the source, lower case. */
  tag: string;
  /** Prefix to namespace; `B` is the address that relative ones inside stand on. */
  scope: Attributes;
  /** What is known of it as a field. */
  field: Attributes;
  /** Its text and elements as markup. */
  markup: string;
  /** How many elements of its own name are open inside it; undefined where it holds text only. */
  nested?: number;
}

/** The prefix used from here on for names of a namespace (or, where undeclared, of a prefix). */
function vocabulary(namespace: string): string {
  const name = namespace.toLowerCase().replace('mrss', 'media');
  // The last word counts: RSS 1.0 has its modules in folders of its own.
  const [, known] = /^.*(media|content|module|itunes|\bdc|xhtml)/.exec(name) ?? [];
  return known ? `${known}:` : /^$|rss|atom|netscape|rdf/.test(name) ? '' : 'x:';
}

/**
 * Turns any RSS, RDF or Atom text into well-formed items of RSS 2.0 that every XML parser reads alike: drops what
 * stands around the root, closes what is open, resolves names by namespace, decodes entities, and puts fields aside,
 * out of the way of XML: `<item w="3"/>` is the item whose fields are `store[3]`.
 *
 * One pass, linear, without recursion. Yields each item as soon as it is whole (or nothing); an item that the feed
 * does not close is left out, since nobody knows what of it is missing.
 * @param head where the fields of the feed itself go
 * @param store where those of each item go
 * @param url the feed's own address, for a relative `xml:base`
 * @throws {FeedError} `too-large` when it is too deep
 */
export function* repair(
  source: string,
  head: Field[],
  store: Field[][],
  url?: string,
): Generator<string, void> {
  const prefixes: Record<string, string> = {};
  const stack: Frame[] = [];
  /** The fields of the item that is open, else those of the feed itself. */
  let fields = head;
  /** Tags open in its markup, more or less. */
  let depth = 0;

  /** Closes the innermost element. Gives what is whole with it. */
  const close = () => {
    const { kind, field, markup, nested } = stack.pop() as Frame;
    if (kind === structure) return '';
    if (kind === item) {
      const whole = `<item w="${store.push(fields) - 1}"/>`;
      fields = head;
      return whole;
    }
    const { type = '', href } = field;
    let { N: name = '' } = field;
    let value = markup;
    if (nested === undefined) {
      value = decodeEntities(markup);
      if (/^(text|plain|text\/plain)$/.test(type)) {
        if (name === 'content') name += '_text';
        value = escapeMarkup(value);
      }
    }
    const parent = stack[stack.length - 1];
    if (parent?.kind !== group) {
      fields.push({ ...field, N: name, V: value });
    } else parent.field[name] ??= href ?? value;
    return '';
  };

  for (const [raw, tag] of tokens(source)) {
    if (stack.length > maxDepth || depth > maxOpenTags) throw new FeedError('too-large', 'too deep', { url });
    const top = stack[stack.length - 1];
    const inLeaf = top?.kind === leaf;
    if (!tag) {
      if (top) top.markup += raw;
      continue;
    }
    if (tag[0] === '/') {
      depth--;
      let at = stack.length;
      while (at-- && `/${stack[at]?.tag}` !== tag);
      if (inLeaf && (at < 0 || (stack[at] === top && top.nested && top.nested--))) top.markup += raw;
      else if (at >= 0) {
        while (stack.length > at) yield close();
        if (!at) break;
      }
      continue;
    }

    const open = !raw.endsWith('/>');
    // An item inside a field: the field was never closed.
    if (inLeaf && !/^(item|entry)$/.test(tag)) {
      top.nested ??= 0;
      if (open) {
        depth++;
        if (tag === top.tag) top.nested++;
      }
      top.markup += raw;
      continue;
    }
    const field: Attributes = attributesOf(raw);
    // Inherits: a copy for each element would take time by the square of their number.
    const scope = Object.create(top?.scope ?? null) as Attributes;
    for (const key in field) {
      if (/^xmlns/.test(key)) scope[key.slice(6)] = field[key];
    }
    const base = absolute(field['xml:base'], scope['B'] ?? url);
    if (base) scope['B'] = base;
    const [, prefix = '', local = ''] = /^(?:(.*?):)?(.*)/.exec(tag) ?? [];
    const namespace = scope[prefix] ?? prefix;
    if (!top) {
      if (local === 'html') break;
      if (!/^(rss|rdf|feed)$/.test(local)) continue;
      // Whatever the root stands in is the feed's own vocabulary.
      prefixes[namespace] = '';
    }
    const name = (prefixes[namespace] ??= vocabulary(namespace)) + local;
    const kind = kinds.findIndex((names) => names.includes(name));
    field['N'] = name;
    field['B'] = scope['B'];
    if (kind === item) {
      // An item inside an item: the one before was never closed.
      while (fields !== head) yield close();
      fields = [];
      depth = 0;
    }
    stack.push({ kind, tag, scope, field, markup: '' });
    if (!top || kind === item) {
      for (const N of ['xml:lang', 'rdf:about']) fields.push({ N, V: field[N] ?? '' });
    }
    if (!open) yield close();
  }
}
