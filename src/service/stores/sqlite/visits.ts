import type { DayNumbers, View, VisitNumbers, VisitQuestion } from '../store.ts';
import type { Database } from './database.ts';
import { DayVisitors } from './day-visitors.ts';
import type { Memory } from './group-commit.ts';
import { Paths } from './paths.ts';

type SiteNumbers = Omit<VisitNumbers, 'views' | 'online'>;

/** What a group of writes adds to a site, written in one go when all of the group have been run. */
class Added {
  readonly days = new Map<string, { visits: number; views: number; robots: number }>();
  readonly paths = new Map<string, number>();
  /** Views of these paths when they are written; undefined past the number of paths counted. */
  readonly views = new Map<string, number | undefined>();
  /** The answer to a question, which most of a group ask alike. */
  answer: { question: VisitQuestion; numbers: SiteNumbers; online: number } | undefined;

  day(date: string): { visits: number; views: number; robots: number } {
    let day = this.days.get(date);
    if (!day) this.days.set(date, (day = { visits: 0, views: 0, robots: 0 }));
    return day;
  }
}

/** Visits and views in SQLite. */
export class Visits implements Memory {
  private readonly database: Database;
  private group = new Map<string, Added>();
  /** By site and day. */
  private readonly visitors = new Map<string, Map<string, DayVisitors>>();
  private touched = new Set<DayVisitors>();
  readonly paths: Paths;
  private version = 0;

  constructor(database: Database) {
    this.database = database;
    this.paths = new Paths(database);
  }

  /** Adds a view to the group under way. */
  add({ site, at, today, path, visitor, robot }: View): void {
    let added = this.group.get(site);
    if (!added) this.group.set(site, (added = new Added()));
    const day = added.day(today);
    if (robot) {
      day.robots++;
      return;
    }
    day.views++;
    if (path !== undefined) added.paths.set(path, (added.paths.get(path) ?? 0) + 1);
    if (!visitor) return;
    const visitors = this.visitorsOf(site, today);
    this.touched.add(visitors);
    if (visitors.see(visitor, at)) day.visits++;
  }

  /** The numbers as they are, the group under way included once it has settled. */
  numbers(question: VisitQuestion): VisitNumbers {
    const { site, path } = question;
    const added = this.group.get(site);
    const numbers = added ? this.inGroup(added, question) : this.answer(question);
    if (path === undefined) return numbers;
    const views = added?.views.has(path) ? added.views.get(path) : this.paths.views(site, path);
    return views === undefined ? numbers : { ...numbers, views };
  }

  /** Takes in what another process has written. */
  refresh(): void {
    const { data_version: version } = this.database.one<{ data_version: number }>('PRAGMA data_version')!;
    if (version === this.version) return;
    this.version = version;
    this.paths.refresh();
    for (const days of this.visitors.values()) for (const visitors of days.values()) visitors.refresh();
  }

  begin(): void {
    this.refresh();
  }

  settle(): void {
    for (const [site, added] of this.group) {
      for (const [date, { visits, views, robots }] of added.days) {
        this.database.run(
          `INSERT INTO days VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
           SET visits = visits + excluded.visits, views = views + excluded.views, robots = robots + excluded.robots`,
          site,
          date,
          visits,
          views,
          robots,
        );
        this.database.run(
          'INSERT INTO sites (site, total) VALUES (?, ?) ON CONFLICT DO UPDATE SET total = total + excluded.total',
          site,
          visits,
        );
      }
      for (const [path, views] of added.paths) added.views.set(path, this.paths.add(site, path, views));
    }
  }

  keep(): void {
    for (const visitors of this.touched) visitors.keep();
    this.clear();
  }

  undo(): void {
    for (const visitors of this.touched) visitors.undo();
    this.paths.refresh();
    this.clear();
  }

  /** Lets go of the visitors of a site's days before `day`. */
  forget(site: string, day: string): void {
    const days = this.visitors.get(site);
    for (const date of days?.keys() ?? []) if (date < day) days!.delete(date);
  }

  series(site: string, from: string, to: string): DayNumbers[] {
    return this.database.all<DayNumbers>(
      'SELECT date, visits, views, robots FROM days WHERE site = ? AND date BETWEEN ? AND ? ORDER BY date',
      site,
      from,
      to,
    );
  }

  setDays(site: string, days: readonly DayNumbers[]): void {
    for (const { date, visits, views, robots } of days)
      this.database.run(
        'INSERT OR REPLACE INTO days VALUES (?, ?, ?, ?, ?)',
        site,
        date,
        visits,
        views,
        robots,
      );
    this.database.run(
      `INSERT INTO sites (site, total) SELECT ?1, ifnull(sum(visits), 0) FROM days WHERE site = ?1
       ON CONFLICT DO UPDATE SET total = excluded.total`,
      site,
    );
  }

  setTotal(site: string, total: number): void {
    this.database.run(
      'INSERT INTO sites (site, base) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET base = ?2 - total',
      site,
      total,
    );
  }

  private clear(): void {
    if (this.group.size) this.group = new Map();
    if (this.touched.size) this.touched = new Set();
  }

  private visitorsOf(site: string, date: string): DayVisitors {
    let days = this.visitors.get(site);
    if (!days) this.visitors.set(site, (days = new Map<string, DayVisitors>()));
    let visitors = days.get(date);
    if (!visitors) days.set(date, (visitors = new DayVisitors(this.database, site, date)));
    return visitors;
  }

  private inGroup(added: Added, question: VisitQuestion): VisitNumbers {
    const known = added.answer;
    if (
      !known ||
      known.question.today !== question.today ||
      known.question.initialTotal !== question.initialTotal
    ) {
      const { online, ...numbers } = this.answer(question);
      added.answer = { question, numbers, online };
      return { ...numbers, online };
    }
    if (known.question.at !== question.at) {
      known.question = question;
      known.online = this.visitorsOf(question.site, question.today).online(question.at);
    }
    return { ...known.numbers, online: known.online };
  }

  private answer({ site, at, today, yesterday, week, month, initialTotal }: VisitQuestion): VisitNumbers {
    const { total, base } = this.database.one<{ total: number; base: number | null }>(
      'SELECT total, base FROM sites WHERE site = ?',
      site,
    ) ?? { total: 0, base: null };
    const days = this.database.one<Record<'today' | 'yesterday' | 'week' | 'month', number>>(
      `SELECT
         ifnull(sum(visits) FILTER (WHERE date = ?2), 0) AS today,
         ifnull(sum(visits) FILTER (WHERE date = ?3), 0) AS yesterday,
         ifnull(sum(visits) FILTER (WHERE date BETWEEN ?4 AND ?2), 0) AS week,
         ifnull(sum(visits) FILTER (WHERE date BETWEEN ?5 AND ?2), 0) AS month
       FROM days WHERE site = ?1 AND date BETWEEN min(?3, ?4, ?5) AND ?2`,
      site,
      today,
      yesterday,
      week,
      month,
    )!;
    return {
      total: total + (base ?? initialTotal),
      online: this.visitorsOf(site, today).online(at),
      today: days.today,
      yesterday: days.yesterday,
      week: days.week,
      month: days.month,
    };
  }
}
