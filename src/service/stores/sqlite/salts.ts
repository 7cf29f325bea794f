import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';
import { SALT } from './day-visitors.ts';
import type { GroupCommit } from './group-commit.ts';

/** Rows deleted in one go, so that views counted meanwhile need not wait long. */
const PORTION = 10_000;

/** The salts of days, and getting rid of them with all that was hashed with them. */
export class Salts {
  private readonly database: Database;
  private readonly group: GroupCommit;
  private readonly dropped: (site: string, date: string) => void;
  /** Whether the log of writes may still hold what was deleted. Who knows what happened before the start. */
  private isLogStale = true;

  /** @param dropped called inside a transaction when the visitors of a site's days before one are gone */
  constructor(database: Database, group: GroupCommit, dropped: (site: string, date: string) => void) {
    this.database = database;
    this.group = group;
    this.dropped = dropped;
  }

  async get(site: string, date: string): Promise<Uint8Array> {
    const known = await this.database.read(() => this.find(site, date));
    if (known) return known;
    return this.group.write(() => {
      this.database.run(
        'INSERT OR IGNORE INTO salts (site, date, salt) VALUES (?, ?, ?)',
        site,
        date,
        randomBytes(SALT),
      );
      return this.find(site, date)!;
    });
  }

  /** Costs one look at an index where there is nothing to delete. */
  async forget(site: string, date: string): Promise<void> {
    const days = await this.database.read(() =>
      this.database.all<{ id: number }>('SELECT id FROM salts WHERE site = ? AND date < ?', site, date),
    );
    for (const { id } of days) {
      while ((await this.group.write(() => this.deletePortion(id))) === PORTION);
      await this.group.write(() => {
        // Views that came late for that day may have been added meanwhile.
        while (this.deletePortion(id));
        this.database.run('DELETE FROM salts WHERE id = ?', id);
        this.dropped(site, date);
      });
      this.isLogStale = true;
    }
    if (this.isLogStale) await this.emptyLog();
  }

  private find(site: string, date: string): Uint8Array | undefined {
    return this.database.one<{ salt: Uint8Array }>(
      'SELECT salt FROM salts WHERE site = ? AND date = ?',
      site,
      date,
    )?.salt;
  }

  /** @returns how many rows are gone */
  private deletePortion(day: number): number {
    return this.database.run(
      `DELETE FROM seen WHERE day = ?1 AND number < ${PORTION} + (SELECT min(number) FROM seen WHERE day = ?1)`,
      day,
    );
  }

  /** Moves the log into the database. While somebody else reads, that has to wait for another time. */
  private async emptyLog(): Promise<void> {
    const { busy } = await this.database.read(() =>
      this.database.one<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)')!,
    );
    this.isLogStale = !!busy;
  }
}
