import { best } from '../../bounds.ts';
import type { Tally, Vote } from '../store.ts';
import type { Database } from './database.ts';

/** Items read at a time where there may be many. */
const PAGE = 1000;

/** How many votes of so many half stars an item has. */
type Counts = { halves: number; count: number }[];

function tallyOf(counts: Counts): Tally {
  const tally = new Array<number>(best * 2).fill(0);
  for (const { halves, count } of counts) tally[halves - 1] = count;
  return tally;
}

/** Votes in SQLite, and their tallies: always what counting the votes gives. */
export class Ratings {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  vote({ site, item, voter, halves, day }: Vote): void {
    const before = this.database.one<{ halves: number }>(
      'SELECT halves FROM votes WHERE site = ? AND item = ? AND voter = ?',
      site,
      item,
      voter,
    )?.halves;
    this.database.run('INSERT OR REPLACE INTO votes VALUES (?, ?, ?, ?, ?)', site, item, voter, halves, day);
    if (before) this.change(site, item, before, -1);
    this.change(site, item, halves, 1);
  }

  unvote({ site, item, voter }: Omit<Vote, 'halves' | 'day'>): void {
    const gone = this.database.one<{ halves: number }>(
      'DELETE FROM votes WHERE site = ? AND item = ? AND voter = ? RETURNING halves',
      site,
      item,
      voter,
    );
    if (gone) this.change(site, item, gone.halves, -1);
  }

  tally(site: string, item: string): Tally {
    return tallyOf(
      this.database.all<Counts[number]>(
        'SELECT halves, count FROM tallies WHERE site = ? AND item = ?',
        site,
        item,
      ),
    );
  }

  /** Items with votes that come after one, sorted: not all of them, but some where there are any. */
  rated(site: string, after: string): { item: string; tally: Tally }[] {
    return this.database
      .all<{ item: string; counts: string }>(
        `SELECT item, json_group_array(json_object('halves', halves, 'count', count)) AS counts FROM tallies
         WHERE site = ? AND item > ? GROUP BY item HAVING sum(count) > 0 ORDER BY item LIMIT ${PAGE}`,
        site,
        after,
      )
      .map(({ item, counts }) => ({ item, tally: tallyOf(JSON.parse(counts) as Counts) }));
  }

  private change(site: string, item: string, halves: number, by: 1 | -1): void {
    // Not by one statement: a row of -1 to insert is refused before it meets the one that is there.
    const known = this.database.run(
      'UPDATE tallies SET count = count + ? WHERE site = ? AND item = ? AND halves = ?',
      by,
      site,
      item,
      halves,
    );
    if (!known) this.database.run('INSERT INTO tallies VALUES (?, ?, ?, ?)', site, item, halves, by);
  }
}
