import { decodeHTML } from 'entities';

const known = new Map<string, string>();

/**
 * Character references to characters, once: `&amp;lt;` becomes `&lt;`. Only those closed by `;` count, because
 * `?a=1&copy=2` is a link. What is no reference stays as it is.
 */
export const decodeEntities = (text: string): string =>
  text.replace(/&#?\w{1,31};/g, (reference) => {
    let character = known.get(reference);
    if (character === undefined) known.set(reference, (character = decodeHTML(reference)));
    return character;
  });

/** Text without the characters that XML does not allow. */
export const dropControls = (text: string): string =>
  text.replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

/** Text as XML or HTML text or attribute value. */
export const escapeMarkup = (text: string): string =>
  dropControls(text).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
