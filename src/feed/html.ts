import { tidy } from './compose.ts';
import { decodeEntities, escapeMarkup } from './entities.ts';
import { attributesOf, Tokens } from './tokens.ts';
import { absolute } from './url.ts';

/** What a piece of feed HTML says. */
export interface Inspected {
  /** Plain text: no tags, no references, white space collapsed. */
  text: string;
  /** Whether its body has tags in it. */
  marked: boolean;
  /** Whether nothing that follows could say more of the picture. */
  settled: boolean;
  /** The first picture that is one. */
  image?: string | undefined;
  /** Plain text: what `figcaption` says of it. */
  caption: string;
}

/**
 * How its body begins, where it is plain without reading on that there is one: with text, or with a tag that stays.
 */
export const hasBody = /^\s*([^\0- \s<&]|<(?!(html|head|body|meta|link|title)\b)[a-z])/i;

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
const flat = (text: string) =>
  rich.test(text)
    ? tidy(text)
        .replace(/[\s\u200b]+/g, ' ')
        .trim()
    : text;

/** The element, if any, whose text is no part of what is read, after a tag. */
const hide = (hidden: string, name: string) =>
  hidden ? (name === `/${hidden}` ? '' : hidden) : unread.test(name) ? name : '';

/** The address of a picture that shows something. */
function pictureOf(raw: string, base?: string): string | undefined {
  if (tiny.test(raw)) return;
  // Lazy images have their address in `data-src` or the like, which sorts before `src`.
  const [[, source] = []] = Object.entries(attributesOf<Record<string, string>>(raw, {}))
    .filter(([key, value]) => /^(data-.*)?(src|original)$/.test(key) && !blank.test(value))
    .sort();
  return absolute(source, base);
}

/**
 * Reads feed HTML without a DOM, the same in the browser and in Node; linear, and nothing in it is run.
 * @param base what relative addresses stand on
 * @param wanted `picture`: to stop as soon as it and its caption are known, whatever the text; `text`: nothing of them
 */
export function inspect(html: string, base?: string, wanted?: 'picture' | 'text' | ''): Inspected {
  let text = '';
  let caption = '';
  let hidden = '';
  let marked = false;
  let image: string | undefined;
  /** Whether the caption is whole, or what follows belongs to another picture. */
  let settled = wanted === 'text';
  const tokens = new Tokens(html);
  while (!(settled && wanted === 'picture') && tokens.next()) {
    const { raw, name } = tokens;
    if (name) {
      const outer = hidden;
      hidden = hide(hidden, name);
      if (image && outer === 'figcaption' && !hidden) settled = true;
      if (text && !inline.test(name)) text += ' ';
      if (outside.test(name)) continue;
      marked = true;
      if (name !== 'img' || settled) continue;
      const picture = pictureOf(raw, base);
      // Behind a lazy picture the same one may follow, for browsers without scripts.
      if (image) settled = !!picture && picture !== image;
      else image = picture;
    } else if (!hidden) {
      if (wanted !== 'picture') text += decodeEntities(raw);
    } else if (image && !settled && hidden === 'figcaption') caption += decodeEntities(raw);
  }
  return { text: flat(text), caption: flat(caption), marked, settled, image };
}

/** The plain text of feed HTML. */
export const plain = (html = ''): string => (rich.test(html) ? inspect(html).text : html);

/** The markup of feed HTML, out of its whole document where it came as one, its relative addresses made absolute. */
export function bodyOf(html: string, base?: string): string {
  let body = '';
  let hidden = '';
  const tokens = new Tokens(tidy(html));
  while (tokens.next()) {
    const { raw, name } = tokens;
    if (name) {
      hidden = hide(hidden, name);
      if (outside.test(name)) continue;
      body += raw.replace(
        /(\s(?:href|src|poster)\s*=\s*["']?)([^\s"'>]+)/gi,
        (all, before: string, value: string) => {
          const whole = absolute(decodeEntities(value), base);
          return whole ? before + escapeMarkup(whole) : all;
        },
      );
    } else if (hidden !== 'title') body += raw;
  }
  return body.trim();
}
