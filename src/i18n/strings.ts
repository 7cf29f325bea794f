import type { FeedErrorKind } from '../contract/problem.ts';

/** What every list and card says. */
export interface CardStrings {
  /** Sunday first, parted by `|`. */
  weekdays: string;
  /** Between the digits of large numbers; empty for none. */
  grouping: string;
  decimal: string;
  views: string;
  points: string;
  author: string;
  source: string;
  loading: string;
  failed: string;
}

/** What is said when there is nothing new to show; loaded then. */
export interface NoteStrings extends Record<FeedErrorKind, string> {
  empty: string;
  asOf: string;
  retry: string;
  openFeed: string;
}

/** What the controls under a list say; loaded with them. */
export interface ToolStrings {
  more: string;
  shown: string;
  page: string;
  previous: string;
  next: string;
  play: string;
  pause: string;
}

/**
 * Every word the elements say. `{n}` and `{of}` stand for values; `one|many` gives two forms by number.
 * All of them can be replaced, see {@link setStrings}.
 */
export interface Strings extends CardStrings, NoteStrings, ToolStrings {}

/** Vietnamese; {@link addVietnamese} completes it as parts of the elements are loaded. */
const vi = {
  weekdays: 'Chủ Nhật|Thứ Hai|Thứ Ba|Thứ Tư|Thứ Năm|Thứ Sáu|Thứ Bảy',
  grouping: '.',
  decimal: ',',
  views: '{n} lượt xem',
  points: '{n} điểm ({of} đánh giá)',
  author: 'Tác giả: {n}',
  source: 'Nguồn: {n}',
  loading: 'Đang tải…',
  failed: 'Chưa tải được nội dung.',
} satisfies CardStrings as Strings;

/** Words by primary language subtag: replaced ones, added ones, English once it is loaded. */
const languages = new Map<string, Partial<Strings>>();

/** English has been asked for. */
let asked = false;

/** Whom to tell when words are replaced or loaded. */
export const listeners = new Set<() => void>();

const primary = (language: string): string => language.toLowerCase().split('-')[0]!;

/** Vietnamese words of a part that is loaded later than the rest. */
export function addVietnamese(words: NoteStrings | ToolStrings): void {
  Object.assign(vi, words);
}

/**
 * Words for a language tag such as `en-GB`. Vietnamese for a language that has none, and for English until its
 * words have come: listeners are told then.
 */
export function stringsFor(language: string): Strings {
  const name = primary(language);
  if (name === 'en' && !asked) {
    asked = true;
    // Where the chunk cannot be had, the page stays Vietnamese. Words that the page has replaced stay replaced.
    import('./en.ts').then(
      ({ en }) => setStrings(name, { ...en, ...languages.get(name) }),
      () => {},
    );
  }
  return { ...vi, ...languages.get(name) };
}

/**
 * Replaces words of a language, or adds a language. Elements on the page follow at once.
 * @param language language tag, such as `vi`
 * @param words only those to replace; the rest stay as they are (Vietnamese for a new language)
 */
export function setStrings(language: string, words: Partial<Strings>): void {
  const name = primary(language);
  languages.set(name, { ...languages.get(name), ...words });
  listeners.forEach((listener) => listener());
}

/**
 * Puts values into a text of {@link Strings}.
 * @param of also decides between the two forms of `one|many`; `n` does where it is not given
 */
export function fill(text: string, n: string | number, of: string | number = n): string {
  const [one, many = one] = text.split('|') as [string, string?];
  return (String(of) === '1' ? one : many).replace('{n}', () => String(n)).replace('{of}', () => String(of));
}
