import { plainText, unwrap } from './dom.ts';
import { makeFigures } from './figures.ts';
import { levelHeadings } from './headings.ts';
import { tidyParagraphs } from './paragraphs.ts';
import { sanitize, type SanitizeOptions } from './sanitize.ts';

/** What the page around a body shows already. */
export interface ArticleBodyOptions extends SanitizeOptions {
  /** Plain text: the headline. A block at the top that says the same goes. */
  title?: string | undefined;
  /** Plain text: the lead, where the page shows it. A block at the top that says the same goes. */
  summary?: string | undefined;
  /** RFC 3339: the dates of the article. A block at the top that is nothing but one of them goes. */
  dates?: readonly (string | undefined)[] | undefined;
  /** IANA name of the zone those days are in. Default `Asia/Ho_Chi_Minh`. */
  timeZone?: string | undefined;
}

/** How many blocks at the top may repeat what the page says: headline, date, lead, and once more the date. */
const maxRepeats = 4;

/** Text as it is compared: one form of letters and spaces, no final punctuation. */
const folded = (text: string | null | undefined) =>
  plainText(text)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ .:…]+$/, '');

/** A date and nothing else, folded: `thứ sáu, 31/05/2024 - 08:30`, `ngày 31 tháng 5 năm 2024`, `cập nhật: 31-5-2024`. */
const dateLine =
  /^(?:\(|(?:ngày )?(?:đăng|cập nhật|xuất bản)(?: (?:ngày|lúc))?:? |ngày:? )?(?:(?:thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy)|chủ nhật|cn),? )?(?:\d\d?[:h]\d\d ?[,|-]? ?)?(?:ngày )?(\d\d?)(?:[/.-]| tháng )(\d\d?)(?:[/.-]| năm )(\d{4})(?:,? ?[-|]? ?(?:lúc )?\d\d?[:h]\d\d(?::\d\d)?(?: ?(?:am|pm|sa|ch))?)?(?: ?\(?gmt ?\+7\)?)?\)?$/;

/** Day, month and year of an instant on the calendar of a zone, as `31/5/2024`. */
function dayOf(date: string | undefined, timeZone: string): string {
  try {
    // English and numbers only, which are the same in every browser: "5/31/2024".
    const [month, day, year] = new Intl.DateTimeFormat('en-US', { timeZone })
      .format(new Date(date!))
      .split('/');
    return `${day}/${month}/${year}`;
  } catch {
    return '';
  }
}

/** Drops blocks at the top that say what the page says above them. */
function dropRepeats(body: DocumentFragment, options: ArticleBodyOptions): void {
  const { title, summary, dates = [], timeZone = 'Asia/Ho_Chi_Minh' } = options;
  const said = new Set([folded(title), folded(summary)]);
  said.delete('');
  const days = new Set(dates.map((date) => dayOf(date, timeZone)));
  for (let round = 0; round < maxRepeats; round++) {
    const first = body.querySelector('h1, h2, h3, h4, h5, h6, p, blockquote, figure, table, ul, ol, pre');
    if (!first || !/^(?:h\d|p)$/.test(first.localName) || first.querySelector('img, video, audio')) return;
    const text = folded(first.textContent);
    const [, day, month, year] = dateLine.exec(text) ?? [];
    if (!said.has(text) && !(year && days.has(`${Number(day)}/${Number(month)}/${year}`))) return;
    let gone: Element | null = first;
    // Along with what only held it.
    do {
      const parent: Element | null = gone.parentElement;
      gone.remove();
      gone = parent;
    } while (gone && !gone.childElementCount && !folded(gone.textContent));
  }
}

/** Takes links away that a screen reader has no name for: around pictures without a text. */
function dropNamelessLinks(body: DocumentFragment): void {
  for (const link of body.querySelectorAll('a')) {
    if (folded(link.textContent) || link.title || link.querySelector('img:not([alt=""])')) continue;
    unwrap(link);
  }
}

/**
 * The body of an article, sanitised and put in order: whole documents out of their frame, without what the page says
 * above it, without empty paragraphs, pictures with their captions as figures, headings below the headline.
 * @returns belongs to a document that is not shown, so nothing is loaded before it is put into the page
 */
export async function articleBody(html: string, options: ArticleBodyOptions = {}): Promise<DocumentFragment> {
  const body = await sanitize(html, { ...options, headingLevel: undefined });
  tidyParagraphs(body);
  dropRepeats(body, options);
  makeFigures(body);
  dropNamelessLinks(body);
  if (options.headingLevel) levelHeadings(body, options.headingLevel);
  return body;
}
