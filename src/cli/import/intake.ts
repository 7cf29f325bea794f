import { maxItem, maxPath } from '../../service/bounds.ts';
import { Items } from '../../service/ratings/items.ts';
import type { Site } from '../../service/sites.ts';
import type { DayNumbers, PathViews } from '../../service/stores/store.ts';
import { pageOf } from '../../service/visits/page.ts';
import { unguarded, type Cell, type FileFault } from '../csv.ts';

/** Votes that one import may have: each is a row. */
const MAX_VOTES = 1_000_000;

/** What an import is about, and how its rows are checked and collected. */
export class Intake {
  readonly days = new Map<string, DayNumbers>();
  readonly pages = new Map<string, PathViews>();
  /** By item: how many gave how many half stars, as in a tally. */
  readonly ratings = new Map<string, number[]>();
  total: number | undefined;
  readonly faults: FileFault[] = [];
  /** What the reader should know of how it was read. */
  readonly notes = new Set<string>();

  private readonly items: Items;
  private readonly today: string;
  private readonly seen = new Set<string>();
  private votes = 0;

  /** @param today the day in the site's zone */
  constructor(site: Site, today: string) {
    this.items = new Items(site);
    this.today = today;
  }

  fault({ at }: Pick<Cell, 'at'>, what: string): void {
    this.faults.push({ at, what });
  }

  /** A whole number from 0; undefined, and a fault, for anything else. */
  count(cell: Cell, name: string): number | undefined {
    const number = /^\d{1,15}$/.test(cell.text) ? Number(cell.text) : undefined;
    if (number === undefined) this.fault(cell, `${name} takes a whole number from 0, not "${cell.text}"`);
    return number;
  }

  /** @param cell such as `2024-11-21`, or as spreadsheets in Viet Nam write it: `21/11/2024` */
  addDay(cell: Cell, numbers: Omit<DayNumbers, 'date'>): void {
    const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell.text) ?? [];
    const date = year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : cell.text;
    if (!isDay(date)) return this.fault(cell, `date takes a day such as 2024-11-21, not "${cell.text}"`);
    if (date > this.today) return this.fault(cell, `${date} is still to come`);
    if (this.isNew(cell, date)) this.days.set(date, { date, ...numbers });
  }

  addPage(cell: Cell, views: number): void {
    const path = pageOf(unguarded(cell.text));
    if (path === undefined) return this.fault(cell, `path has more than ${maxPath} characters`);
    if (!/^\/\P{Cc}*$/u.test(path))
      return this.fault(cell, `path takes a path such as /tin-tuc, not "${cell.text}"`);
    if (this.isNew(cell, path)) this.pages.set(path, { path, views });
  }

  /** @param halves stars in halves, 1 to 10 */
  addVotes(cell: Cell, halves: number, votes: number): void {
    const text = unguarded(cell.text);
    if (!text || text.length > maxItem) return this.fault(cell, `item takes 1 to ${maxItem} characters`);
    const item = this.items.find(text);
    if (item === undefined)
      return this.fault(cell, `"${text}" is none of the site's articles (articles in the configuration)`);
    if (!this.isNew(cell, `${item} with ${halves / 2} stars`)) return;
    this.votes += votes;
    if (this.votes > MAX_VOTES)
      return this.fault(cell, `from here on there are more than ${MAX_VOTES} votes`);
    let tally = this.ratings.get(item);
    if (!tally) this.ratings.set(item, (tally = new Array<number>(10).fill(0)));
    tally[halves - 1]! += votes;
  }

  private isNew(cell: Cell, name: string): boolean {
    const isNew = !this.seen.has(name);
    this.seen.add(name);
    if (!isNew) this.fault(cell, `${name} is there twice`);
    return isNew;
  }
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !isNaN(Date.parse(text)) &&
  // The 30th of February reads as a day in March.
  new Date(text).toISOString().startsWith(text);
