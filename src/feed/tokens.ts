import { tidy } from './compose.ts';
import { decodeEntities } from './entities.ts';

/**
 * A CDATA section, a comment, any other declaration or a tag, a `<` that begins nothing.
 * Whatever it begins to match it matches to the end, so that it never goes back: linear.
 */
const piece =
  /<!\[CDATA\[([^]*?)(?:\]\]>|$)|<!--[^]*?(?:-->|$)|<(?:[!?]|(\/?[a-z_][^\s/<>@]*)(?=[\s/>]))(?:[^<>=]+|=\s*(?:"[^"]*"|'[^']*')|=)*>?|(<)/iy;

/** Reads XML or HTML piece by piece, a tag or text. Tolerant: a `<` that begins nothing is text. */
export class Tokens {
  /** Where the next piece begins. */
  at = 0;
  /** The piece at hand, as it stands in the source; nothing for a comment. */
  raw = '';
  /** Its name in lower case, with its prefix, and with `/` before it in a closing tag. Text has none. */
  name = '';

  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** Goes on to the next piece. Gives false where there is none. */
  next(): boolean {
    const { source, at } = this;
    const tag = source.indexOf('<', at);
    this.name = '';
    if (tag !== at) {
      this.raw = source.slice(at, tag < 0 ? source.length : tag);
      this.at += this.raw.length;
      return !!this.raw;
    }
    piece.lastIndex = at;
    // Something matches wherever a `<` is.
    const match = piece.exec(source) as RegExpExecArray;
    this.at = piece.lastIndex;
    if (match[2]) {
      this.raw = match[0];
      if (this.raw.endsWith('>')) this.name = match[2].toLowerCase();
    } else this.raw = match[3] ?? match[1]?.replaceAll('&', '&amp;') ?? '';
    return true;
  }
}

const attribute = /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** The attributes of a tag, by lower-case name, decoded and tidied. The tag's own name comes first, with its `<`. */
export function attributesOf<T extends Record<string, string | undefined>>(raw: string, found: T): T {
  const into: Record<string, string | undefined> = found;
  for (let match; (match = attribute.exec(raw));) {
    into[(match[1] as string).toLowerCase()] = tidy(decodeEntities(match[2] ?? match[3] ?? match[4] ?? ''));
  }
  return found;
}
