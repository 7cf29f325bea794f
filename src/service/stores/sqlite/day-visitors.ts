import { randomBytes } from 'node:crypto';
import { idleAfter, onlineWithin } from '../../bounds.ts';
import type { Database } from './database.ts';

/** Milliseconds of a slice of time, by which visitors are found again without looking at all of them. */
const SLICE = 5000;

/** Milliseconds that a visitor is remembered after the last view: a little longer than it makes a difference. */
const MEMORY = idleAfter + 60_000;

/** Bytes of a salt. */
export const SALT = 32;

const ID = 'SELECT id FROM salts WHERE site = ? AND date = ?';

/** Hashes as keys of a map: a character for each byte is the shortest string. */
const keyOf = (visitor: Uint8Array): string =>
  Buffer.from(visitor.buffer, visitor.byteOffset, visitor.byteLength).toString('latin1');

/**
 * The visitors of a site's day: who has a visit under way, and who is online. Each view is a row, added at the end of
 * the table, which costs a fraction of finding and changing a row of the visitor's own. Whatever is asked for is
 * answered from memory. The rows stay the truth: memory is filled from them at the start, again where another process
 * has added to them, and where the clock was set back to a time that was forgotten already.
 */
export class DayVisitors {
  private readonly database: Database;
  private readonly site: string;
  private readonly date: string;
  /** Id of the day; undefined while there are no rows. */
  private day: number | undefined;
  /** Number of the next row. */
  private next = 0;
  /** When visitors were last seen. */
  private readonly last = new Map<string, number>();
  /** Visitors by the slice of time they were last seen in. */
  private readonly slices = new Map<number, Set<string>>();
  /** Whoever was last seen after this is remembered. */
  private forgotten = -Infinity;
  /** What the group under way has changed, latest last. */
  private changes: [visitor: string, before: number | undefined][] = [];
  private saved: { day: number | undefined; next: number } | undefined;

  constructor(database: Database, site: string, date: string) {
    this.database = database;
    this.site = site;
    this.date = date;
    this.refresh();
  }

  /** Adds a view, inside a transaction. @returns whether a visit begins with it */
  see(visitor: Uint8Array, at: number): boolean {
    this.remember(at - idleAfter);
    this.saved ??= { day: this.day, next: this.next };
    this.day ??= this.makeDay();
    const key = keyOf(visitor);
    const before = this.last.get(key);
    this.database.run('INSERT INTO seen VALUES (?, ?, ?, ?)', this.day, this.next++, visitor, at);
    this.changes.push([key, before]);
    this.set(key, at);
    // A clock that was set back makes nobody new.
    return before === undefined || at - before >= idleAfter;
  }

  /** Visitors with a view within 5 minutes of `now`; later ones are of a clock that was set back. */
  online(now: number): number {
    this.remember(now - onlineWithin);
    let count = 0;
    for (const [slice, visitors] of this.slices) {
      const [from, to] = [slice * SLICE, slice * SLICE + SLICE - 1];
      if (to < now - MEMORY) this.drop(slice, visitors, to);
      else if (from >= now - onlineWithin && to <= now + onlineWithin) count += visitors.size;
      else if (to >= now - onlineWithin && from <= now + onlineWithin)
        for (const visitor of visitors) if (Math.abs(now - this.last.get(visitor)!) <= onlineWithin) count++;
    }
    return count;
  }

  /** Takes in what another process has added. */
  refresh(): void {
    const day = this.database.one<{ id: number }>(ID, this.site, this.date)?.id;
    if (day !== this.day) this.clear();
    this.day = day;
    if (day === undefined) return;
    for (const { number, visitor, at } of this.database.each<{
      number: number;
      visitor: Uint8Array;
      at: number;
    }>(
      'SELECT number, visitor, at FROM seen WHERE day = ? AND number >= ? ORDER BY number',
      day,
      this.next,
    )) {
      this.set(keyOf(visitor), at);
      this.next = number + 1;
    }
  }

  /** The group is on disk. */
  keep(): void {
    this.changes = [];
    this.saved = undefined;
  }

  /** The rows of the group are gone again. */
  undo(): void {
    for (const [visitor, before] of this.changes.reverse()) this.set(visitor, before);
    if (this.saved) ({ day: this.day, next: this.next } = this.saved);
    this.keep();
  }

  private makeDay(): number {
    this.database.run(
      'INSERT OR IGNORE INTO salts (site, date, salt) VALUES (?, ?, ?)',
      this.site,
      this.date,
      randomBytes(SALT),
    );
    return this.database.one<{ id: number }>(ID, this.site, this.date)!.id;
  }

  private set(visitor: string, at: number | undefined): void {
    const before = this.last.get(visitor);
    if (before !== undefined) this.slices.get(Math.floor(before / SLICE))?.delete(visitor);
    if (at === undefined) {
      this.last.delete(visitor);
      return;
    }
    this.last.set(visitor, at);
    const slice = Math.floor(at / SLICE);
    const visitors = this.slices.get(slice);
    if (visitors) visitors.add(visitor);
    else this.slices.set(slice, new Set([visitor]));
  }

  private drop(slice: number, visitors: Set<string>, to: number): void {
    for (const visitor of visitors) this.last.delete(visitor);
    this.slices.delete(slice);
    this.forgotten = Math.max(this.forgotten, to);
  }

  /** Sees to it that whoever was last seen at `since` or later is known. */
  private remember(since: number): void {
    if (since > this.forgotten) return;
    this.clear();
    this.refresh();
  }

  private clear(): void {
    this.last.clear();
    this.slices.clear();
    this.next = 0;
    this.forgotten = -Infinity;
  }
}
