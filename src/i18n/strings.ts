import type { FeedErrorKind } from '../contract/problem.ts';
import type { VisitCount } from '../contract/visits.ts';

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

/** What the date banner says. */
export interface BannerStrings {
  welcome: string;
}

/** The long form of dates; loaded with it. */
export interface LongDateStrings {
  /** January first, parted by `|`. */
  months: string;
  /** `{weekday}`, `{day}` (`{d}` without a zero), `{month}` (`{mm}` in digits) and `{year}` stand for the parts. */
  longDate: string;
}

/** What is said over the banner's headlines; loaded with them. */
export interface TickerStrings {
  latest: string;
}

/** What the lunar date says; loaded with its table. */
export interface LunarStrings {
  lunar: string;
  leapMonth: string;
  /** The ten heavenly stems, parted by `|`. */
  stems: string;
  /** The twelve earthly branches, parted by `|`. */
  branches: string;
}

/** What is said of an article as a whole. */
export interface ArticleStrings {
  /** Before its rating. */
  rated: string;
}

/** What a rating says of itself. */
export interface RatingStrings extends ArticleStrings {
  ratingNone: string;
  /** Stars alone, as a mean or as a choice. */
  ratingStars: string;
  /** Asked of those who must choose. */
  ratingMissing: string;
}

/** What is said of giving stars; loaded with the choices. */
export interface VotingStrings {
  /** Over the choices. */
  yourRating: string;
  /** Chosen by the keyboard, not sent yet. */
  votePicked: string;
  voteSend: string;
  /** The vote that stands. */
  voted: string;
  voteUndo: string;
  voteTaken: string;
  voteUndone: string;
  /** Kept until the network is back. */
  voteWaits: string;
  voteBlocked: string;
  /** The server refuses votes from this page. */
  voteRefused: string;
  /** Too many votes in a short time. */
  voteTooMany: string;
  voteFailed: string;
}

/** What is said when ratings cannot be read, in place of {@link NoteStrings}; loaded with their reader. */
export type RatingNoteStrings = Record<`rating-${FeedErrorKind | 'failed' | 'asOf' | 'openFeed'}`, string>;

/** What stands around the body of an article; loaded with it. */
export interface BodyStrings {
  readOn: string;
  files: string;
  /** Name of a table that has no caption, for screen readers. */
  table: string;
}

/** What an article's tools say; loaded with them. */
export interface ArticleToolStrings {
  tools: string;
  print: string;
  printing: string;
  copy: string;
  copied: string;
  notCopied: string;
  share: string;
  textSize: string;
  smaller: string;
  larger: string;
  listen: string;
  pauseListening: string;
  listenOn: string;
  stopListening: string;
  notSpoken: string;
}

/** The ways from one article to others; loaded with them. */
export interface WayStrings {
  neighbours: string;
  older: string;
  newer: string;
  toList: string;
  back: string;
}

/** What visit statistics say: names of the rows, with the colon where there is one. */
export type VisitStrings = Record<`visits-${VisitCount | 'views'}`, string> & {
  visits: string;
  noVisits: string;
};

/** What visit statistics say when there is nothing new to show; loaded then. */
export type VisitNoteStrings = Record<`visits-${Exclude<keyof NoteStrings, 'retry' | 'not-found'>}`, string>;

/** What the chart of visits says; loaded with it. */
export interface VisitChartStrings {
  'visits-chart': string;
  'visits-most': string;
  'visits-table': string;
  'visits-day': string;
  'visits-visits': string;
  'visits-seen': string;
}

/**
 * Every word the elements say. `{n}` and `{of}` stand for values; `one|many` gives two forms by number.
 * All of them can be replaced, see {@link setStrings}.
 */
export interface Strings
  extends
    CardStrings,
    NoteStrings,
    ToolStrings,
    BannerStrings,
    LongDateStrings,
    TickerStrings,
    LunarStrings,
    ArticleStrings,
    RatingStrings,
    VotingStrings,
    RatingNoteStrings,
    BodyStrings,
    ArticleToolStrings,
    WayStrings,
    VisitStrings,
    VisitNoteStrings,
    VisitChartStrings {}

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
export function addVietnamese(words: Partial<Strings>): void {
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
