import type { Site } from '../../service/sites.ts';
import { readCsv, type Cell } from '../csv.ts';
import { readSql, type Inserted } from '../sql.ts';
import { Intake } from './intake.ts';
import {
  counterColumns,
  isArticles,
  isCategories,
  isCounter,
  readArticles,
  readCounter,
} from './nukeviet.ts';
import { rowsOf, tables, type Row } from './tables.ts';

/** What a file is read with. */
export interface Reading {
  site: Site;
  /** Milliseconds since 1970. */
  now: number;
  /** How the paths of NukeViet's articles are made. */
  articlePath?: string | undefined;
  /** Which table of articles, where there are several. */
  table?: string | undefined;
}

const isSql = (name: string, text: string): boolean =>
  /\.sql$/i.test(name) || /^\s*(--|\/\*|(INSERT|CREATE|SET|START)\s)/i.test(text);

/** What a file may be, where it is nothing of all that. */
const known = [
  ...tables.map(({ columns }) => columns.join(',')),
  "or a table of NukeViet's: its counter, or its articles",
].join('; ');

/**
 * Reads a file of numbers, whatever it is of those that are known.
 * @param name of the file
 * @returns what is in it, and its faults
 */
export function readFile(name: string, text: string, reading: Reading): Intake {
  const { site, now } = reading;
  const intake = new Intake(site, site.dayAt(now).day);
  if (isSql(name, text)) readDump(intake, text, reading);
  else readTable(intake, text, reading);
  if (
    !intake.faults.length &&
    !intake.days.size &&
    !intake.pages.size &&
    !intake.ratings.size &&
    intake.total === undefined
  )
    intake.fault({ at: 0 }, 'there is nothing in it to import');
  return intake;
}

/** The day of a time, in a zone. A site's own calendar never goes back. */
function dayIn(timeZone: string): (time: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (time) => format.format(time);
}

function readTable(intake: Intake, text: string, reading: Reading): void {
  const records = readCsv(text);
  if (!Array.isArray(records)) return void intake.faults.push(records);
  const [head, ...body] = records;
  if (!head) return intake.fault({ at: 0 }, 'the file is empty');
  const columns = head.map((cell) => cell.text.toLowerCase());
  const table = tables.find((one) => one.columns.every((column) => columns.includes(column)));
  if (table) return table.read(intake, rowsOf(intake, columns, body));
  const dayAt = dayIn(reading.site.config.timeZone);
  if (isCounter(columns)) return readCounter(intake, rowsOf(intake, columns, body), dayAt);
  // phpMyAdmin leaves the names of columns out, unless it is told to put them in.
  if (/^(c_time|total|year|bot|browser)$/.test(columns[0]!) && columns.length >= counterColumns.length)
    return readCounter(intake, rowsOf(intake, counterNames(columns.length), records), dayAt);
  if (isArticles(columns)) return readNews(intake, rowsOf(intake, columns, body), reading, new Map());
  intake.fault(head[0]!, `the first line names no columns that are known here: ${known}`);
}

const counterNames = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => counterColumns[at] ?? `column ${at + 1}`);

function readNews(
  intake: Intake,
  rows: Row[],
  { articlePath }: Reading,
  categories: ReadonlyMap<string, string>,
): void {
  if (articlePath) readArticles(intake, rows, articlePath, categories);
  else
    intake.fault(
      { at: 0 },
      "there are NukeViet's articles in it: say by --article-path what their paths look like, such as /news/{cat}/{alias}-{id}.html",
    );
}

/** One table of a dump, all statements together. */
interface Dumped {
  table: string;
  columns: string[];
  records: Cell[][];
}

function tablesOf(inserted: readonly Inserted[]): Dumped[] {
  const dumped = new Map<string, Dumped>();
  for (const { table, columns = [], rows } of inserted) {
    const known = dumped.get(table);
    if (known) known.records.push(...rows);
    else dumped.set(table, { table, columns: columns.map((name) => name.toLowerCase()), records: rows });
  }
  return [...dumped.values()];
}

function readDump(intake: Intake, text: string, reading: Reading): void {
  const inserted = readSql(text);
  if (!Array.isArray(inserted)) return void intake.faults.push(inserted);
  const dumped = tablesOf(inserted);
  const rows = ({ columns, records }: Dumped) => rowsOf(intake, columns, records);
  const names = (found: readonly Dumped[]) => found.map(({ table }) => table).join(', ');

  const counters = dumped.filter(({ columns }) => isCounter(columns));
  if (counters.length > 1)
    intake.fault({ at: 0 }, `there are several counters in it: ${names(counters)}; leave one`);
  else if (counters[0]) readCounter(intake, rows(counters[0]), dayIn(reading.site.config.timeZone));

  // Articles are also kept once more for each category, in tables named by numbers.
  const articles = dumped.filter(
    ({ table, columns }) =>
      isArticles(columns) &&
      (reading.table === undefined ? table.endsWith('_rows') : table === reading.table),
  );
  if (articles.length > 1)
    return intake.fault(
      { at: 0 },
      `there are several tables of articles in it: ${names(articles)}; name one by --table`,
    );
  const [news] = articles;
  if (!news) {
    if (reading.table) intake.fault({ at: 0 }, `there is no table ${reading.table} with articles in it`);
    return;
  }
  const prefix = news.table.replace(/_rows$/, '');
  const categories = dumped.find(({ table, columns }) => table === `${prefix}_cat` && isCategories(columns));
  const aliases = categories
    ? rows(categories).map(({ catid, alias }) => [catid!.text, alias!.text] as const)
    : [];
  readNews(intake, rows(news), reading, new Map(aliases));
}
