import type { DayNumbers, View, VisitNumbers, VisitQuestion } from '../../../src/service/stores/store.ts';

type Seen = View & { counts: boolean };

/**
 * What a store has to answer, found out in the plainest way: all views are kept in the order they were counted in, and
 * each question goes through all of them.
 */
export class Model {
  private readonly views: Seen[] = [];
  /** Site and visitor of a day → the last view. */
  private readonly last = new Map<string, { site: string; day: string; at: number }>();

  count(view: View): void {
    let counts = false;
    if (!view.robot && view.visitor) {
      const key = [view.site, view.today, Buffer.from(view.visitor).toString('hex')].join();
      const before = this.last.get(key);
      counts = !before || view.at >= before.at + 1_800_000;
      this.last.set(key, { site: view.site, day: view.today, at: view.at });
    }
    this.views.push({ ...view, counts });
  }

  forget(site: string, day: string): void {
    for (const [key, seen] of this.last) if (seen.site === site && seen.day < day) this.last.delete(key);
  }

  numbers({ site, at, today, yesterday, week, month, path, initialTotal }: VisitQuestion): VisitNumbers {
    const visits = this.views.filter((view) => view.site === site && view.counts);
    const between = (from: string, to: string) =>
      visits.filter(({ today: day }) => from <= day && day <= to).length;
    const online = [...this.last.values()].filter(
      (seen) => seen.site === site && seen.day === today && Math.abs(at - seen.at) <= 300_000,
    ).length;
    return {
      total: initialTotal + visits.length,
      online,
      today: between(today, today),
      yesterday: between(yesterday, yesterday),
      week: between(week, today),
      month: between(month, today),
      ...(path !== undefined && {
        views: this.views.filter((view) => view.site === site && view.path === path && !view.robot).length,
      }),
    };
  }

  series(site: string): DayNumbers[] {
    const views = this.views.filter((view) => view.site === site);
    return [...new Set(views.map(({ today }) => today))].sort().map((date) => {
      const day = views.filter(({ today }) => today === date);
      return {
        date,
        visits: day.filter(({ counts }) => counts).length,
        views: day.filter(({ robot }) => !robot).length,
        robots: day.filter(({ robot }) => robot).length,
      };
    });
  }
}
