import { decodeEntities } from './entities.ts';

/**
 * A piece of markup: as it stands in the source, its name in lower case, with its prefix and with `/` before it in a
 * closing tag, and where the next piece begins. Text has no name, a comment nothing at all.
 */
export type Token = [raw: string, name: string, end: number];

/**
 * A CDATA section, a comment, any other declaration or a tag, a `<` that begins nothing.
 * Whatever it begins to match it matches to the end, so that it never goes back: linear.
 */
const piece =
  /<!\[CDATA\[([^]*?)(?:\]\]>|$)|<!--[^]*?(?:-->|$)|<(?:[!?]|(\/?[a-z_][^\s/<>@]*)(?=[\s/>]))(?:[^<>=]+|=\s*(?:"[^"]*"|'[^']*')|=)*>?|(<)/iy;

/** The piece of XML or HTML that begins at a place, a tag or text. Tolerant: a `<` that begins nothing is text. */
export function tokenAt(source: string, at: number): Token {
  const tag = source.indexOf('<', at);
  if (tag !== at) {
    const end = tag < 0 ? source.length : tag;
    return [source.slice(at, end), '', end];
  }
  piece.lastIndex = at;
  const [raw = '', literal = '', name, text] = piece.exec(source) ?? [];
  const end = piece.lastIndex;
  if (name) return [raw, raw.endsWith('>') ? name.toLowerCase() : '', end];
  return [text ?? literal.replaceAll('&', '&amp;'), '', end];
}

const attribute = /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** The attributes of a tag, by lower-case name, decoded. The tag's own name comes first, with its `<`. */
export function attributesOf<T extends Record<string, string | undefined>>(raw: string, found: T): T {
  const into: Record<string, string | undefined> = found;
  for (let match; (match = attribute.exec(raw));) {
    const [, name = '', double, single, plain = ''] = match;
    into[name.toLowerCase()] = decodeEntities(double ?? single ?? plain);
  }
  return found;
}
