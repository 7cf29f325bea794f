import { FeedError } from '../contract/problem.ts';
import { maxDepth, maxOpenTags } from './bounds.ts';
import { tidy } from './compose.ts';
import { escapeMarkup } from './entities.ts';
import { Field } from './field.ts';
import { attributesOf, Tokens } from './tokens.ts';
import { absolute } from './url.ts';

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

/** What an element is: its name from here on, its kind, and the tag that closes it as the first one is written. */
type Meaning = [name: string, kind: number, closing: string];

/** What holds for all elements inside one, until another says otherwise. */
interface Scope {
  /** Prefix to namespace. Inherits: a copy for each element would take time by the square of their number. */
  spaces: Record<string, string | undefined>;
  /** The address that relative ones stand on. */
  base: string | undefined;
  /** What the elements met so far are, by tag: a feed says the same few again and again. */
  known: Map<string, Meaning>;
}

interface Frame {
  kind: number;
  /** The name as it stands in the source, lower case. */
  tag: string;
  scope: Scope;
  /** What is known of it as a field; its text and elements are `M`. */
  field: Field;
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
 * out of the way of XML: `<item rdf:about="3"/>` is the item whose fields are `store[3]`.
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

  /**
   * Puts a field that is whole where it belongs: beside the others, or into the group that it stands in.
   * @param isText whether it holds no elements
   */
  const put = (field: Field, isText: boolean) => {
    if (isText && /^(text|plain|text\/plain)$/.test(field['type'] ?? '')) {
      if (field.N === 'content') field.N += '_text';
      field.M = escapeMarkup(field.V);
      field.E = '';
    }
    const parent = stack[stack.length - 1];
    if (parent?.kind === group) parent.field[field.N] ??= field['href'] ?? tidy(field.V);
    else fields.push(field);
  };

  /** Closes the innermost element. Gives what is whole with it. */
  const close = () => {
    const { kind, field, nested } = stack.pop() as Frame;
    if (kind === item) {
      const whole = `<item rdf:about="${store.push(fields) - 1}"/>`;
      fields = head;
      return whole;
    }
    if (kind !== structure) {
      const isText = nested === undefined;
      if (isText) field.E = '&';
      put(field, isText);
    }
    return '';
  };

  const tokens = new Tokens(source);
  while (tokens.next()) {
    if (stack.length > maxDepth || depth > maxOpenTags) throw new FeedError('too-large', 'too deep', { url });
    const { raw, name: tag, at } = tokens;
    const top = stack[stack.length - 1];
    const inLeaf = top?.kind === leaf;
    if (!tag) {
      if (top) top.field.M += raw;
      continue;
    }
    if (tag[0] === '/') {
      depth--;
      let place = stack.length;
      while (place-- && `/${stack[place]?.tag}` !== tag);
      if (inLeaf && (place < 0 || (stack[place] === top && top.nested && top.nested--))) top.field.M += raw;
      else if (place >= 0) {
        while (stack.length > place) yield close();
        if (!place) break;
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
      top.field.M += raw;
      continue;
    }

    let scope = top?.scope;
    const field = new Field();
    // Longer than its name in brackets: it has attributes.
    if (raw.length > tag.length + 2) attributesOf(raw, field);
    if (!scope || (raw.length > tag.length + 2 && /xmlns|xml:base/i.test(raw))) {
      const { spaces = null, base = url } = scope ?? {};
      scope = {
        spaces: Object.create(spaces) as Scope['spaces'],
        base: absolute(field['xml:base'], base) ?? scope?.base,
        known: new Map(),
      };
      for (const key in field) if (/^xmlns/.test(key)) scope.spaces[key.slice(6)] = field[key];
    }
    let known = scope.known.get(tag);
    if (!known) {
      const [, prefix = '', local = ''] = /^(?:(.*?):)?(.*)/.exec(tag) ?? [];
      const namespace = scope.spaces[prefix] ?? prefix;
      if (!top) {
        if (local === 'html') break;
        if (!/^(rss|rdf|feed)$/.test(local)) continue;
        // Whatever the root stands in is the feed's own vocabulary.
        prefixes[namespace] = '';
      }
      const name = (prefixes[namespace] ??= vocabulary(namespace)) + local;
      known = [name, kinds.findIndex((names) => names.includes(name)), `</${raw.slice(1, tag.length + 1)}>`];
      scope.known.set(tag, known);
    }
    const [name, kind, closing] = known;
    field.N = name;
    field.B = scope.base;

    if (kind === leaf && open) {
      // Most fields are one piece of text and nothing else: no need to look at it.
      const literalEnd = source.startsWith('<![CDATA[', at) ? ']]>' : '';
      const begin = literalEnd ? at + 9 : at;
      const end = source.indexOf(literalEnd || '<', begin);
      const after = end + literalEnd.length;
      if (end > 0 && source.startsWith(closing, after)) {
        field.M = source.slice(begin, end);
        if (!literalEnd) field.E = '&';
        put(field, true);
        tokens.at = after + closing.length;
        // An item of a million fields, too, lets the page have its turn.
        if (fields.length % 99 === 0) yield '';
        continue;
      }
    }
    if (kind === item) {
      // An item inside an item: the one before was never closed.
      while (fields !== head) yield close();
      fields = [];
      depth = 0;
    }
    stack.push({ kind, tag, scope, field });
    if (!top || kind === item) {
      for (const N of ['xml:lang', 'rdf:about']) fields.push(new Field(N, undefined, field[N]));
    }
    if (!open) yield close();
  }
}
