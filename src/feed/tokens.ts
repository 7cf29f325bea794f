import { decodeEntities } from './entities.ts';

/**
 * A piece of markup: as it stands in the source, and its name in lower case, with its prefix and with `/` before
 * it in a closing tag. Text has none.
 */
export type Token = [raw: string, name: string];

/**
 * A CDATA section, a comment, any other declaration or a tag, text.
 * Whatever it begins to match it matches to the end, so that it never goes back: linear.
 */
const piece =
  /<!\[CDATA\[([^]*?)(?:\]\]>|$)|<!--[^]*?(?:-->|$)|<(?:[!?]|(\/?[a-z_][^\s/<>@]*)(?=[\s/>]))(?:[^<>=]+|=\s*(?:"[^"]*"|'[^']*')|=)*>?|[^<]+|</gi;

/** Cuts XML or HTML into tags and text. Tolerant: a `<` that begins nothing is text. Leaves out comments. */
export function* tokens(source: string): Generator<Token, void> {
  for (const [raw, literal, name = ''] of source.matchAll(piece)) {
    if (literal !== undefined) yield [literal.replaceAll('&', '&amp;'), ''];
    else if (!/^<[!?]/.test(raw)) yield [raw, raw.endsWith('>') ? name.toLowerCase() : ''];
  }
}

/** The attributes of a tag, by lower-case name, decoded. The tag's own name comes first, with its `<`. */
export const attributesOf = (raw: string): Record<string, string> =>
  Object.fromEntries(
    // Most tags have none.
    raw.includes('=')
      ? Array.from(
          raw.matchAll(/([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g),
          ([, name = '', value = '']) => [
            name.toLowerCase(),
            decodeEntities(value.replace(/^["']|["']$/g, '')),
          ],
        )
      : [],
  );
