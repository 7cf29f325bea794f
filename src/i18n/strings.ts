/**
 * Every word the elements say. `{n}` and `{of}` stand for values; `one|many` gives two forms by number.
 * All of them can be replaced, see {@link setStrings}.
 */
const vi = {
  /** Sunday first, parted by `|`. */
  weekdays: 'Chủ Nhật|Thứ Hai|Thứ Ba|Thứ Tư|Thứ Năm|Thứ Sáu|Thứ Bảy',
  /** Between the digits of large numbers; empty for none. */
  grouping: '.',
  decimal: ',',
  views: '{n} lượt xem',
  points: '{n} điểm ({of} đánh giá)',
  author: 'Tác giả: {n}',
  source: 'Nguồn: {n}',
  loading: 'Đang tải…',
  empty: 'Chưa có bài viết nào.',
  stale: 'Chưa cập nhật được. Nội dung lúc {n}.',
  retry: 'Thử lại',
  openFeed: 'Mở nguồn tin',
  more: 'Xem thêm',
  shown: 'Đang hiện {n} trên {of} bài viết',
  page: 'Trang {n} / {of}',
  previous: 'Trước',
  next: 'Sau',
  play: 'Tự chạy',
  pause: 'Dừng',
  blocked: 'Không kết nối được với nguồn tin.',
  http: 'Máy chủ của nguồn tin đang gặp sự cố.',
  timeout: 'Nguồn tin trả lời quá chậm.',
  'too-large': 'Nguồn tin quá lớn để hiển thị.',
  'not-a-feed': 'Địa chỉ này không trả về nguồn tin.',
  malformed: 'Nguồn tin bị hỏng, chưa đọc được.',
  'not-found': 'Không tìm thấy bài viết.',
};

/** The words of one language. */
export type Strings = typeof vi;

const languages = new Map<string, Strings>([['vi', vi]]);

/** Whom to tell when words are replaced, or the language of a part of the page is. */
export const listeners = new Set<() => void>();

/** The primary subtag of a language tag. */
const primary = (language: string): string => language.toLowerCase().split('-')[0]!;

/**
 * Words for a language tag such as `en-GB`. Vietnamese for a language that has none, and for English until its
 * words have come: listeners are told then.
 */
export function stringsFor(language: string): Strings {
  const name = primary(language);
  if (name === 'en' && !languages.has(name)) {
    languages.set(name, vi);
    // Where the chunk cannot be had, the page stays Vietnamese.
    import('./en.ts').then(
      ({ en }) => setStrings(name, en),
      () => {},
    );
  }
  return languages.get(name) ?? vi;
}

/**
 * Replaces words of a language, or adds a language. Elements on the page follow at once.
 * @param language primary language subtag, such as `vi`
 * @param words only those to replace; the rest stay as they are (Vietnamese for a new language)
 */
export function setStrings(language: string, words: Partial<Strings>): void {
  const name = primary(language);
  languages.set(name, { ...stringsFor(name), ...words });
  tellListeners();
}

/** Says that other words may be wanted. */
export const tellListeners = (): void => listeners.forEach((listener) => listener());

/**
 * Puts values into a text of {@link Strings}.
 * @param of also decides between the two forms of `one|many`; `n` does where it is not given
 */
export function fill(text: string, n: string | number, of: string | number = n): string {
  const [one, many = one] = text.split('|') as [string, string?];
  return (String(of) === '1' ? one : many).replace('{n}', () => String(n)).replace('{of}', () => String(of));
}
