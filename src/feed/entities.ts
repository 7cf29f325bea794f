import { decodeHTML } from 'entities';
import { clean } from './compose.ts';

const known: Record<string, string> = {};

/**
 * Character references to characters, once: `&amp;lt;` becomes `&lt;`. Only those closed by `;` count, because
 * `?a=1&copy=2` is a link. What is no reference stays as it is.
 */
export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&#?\w{1,31};/g, (reference) => (known[reference] ??= clean(decodeHTML(reference))))
    : text;

/**
 * Text as XML or HTML text or attribute value. White space that XML parsers would make a plain space of in an
 * attribute is kept.
 */
export const escapeMarkup = (text: string): string =>
  text.replace(/[&<>"'\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
