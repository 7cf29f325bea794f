import { compose } from './compose.ts';
import { decodeEntities, escapeMarkup } from './entities.ts';
import { attributesOf, tokens } from './tokens.ts';
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
const unread = /^(script|style|title|figcaption|noscript)$/;
const inline = /^\/?([abisu]|em|font|small|span|strong|su[bp])$/;
const outside = /^\/?(html|head|body|meta|link|title)$/;
/** Pictures that show nothing, by their size. */
const tiny = /\s(width|height)\s*=\W*[01](px)?\W/i;
/** Pictures that show nothing, by their address. */
export const blank = /^data:|1x1|emoji|pixel|spacer|blank\.|loading\./i;
/** What plain text in one line of composed Latin letters has none of. Most text is that: to look is quicker. */
const rich = /[^ -%'-;=-~\u00a1-\u02ff\u1ea0-\u1ef9\u2010-\u2027]| {2}|^ | $/;

/** Plain text in one line. */
const flat = (text: string) => (rich.test(text) ? compose(text.replace(/[\s\u200b]+/g, ' ')).trim() : text);

/**
 * Reads feed HTML without a DOM, the same in the browser and in Node; linear, and nothing in it is run.
 * @param base what relative addresses stand on
 */
export function inspect(html: string, base?: string): Inspected {
  if (!rich.test(html)) return { text: html, body: html, caption: '' };
  let text = '';
  let body = '';
  let caption = '';
  let hidden = '';
  let image: string | undefined;
  for (const [raw, name] of tokens(html)) {
    let kept = raw;
    if (!name) {
      const words = decodeEntities(raw);
      if (!hidden) text += words;
      else if (hidden === 'title') kept = '';
      else if (image && hidden === 'figcaption') caption += words;
    } else {
      if (!hidden) hidden = unread.test(name) ? name : '';
      else if (name === `/${hidden}`) hidden = '';
      if (text && !inline.test(name)) text += ' ';
      if (outside.test(name)) kept = '';
      else {
        if (!image && name === 'img' && !tiny.test(raw)) {
          // Lazy images have their address in `data-src` or the like, which sorts before `src`.
          const [[, source] = []] = Object.entries(attributesOf(raw))
            .filter(([key, value]) => /^(data-.*)?(src|original)$/.test(key) && !blank.test(value))
            .sort();
          image = absolute(source, base);
        }
        kept = raw.replace(
          /(\s(?:href|src|poster)\s*=\s*["']?)([^\s"'>]+)/gi,
          (all, before: string, value: string) => {
            const whole = absolute(decodeEntities(value), base);
            return whole ? before + escapeMarkup(whole) : all;
          },
        );
      }
    }
    body += kept;
  }
  return {
    // Nobody asks for that of a whole body.
    get text() {
      return flat(text);
    },
    body: body.trim(),
    image,
    caption: flat(caption),
  };
}
