import results from '../../bench/results.json' with { type: 'json' };

export type Language = 'vi' | 'en';

type Unit = 'kB' | '×' | '%' | 'ms' | '';

/** A figure the project answers to: what `npm run bench` measured, and what it must keep. */
interface Figure {
  id: string;
  unit: Unit;
  /** `[bound, 'most' | 'least']`; a figure without one is told for comparison. */
  target: [number, 'most' | 'least'];
  digits: number;
  vi: string;
  en: string;
}

const answered: readonly Figure[] = [
  {
    id: 'star-rating',
    unit: 'kB',
    target: [9, 'most'],
    digits: 2,
    vi: 'Đánh giá sao, cả Lit (gzip)',
    en: 'Star rating, Lit included (gzip)',
  },
  {
    id: 'date-banner',
    unit: 'kB',
    target: [8, 'most'],
    digits: 2,
    vi: 'Dải ngày tháng',
    en: 'Date banner',
  },
  {
    id: 'article-list',
    unit: 'kB',
    target: [17, 'most'],
    digits: 2,
    vi: 'Danh sách bài viết, cả bộ đọc RSS',
    en: 'Article list with its reader of RSS',
  },
  {
    id: 'all',
    unit: 'kB',
    target: [26, 'most'],
    digits: 2,
    vi: 'Mọi thành phần, cả bộ đọc RSS',
    en: 'Every element with the reader of RSS',
  },
  {
    id: 'ratings',
    unit: '×',
    target: [2, 'most'],
    digits: 2,
    vi: '1.000 đánh giá sao hiện ra, so với chính HTML đó gán bằng innerHTML',
    en: '1,000 ratings shown, against the same markup by innerHTML',
  },
  {
    id: 'list',
    unit: '×',
    target: [2, 'most'],
    digits: 2,
    vi: 'RSS 1.000 bài đến 10 thẻ đầu hiện ra, so với fetch + DOMParser + innerHTML',
    en: 'RSS of 1,000 items to its first 10 cards painted, against fetch + DOMParser + innerHTML',
  },
  {
    id: 'task',
    unit: 'ms',
    target: [50, 'most'],
    digits: 0,
    vi: 'Lúc ấy, khoảng dài nhất mà trang không đáp lại',
    en: 'Meanwhile, the longest the page does not answer',
  },
  {
    id: 'shift',
    unit: '',
    target: [0, 'most'],
    digits: 2,
    vi: 'Trang mẫu xê dịch khi mọi thứ đến chậm một giây (CLS)',
    en: 'Layout shift of the sample page, everything a second late (CLS)',
  },
  {
    id: 'rss-parser',
    unit: '×',
    target: [1, 'least'],
    digits: 2,
    vi: 'Thời gian đọc RSS 4,5 MB: rss-parser so với bộ đọc này',
    en: 'Time to read 4.5 MB of RSS: rss-parser against this reader',
  },
  {
    id: 'feedsmith',
    unit: '×',
    target: [1, 'least'],
    digits: 2,
    vi: 'Cũng vậy: feedsmith so với bộ đọc này',
    en: 'The same: feedsmith against this reader',
  },
  {
    id: 'feeds-parse',
    unit: '%',
    target: [99, 'least'],
    digits: 1,
    vi: 'Nguồn tin thật đọc được (2.114 tệp)',
    en: 'Feeds in the wild that can be read (2,114 files)',
  },
  {
    id: 'feeds-values',
    unit: '%',
    target: [90, 'least'],
    digits: 1,
    vi: 'Giá trị trong đó đọc đúng',
    en: 'Values in them that come out right',
  },
  {
    id: 'feeds-vn',
    unit: '%',
    target: [100, 'least'],
    digits: 0,
    vi: 'Nguồn tin và ngày tháng của cổng Việt Nam đọc đúng',
    en: 'Vietnamese feeds and dates read right',
  },
  {
    id: 'visits',
    unit: '×',
    target: [0.5, 'least'],
    digits: 2,
    vi: 'Dịch vụ đi kèm ghi lượt xem lên đĩa, so với node:http không làm gì',
    en: 'The companion writing views to disk, against a node:http that does nothing',
  },
];

const words = {
  vi: { head: ['Điều đo được', 'Cần đạt', 'Đo được'], most: 'tối đa', least: 'ít nhất', locale: 'vi' },
  en: { head: ['What', 'Must be', 'Measured'], most: 'at most', least: 'at least', locale: 'en' },
};

const measured: Record<string, number> = results.figures;

/** The figures of the last bench as a Markdown table. One that misses its target is told in bold, never left out. */
export function figures(language: Language): string {
  const { head, locale, ...said } = words[language];
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const rows = answered.map(({ id, unit, target: [bound, kind], digits, ...name }) => {
    const value = measured[id];
    if (value === undefined) throw new Error(`bench/results.json has no "${id}": run npm run bench.`);
    const form = (number: number, places: number) =>
      `${number.toLocaleString(locale, { minimumFractionDigits: places, maximumFractionDigits: places })} ${unit}`.trim();
    const missed = kind === 'most' ? value > bound : value < bound;
    const shown = form(value, digits);
    return line([
      name[language],
      `${said[kind]} ${form(bound, Number.isInteger(bound) ? 0 : 1)}`,
      missed ? `**${shown}**` : shown,
    ]);
  });
  return [line(head), '| --- | --- | --- |', ...rows].join('\n');
}

/** When and on what the figures were measured. */
export const measuredOn = {
  date: results.date,
  machine: results.machine,
  chromium: results.versions.chromium,
};
