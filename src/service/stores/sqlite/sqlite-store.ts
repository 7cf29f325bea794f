import { randomBytes } from 'node:crypto';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { best, idleAfter, maxPaths, onlineWithin } from '../../bounds.ts';
import {
  StoreError,
  type DayNumbers,
  type PathViews,
  type Store,
  type StoredFeed,
  type Tally,
  type View,
  type VisitNumbers,
  type VisitQuestion,
  type Vote,
} from '../store.ts';
import { GroupCommit } from './group-commit.ts';
import { Online } from './online.ts';
import { migrate } from './schema.ts';

/** Numbers of a site's days in between: what a group of writes adds, before it is written in one go. */
interface Added {
  visits: number;
  views: number;
  robots: number;
}

/** Rows read at a time where there may be many. */
const PAGE = 1000;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A key of two parts. Ids and days have no line ends. */
const keyOf = (site: string, rest: string): string => `${site}\n${rest}`;
const partsOf = (key: string): [string, string] => {
  const at = key.indexOf('\n');
  return [key.slice(0, at), key.slice(at + 1)];
};

/**
 * SQLite in a file of its own, by the `node:sqlite` of Node. Writes are on disk when they are acknowledged
 * (`synchronous=FULL`), and deleted values are overwritten (`secure_delete`). One process serves a file; others may
 * read it, back it up or import into it at the same time.
 */
export class SqliteStore implements Store {
  private readonly database: DatabaseSync;
  private readonly group: GroupCommit;
  private readonly online = new Online();
  private readonly statements = new Map<string, StatementSync>();

  private days = new Map<string, Added>();
  private pathViews = new Map<string, number>();
  private pathCounts = new Map<string, number>();
  private sightings: [site: string, visitor: string, at: number][] = [];
  private answered = new Map<string, VisitNumbers>();

  /**
   * @param path the file, made where there is none; `:memory:` for none at all
   * @param now for who is online at the start
   * @throws {StoreError} where it cannot be opened
   */
  constructor(path: string, now: () => number = Date.now) {
    try {
      this.database = new DatabaseSync(path, { timeout: 5000 });
      this.database.exec(
        'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON',
      );
      migrate(this.database);
      // From here on, waiting for others is done without holding up everything else.
      this.database.exec('PRAGMA busy_timeout = 0');
    } catch (cause) {
      throw new StoreError(`SQLite cannot open ${path}: ${(cause as Error).message}`, { cause });
    }
    this.group = new GroupCommit(
      this.database,
      () => this.settle(),
      () => this.undo(now()),
    );
    this.fillOnline(now());
  }

  countView(view: View): Promise<VisitNumbers> {
    return this.group.write(
      () => this.add(view),
      () => this.numbers(view),
    );
  }

  visits(question: VisitQuestion): Promise<VisitNumbers> {
    return this.read(() => this.numbers(question));
  }

  series(site: string, from: string, to: string): Promise<DayNumbers[]> {
    return this.read(() =>
      this.all<DayNumbers>(
        'SELECT date, visits, views, robots FROM days WHERE site = ? AND date BETWEEN ? AND ? ORDER BY date',
        site,
        from,
        to,
      ),
    );
  }

  async salt(site: string, day: string): Promise<Uint8Array> {
    return this.group.write(() => {
      this.run('INSERT OR IGNORE INTO salts VALUES (?, ?, ?)', site, day, randomBytes(32));
      return this.one<{ salt: Uint8Array }>('SELECT salt FROM salts WHERE site = ? AND date = ?', site, day)!
        .salt;
    });
  }

  async forget(site: string, day: string): Promise<void> {
    const old = 'site = ? AND date < ?';
    await this.group.write(
      () =>
        this.run(`DELETE FROM seen WHERE ${old}`, site, day) +
        this.run(`DELETE FROM salts WHERE ${old}`, site, day),
      (deleted) => {
        if (!deleted) return;
        this.online.forget(site);
        this.fillOnline(0, site);
      },
    );
    // What was deleted must not outlive it in the log of writes.
    this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  vote({ site, item, voter, halves, day }: Vote): Promise<Tally> {
    return this.group.write(() => {
      const before = this.one<{ halves: number }>(
        'SELECT halves FROM votes WHERE site = ? AND item = ? AND voter = ?',
        site,
        item,
        voter,
      )?.halves;
      this.run('INSERT OR REPLACE INTO votes VALUES (?, ?, ?, ?, ?)', site, item, voter, halves, day);
      if (before) this.tell(site, item, before, -1);
      this.tell(site, item, halves, 1);
      return this.tally(site, item);
    });
  }

  unvote({ site, item, voter }: Omit<Vote, 'halves' | 'day'>): Promise<Tally> {
    return this.group.write(() => {
      const gone = this.one<{ halves: number }>(
        'DELETE FROM votes WHERE site = ? AND item = ? AND voter = ? RETURNING halves',
        site,
        item,
        voter,
      );
      if (gone) this.tell(site, item, gone.halves, -1);
      return this.tally(site, item);
    });
  }

  tallies(site: string, items: readonly string[]): Promise<Tally[]> {
    return this.read(() => items.map((item) => this.tally(site, item)));
  }

  async feed(id: string): Promise<StoredFeed | undefined> {
    const row = await this.read(() =>
      this.one<StoredFeed & { etag: string | null; modified: string | null }>(
        'SELECT url, body, read_at AS readAt, fresh_until AS freshUntil, etag, modified FROM feeds WHERE id = ?',
        id,
      ),
    );
    return row && { ...row, etag: row.etag ?? undefined, modified: row.modified ?? undefined };
  }

  async keepFeed(id: string, { url, body, readAt, freshUntil, etag, modified }: StoredFeed): Promise<void> {
    await this.group.write(() =>
      this.run(
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

  secret(): Promise<Uint8Array> {
    return this.group.write(() => {
      this.run("INSERT OR IGNORE INTO meta VALUES ('secret', ?)", randomBytes(32));
      return this.one<{ value: Uint8Array }>("SELECT value FROM meta WHERE name = 'secret'")!.value;
    });
  }

  async sites(): Promise<string[]> {
    const rows = await this.read(() =>
      this.all<{ site: string }>(
        'SELECT site FROM sites UNION SELECT site FROM days UNION SELECT site FROM tallies ORDER BY site',
      ),
    );
    return rows.map(({ site }) => site);
  }

  paths(site: string): AsyncIterable<PathViews> {
    return this.pages<PathViews>(
      'SELECT path, views FROM paths WHERE site = ? ORDER BY views DESC, path LIMIT ? OFFSET ?',
      site,
    );
  }

  async *rated(site: string): AsyncIterable<{ item: string; tally: Tally }> {
    const items = this.pages<{ item: string }>(
      'SELECT DISTINCT item FROM tallies WHERE site = ? AND count > 0 ORDER BY item LIMIT ? OFFSET ?',
      site,
    );
    for await (const { item } of items) yield { item, tally: await this.read(() => this.tally(site, item)) };
  }

  async setDays(site: string, days: readonly DayNumbers[]): Promise<void> {
    await this.group.write(() => {
      for (const { date, visits, views, robots } of days)
        this.run('INSERT OR REPLACE INTO days VALUES (?, ?, ?, ?, ?)', site, date, visits, views, robots);
      this.run(
        'INSERT INTO sites (site, total) SELECT ?1, sum(visits) FROM days WHERE site = ?1 ON CONFLICT DO UPDATE SET total = excluded.total',
        site,
      );
    });
  }

  async setPaths(site: string, paths: readonly PathViews[]): Promise<void> {
    await this.group.write(() => {
      for (const { path, views } of paths)
        this.run('INSERT OR REPLACE INTO paths VALUES (?, ?, ?)', site, path, views);
      this.pathCounts.delete(site);
    });
  }

  async setTotal(site: string, total: number): Promise<void> {
    await this.group.write(() => {
      this.run(
        'INSERT INTO sites (site, base) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET base = ?2 - total',
        site,
        total,
      );
    });
  }

  async check(): Promise<void> {
    await this.group.write(() => this.run('DELETE FROM meta WHERE 0'));
  }

  async close(): Promise<void> {
    await this.group.drained();
    if (this.database.isOpen) this.database.close();
  }

  private statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.database.prepare(sql)));
    return statement;
  }

  private one<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined;
  }

  private all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.statement(sql).all(...values) as Row[];
  }

  /** @returns how many rows have changed */
  private run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.statement(sql).run(...values).changes);
  }

  private async read<T>(run: () => T): Promise<T> {
    try {
      return await Promise.resolve(run());
    } catch (cause) {
      throw new StoreError(`SQLite: ${(cause as Error).message}`, { cause });
    }
  }

  private async *pages<Row>(sql: string, site: string): AsyncIterable<Row> {
    for (let from = 0; ; from += PAGE) {
      const rows = await this.read(() => this.all<Row>(sql, site, PAGE, from));
      yield* rows;
      if (rows.length < PAGE) return;
    }
  }

  private add({ site, at, today, path, visitor, robot }: View): void {
    const key = keyOf(site, today);
    let added = this.days.get(key);
    if (!added) this.days.set(key, (added = { visits: 0, views: 0, robots: 0 }));
    if (robot) {
      added.robots++;
      return;
    }
    added.views++;
    if (path !== undefined) {
      const views = keyOf(site, path);
      this.pathViews.set(views, (this.pathViews.get(views) ?? 0) + 1);
    }
    if (!visitor) return;
    const last = this.one<{ at: number }>(
      'SELECT at FROM seen WHERE site = ? AND date = ? AND visitor = ?',
      site,
      today,
      visitor,
    )?.at;
    // A clock that was set back makes nobody new.
    if (last === undefined || at - last >= idleAfter) added.visits++;
    this.run('INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)', site, today, visitor, at);
    this.sightings.push([site, hex(visitor), at]);
  }

  /** Writes what the views of a group add up to. */
  private settle(): void {
    for (const [key, { visits, views, robots }] of this.days) {
      const [site, date] = partsOf(key);
      this.run(
        `INSERT INTO days VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
         SET visits = visits + excluded.visits, views = views + excluded.views, robots = robots + excluded.robots`,
        site,
        date,
        visits,
        views,
        robots,
      );
      this.run(
        'INSERT INTO sites (site, total) VALUES (?, ?) ON CONFLICT DO UPDATE SET total = total + excluded.total',
        site,
        visits,
      );
    }
    for (const [key, views] of this.pathViews) {
      const [site, path] = partsOf(key);
      const known = this.run(
        'UPDATE paths SET views = views + ? WHERE site = ? AND path = ?',
        views,
        site,
        path,
      );
      if (known) continue;
      const count =
        this.pathCounts.get(site) ??
        this.one<{ count: number }>('SELECT count(*) AS count FROM paths WHERE site = ?', site)!.count;
      if (count >= maxPaths) continue;
      this.run('INSERT INTO paths VALUES (?, ?, ?)', site, path, views);
      this.pathCounts.set(site, count + 1);
    }
    for (const [site, visitor, at] of this.sightings) this.online.see(site, visitor, at);
    this.clearGroup();
  }

  private clearGroup(): void {
    this.days.clear();
    this.pathViews.clear();
    this.sightings = [];
    this.answered.clear();
  }

  private undo(now: number): void {
    this.clearGroup();
    this.pathCounts.clear();
    for (const { site } of this.all<{ site: string }>('SELECT DISTINCT site FROM seen'))
      this.online.forget(site);
    this.fillOnline(now);
  }

  private fillOnline(now: number, site?: string): void {
    const rows = this.all<{ site: string; visitor: Uint8Array; at: number }>(
      'SELECT site, visitor, at FROM seen WHERE at >= ? AND site = ifnull(?, site) ORDER BY at',
      now - onlineWithin,
      site ?? null,
    );
    for (const row of rows) this.online.see(row.site, hex(row.visitor), row.at);
  }

  private numbers(question: VisitQuestion): VisitNumbers {
    const { site, at, today, yesterday, week, month, path, initialTotal } = question;
    const { total, base } = this.one<{ total: number; base: number | null }>(
      'SELECT total, base FROM sites WHERE site = ?',
      site,
    ) ?? { total: 0, base: null };
    const days = this.one<Record<'today' | 'yesterday' | 'week' | 'month', number>>(
      `SELECT
         sum(visits) FILTER (WHERE date = ?1) AS today,
         sum(visits) FILTER (WHERE date = ?2) AS yesterday,
         sum(visits) FILTER (WHERE date >= ?3) AS week,
         sum(visits) FILTER (WHERE date >= ?4) AS month
       FROM days WHERE site = ?5 AND date >= min(?2, ?3, ?4) AND date <= ?1`,
      today,
      yesterday,
      week,
      month,
      site,
    )!;
    const views =
      path === undefined
        ? undefined
        : this.one<{ views: number }>('SELECT views FROM paths WHERE site = ? AND path = ?', site, path)
            ?.views;
    return {
      total: total + (base ?? initialTotal),
      online: this.online.count(site, at),
      today: days.today || 0,
      yesterday: days.yesterday || 0,
      week: days.week || 0,
      month: days.month || 0,
      ...(path !== undefined && { views: views ?? 0 }),
    };
  }

  private tell(site: string, item: string, halves: number, change: number): void {
    this.run(
      'INSERT INTO tallies VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count',
      site,
      item,
      halves,
      change,
    );
  }

  private tally(site: string, item: string): Tally {
    const tally = new Array<number>(best * 2).fill(0);
    for (const { halves, count } of this.all<{ halves: number; count: number }>(
      'SELECT halves, count FROM tallies WHERE site = ? AND item = ?',
      site,
      item,
    ))
      tally[halves - 1] = count;
    return tally;
  }
}
