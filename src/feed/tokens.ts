import { decodeEntities } from './entities.ts';

/**
 * A piece of markup: as it stands in the source, and its name in lower case, with its prefix and with `/` before
 * it in a closing tag. Text has none, a comment nothing at all.
 */
export type Token = [raw: string, name: string];

/**
 * A CDATA section, a comment, any other declaration or a tag, text.
 * Whatever it begins to match it matches to the end, so that it never goes back: linear.
 */
const piece =
  /<!\[CDATA\[([^]*?)(?:\]\]>|$)|<!--[^]*?(?:-->|$)|<(?:[!?]|(\/?[a-z_][^\s/<>@]*)(?=[\s/>]))(?:[^<>=]+|=\s*(?:"[^"]*"|'[^']*')|=)*>?|([^<]+|<)/gi;

/** Cuts XML or HTML into tags and text. Tolerant: a `<` that begins nothing is text. */
export function* tokens(source: string): Generator<Token, void> {
  for (const [raw, literal = '', name, text] of source.matchAll(piece)) {
    if (name) yield [raw, raw.endsWith('>') ? name.toLowerCase() : ''];
    else yield [text ?? literal.replaceAll('&', '&amp;'), ''];
  }
}

/** The attributes of a tag, by lower-case name, decoded. The tag's own name comes first, with its `<`. */
export function attributesOf(raw: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of raw.matchAll(
    /([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g,
  ))
    found[name.toLowerCase()] = decodeEntities(value.replace(/^["']|["']$/g, ''));
  return found;
}
