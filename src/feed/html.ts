import { decodeEntities } from './entities.ts';
import { attributesOf, tokens, unquote } from './tokens.ts';
import { absolute } from './url.ts';

/** What a piece of feed HTML says. */
export interface Inspected {
  /** Plain text: no tags, no references, white space collapsed. */
  text: string;
  /** The markup, out of its whole document where it came as one, its relative addresses made absolute. */
  body: string;
  /** The first picture that is one. */
  image?: string | undefined;
  /** Plain text: what `figcaption` says of it. */
  caption: string;
}

/** Elements whose text is no part of what is read. */
const unread = /^(script|style|template|title|figcaption|noscript)$/;
const inline = /^\/?(a|abbr|b|big|em|font|i|mark|s|small|span|strong|su[bp]|u)$/;
const outside = /^\/?(!|html|head|body|meta|link|title)$/;
/** Pictures that show nothing. */
const blank = /^data:|1x1|pixel|spacer|blank\.|feedburner|doubleclick|loading\./i;

/** Plain text in one line. */
export const flat = (text: string): string =>
  text
    .normalize()
    .replace(/[\s\u200b]+/g, ' ')
    .trim();

/**
 * Reads feed HTML without a DOM, the same in the browser and in Node; linear, and nothing in it is run.
 * @param base what relative addresses stand on
 */
export function inspect(html: string, base?: string): Inspected {
  let text = '';
  let body = '';
  let caption = '';
  let hidden = '';
  let image: string | undefined;
  for (const [raw, name, literal] of tokens(html)) {
    let kept = raw;
    if (name) {
      if (!hidden) hidden = unread.test(name) ? name : '';
      else if (name === `/${hidden}`) hidden = '';
      if (!inline.test(name)) text += ' ';
      if (!image && name === 'img') {
        const attributes = Object.entries(attributesOf(raw)) as [string, string][];
        if (!attributes.some(([key, value]) => /^(width|height)$/.test(key) && /^[01](px)?$/.test(value))) {
          // Lazy images have their address in `data-src` or the like, which sorts before `src`.
          const [, source] =
            attributes
              .sort()
              .find(([key, value]) => /^(data-.*)?(src|original)$/.test(key) && !blank.test(value)) ?? [];
          image = absolute(source, base);
        }
      }
      kept = outside.test(name)
        ? ''
        : !raw.includes('=')
          ? raw
          : raw.replace(
              /(\s(?:href|src|poster)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/gi,
              (all, before, value: string) => {
                const address = decodeEntities(unquote(value)).trim();
                const whole = /^([a-z][a-z\d+.-]*:|#)/i.test(address) ? '' : absolute(address, base);
                return whole ? `${before}"${whole.replace(/&/g, '&amp;')}"` : all;
              },
            );
    } else {
      const words = decodeEntities(literal ?? raw);
      if (!hidden) text += words;
      else if (image && hidden === 'figcaption') caption += words;
      else if (hidden === 'title') kept = '';
    }
    body += kept;
  }
  return { text: flat(text), body: body.trim(), image, caption: flat(caption) };
}
