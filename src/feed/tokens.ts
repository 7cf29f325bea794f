import { decodeEntities } from './entities.ts';

/**
 * A piece of markup: as it stands in the source, its name, and of a CDATA section what it holds.
 *
 * The name is in lower case, with its prefix, with `/` before it in a closing tag; `!` stands for comments and
 * declarations, and text and CDATA sections have none.
 */
export type Token = [raw: string, name: string, literal?: string | undefined];

const tagName = /\/?[a-z_][^\s/<>@]*(?=[\s/>])/iy;

/** Where the tag whose name ends at `from` ends, or -1 where it is no tag after all. */
function tagEnd(source: string, from: number): number {
  let quote = 0;
  let previous = 0;
  for (let i = from; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (quote) {
      if (code === quote) quote = 0;
    } else if (code === 62) return i + 1;
    else if (code === 60) return -1;
    else if ((code === 34 || code === 39) && previous === 61) quote = code;
    if (code > 32) previous = code;
  }
  // A quote that nobody closes is part of the tag.
  return source.indexOf('>', from) + 1;
}

/**
 * Cuts XML or HTML into tokens. Tolerant (a `<` that begins nothing is text) and linear: each character is
 * looked at a fixed number of times whatever the input.
 */
export function* tokens(source: string): Generator<Token, void> {
  const after = (mark: string, from: number) => {
    const found = source.indexOf(mark, from);
    return found < 0 ? source.length : found + mark.length;
  };
  // Behind the last `>` there is only text.
  const last = source.lastIndexOf('>');
  let textFrom = 0;
  let from = 0;
  for (;;) {
    let start = source.indexOf('<', from);
    if (start < 0 || start > last) start = source.length;
    let end = start;
    let name = '!';
    let literal: string | undefined;
    const next = source[start + 1];
    if (next === '!' || next === '?') {
      if (source.startsWith('<![CDATA[', start)) {
        end = after(']]>', start);
        name = '';
        literal = source.slice(start + 9, end - 3);
      } else if (source.startsWith('<!--', start)) end = after('-->', start + 4);
      // The internal subset of a DOCTYPE holds declarations of its own.
      else end = after(/^<!doctype[^<>]*\[/i.test(source.slice(start, start + 999)) ? ']>' : '>', start);
    } else if (next) {
      tagName.lastIndex = start + 1;
      name = (tagName.exec(source)?.[0] ?? '').toLowerCase();
      if (name) end = tagEnd(source, tagName.lastIndex);
    }
    if (end > start || start === source.length) {
      if (start > textFrom) yield [source.slice(textFrom, start), ''];
      if (start === source.length) return;
      yield [source.slice(start, end), name, literal];
      textFrom = end;
      from = end;
    } else from = start + 1;
  }
}

/** The attributes of a tag, by lower-case name, decoded. (The tag's own name comes along, with its `<`.) */
export const attributesOf = (raw: string): Partial<Record<string, string>> =>
  Object.fromEntries(
    Array.from(
      raw.matchAll(/([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g),
      ([, name = '', value = '']) => [name.toLowerCase(), decodeEntities(unquote(value))],
    ),
  );

/** The value of an attribute, which may be in quotes. */
export const unquote = (value: string): string => value.replace(/^["']|["']$/g, '');
