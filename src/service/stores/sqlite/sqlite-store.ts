import { randomBytes } from 'node:crypto';
import type {
  DayNumbers,
  PathViews,
  Store,
  StoredFeed,
  Tally,
  View,
  VisitNumbers,
  VisitQuestion,
  Vote,
} from '../store.ts';
import { backup } from './backup.ts';
import { Database } from './database.ts';
import { GroupCommit } from './group-commit.ts';
import { Ratings } from './ratings.ts';
import { Salts } from './salts.ts';
import { storeError } from './trouble.ts';
import { Visits } from './visits.ts';

/**
 * SQLite in a file of its own, by the `node:sqlite` of Node. Writes are on disk when they are acknowledged
 * (`synchronous=FULL`), and deleted values are overwritten (`secure_delete`). Meant for one process that serves; others
 * may read the file, copy it or bring numbers in at the same time.
 */
export class SqliteStore implements Store {
  private readonly database: Database;
  private readonly group: GroupCommit;
  private readonly visitTables: Visits;
  private readonly ratings: Ratings;
  private readonly salts: Salts;

  /**
   * @param path the file; `:memory:` for none at all
   * @param create whether the file is made where there is none
   * @throws {StoreError} where it cannot be opened
   */
  constructor(path: string, { create = true }: { create?: boolean } = {}) {
    this.database = new Database(path, create);
    this.visitTables = new Visits(this.database);
    this.group = new GroupCommit(path, this.database.connection, this.visitTables);
    this.ratings = new Ratings(this.database);
    this.salts = new Salts(this.database, this.group, (site, day) => this.visitTables.forget(site, day));
  }

  countView(view: View): Promise<VisitNumbers> {
    return this.group.write(
      () => this.visitTables.add(view),
      () => this.visitTables.numbers(view),
    );
  }

  visits(question: VisitQuestion): Promise<VisitNumbers> {
    return this.database.read(() => {
      this.visitTables.refresh();
      return this.visitTables.numbers(question);
    });
  }

  series(site: string, from: string, to: string): Promise<DayNumbers[]> {
    return this.database.read(() => this.visitTables.series(site, from, to));
  }

  salt(site: string, day: string): Promise<Uint8Array> {
    return this.salts.get(site, day);
  }

  forget(site: string, day: string): Promise<void> {
    return this.salts.forget(site, day);
  }

  vote(vote: Vote): Promise<Tally> {
    return this.group.write(() => {
      this.ratings.vote(vote);
      return this.ratings.tally(vote.site, vote.item);
    });
  }

  unvote(vote: Omit<Vote, 'halves' | 'day'>): Promise<Tally> {
    return this.group.write(() => {
      this.ratings.unvote(vote);
      return this.ratings.tally(vote.site, vote.item);
    });
  }

  tallies(site: string, items: readonly string[]): Promise<Tally[]> {
    return this.database.read(() => items.map((item) => this.ratings.tally(site, item)));
  }

  async feed(id: string): Promise<StoredFeed | undefined> {
    const row = await this.database.read(() =>
      this.database.one<StoredFeed & { etag: string | null; modified: string | null }>(
        'SELECT url, body, read_at AS readAt, fresh_until AS freshUntil, etag, modified FROM feeds WHERE id = ?',
        id,
      ),
    );
    return row && { ...row, etag: row.etag ?? undefined, modified: row.modified ?? undefined };
  }

  async keepFeed(id: string, { url, body, readAt, freshUntil, etag, modified }: StoredFeed): Promise<void> {
    await this.group.write(() =>
      this.database.run(
        'INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?, ?)',
        id,
        url,
        body,
        readAt,
        freshUntil,
        etag ?? null,
        modified ?? null,
      ),
    );
  }

  async secret(): Promise<Uint8Array> {
    const find = () =>
      this.database.one<{ value: Uint8Array }>("SELECT value FROM meta WHERE name = 'secret'")?.value;
    const known = await this.database.read(find);
    if (known) return known;
    return this.group.write(() => {
      this.database.run("INSERT OR IGNORE INTO meta VALUES ('secret', ?)", randomBytes(32));
      return find()!;
    });
  }

  async sites(): Promise<string[]> {
    const rows = await this.database.read(() =>
      this.database.all<{ site: string }>(
        'SELECT site FROM sites UNION SELECT site FROM tallies WHERE count > 0 ORDER BY site',
      ),
    );
    return rows.map(({ site }) => site);
  }

  async *paths(site: string): AsyncIterable<PathViews> {
    yield* await this.database.read(() => this.visitTables.paths.list(site));
  }

  async *rated(site: string): AsyncIterable<{ item: string; tally: Tally }> {
    for (let last: string | undefined = ''; last !== undefined;) {
      const after: string = last;
      const page = await this.database.read(() => this.ratings.rated(site, after));
      yield* page;
      last = page.at(-1)?.item;
    }
  }

  setDays(site: string, days: readonly DayNumbers[]): Promise<void> {
    return this.group.write(() => this.visitTables.setDays(site, days));
  }

  setPaths(site: string, paths: readonly PathViews[]): Promise<void> {
    return this.group.write(() => this.visitTables.paths.set(site, paths));
  }

  setTotal(site: string, total: number): Promise<void> {
    return this.group.write(() => this.visitTables.setTotal(site, total));
  }

  async check(): Promise<void> {
    await this.group.write(() => this.database.run("INSERT OR REPLACE INTO meta VALUES ('checked', x'')"));
  }

  warnings(): Promise<string[]> {
    return Promise.resolve([]);
  }

  async backup(path: string, onProgress: (done: number, total: number) => void = () => {}): Promise<void> {
    try {
      await backup(this.database.path, path, onProgress);
    } catch (cause) {
      throw storeError(path, cause);
    }
  }

  async close(): Promise<void> {
    await this.group.close();
    if (this.database.connection.isOpen) this.database.connection.close();
  }
}
