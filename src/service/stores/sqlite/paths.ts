import { maxPaths } from '../../bounds.ts';
import type { PathViews } from '../store.ts';
import type { Database } from './database.ts';

/** Views of pages in SQLite. */
export class Paths {
  private readonly database: Database;
  /** How many paths a site has. */
  private readonly counts = new Map<string, number>();

  constructor(database: Database) {
    this.database = database;
  }

  /**
   * Adds views to a path: it is stored from its first view on, so that one whose views are those just added is new.
   * @returns its views; undefined past the number of paths counted
   */
  add(site: string, path: string, added: number): number | undefined {
    const count = this.count(site);
    if (count >= maxPaths)
      return this.database.one<{ views: number }>(
        'UPDATE paths SET views = views + ? WHERE site = ? AND path = ? RETURNING views',
        added,
        site,
        path,
      )?.views;
    const { views } = this.database.one<{ views: number }>(
      'INSERT INTO paths VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET views = views + excluded.views RETURNING views',
      site,
      path,
      added,
    )!;
    if (views === added) this.counts.set(site, count + 1);
    return views;
  }

  /** Views of a path; undefined past the number of paths counted. */
  views(site: string, path: string): number | undefined {
    const row = this.database.one<{ views: number }>(
      'SELECT views FROM paths WHERE site = ? AND path = ?',
      site,
      path,
    );
    return row?.views ?? (this.count(site) < maxPaths ? 0 : undefined);
  }

  /** At most as many as are counted, and those that were brought in: few enough to be taken at once, all of one moment. */
  list(site: string): PathViews[] {
    return this.database.all<PathViews>(
      'SELECT path, views FROM paths WHERE site = ? ORDER BY views DESC, path',
      site,
    );
  }

  /** Sets views, in the place of what was there. */
  set(site: string, paths: readonly PathViews[]): void {
    this.counts.delete(site);
    this.database.run('INSERT OR IGNORE INTO sites (site) VALUES (?)', site);
    for (const { path, views } of paths)
      if (views) this.database.run('INSERT OR REPLACE INTO paths VALUES (?, ?, ?)', site, path, views);
      else this.database.run('DELETE FROM paths WHERE site = ? AND path = ?', site, path);
  }

  /** Takes in what others have written, or what was not written after all. */
  refresh(): void {
    this.counts.clear();
  }

  private count(site: string): number {
    let count = this.counts.get(site);
    if (count === undefined) {
      ({ count } = this.database.one<{ count: number }>(
        'SELECT count(*) AS count FROM paths WHERE site = ?',
        site,
      )!);
      this.counts.set(site, count);
    }
    return count;
  }
}
