import { dayIn } from './03-http-model.zones.ts';

export type Kind = 'person' | 'private' | 'bot' | 'prefetch';

export interface ModelView {
  path: string;
  address: string;
  agent: string;
  kind: Kind;
}

interface Counted extends ModelView {
  at: number;
  day: string;
  /** A visit begins with it. */
  begins: boolean;
}

const DAY = 86_400_000;
const pageOf = (path: string): string => path.split(/[?#]/)[0]!;
const before = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);

/**
 * What the definitions say about one portal, found out in the plainest way: all views are kept with address and user
 * agent, and each question goes through all of them. It knows nothing of hashes, salts and stores.
 */
export class Model {
  readonly zone: string;
  private readonly initialTotal: number;
  private readonly views: Counted[] = [];
  /** A day that has begun does not end again when the clock is set back. */
  private latest = '';

  constructor(zone: string, initialTotal: number) {
    this.zone = zone;
    this.initialTotal = initialTotal;
  }

  count(view: ModelView, at: number): void {
    const day = this.dayAt(at);
    const last = this.views.findLast((one) => this.isSame(one, view) && one.day === day);
    const begins = view.kind === 'person' && (!last || at - last.at >= 30 * 60_000);
    this.views.push({ ...view, at, day, begins });
  }

  numbers(path: string, at: number) {
    const day = this.dayAt(at);
    const weekday = (new Date(day).getUTCDay() + 6) % 7;
    const visits = (from: string, to: string) =>
      this.views.filter((view) => view.begins && from <= view.day && view.day <= to).length;
    const online = new Set<string>();
    for (const view of this.views) {
      if (view.kind !== 'person' || view.day !== day) continue;
      const name = `${view.address} ${view.agent}`;
      // The last view counts, also where the clock was set back before it.
      if (Math.abs(at - view.at) <= 5 * 60_000) online.add(name);
      else online.delete(name);
    }
    const page = pageOf(path);
    return {
      total: this.initialTotal + this.views.filter(({ begins }) => begins).length,
      online: online.size,
      today: visits(day, day),
      yesterday: visits(before(day, 1), before(day, 1)),
      week: visits(before(day, weekday), day),
      month: visits(`${day.slice(0, 7)}-01`, day),
      views: { path: page, count: this.seen().filter((view) => pageOf(view.path) === page).length },
    };
  }

  /** All days from a week before the first one until a week after the last, and what a series of them holds. */
  series(at: number) {
    const today = this.dayAt(at);
    const first = this.views.map(({ day }) => day).sort()[0]!;
    const days = [];
    for (let date = first; date <= today; date = before(date, -1)) {
      const views = this.seen().filter(({ day }) => day === date);
      days.push({ date, visits: views.filter(({ begins }) => begins).length, views: views.length });
    }
    return { from: before(first, 7), to: before(today, -7), days };
  }

  private seen(): Counted[] {
    return this.views.filter(({ kind }) => kind === 'person' || kind === 'private');
  }

  private isSame(one: ModelView, other: ModelView): boolean {
    return one.kind === 'person' && one.address === other.address && one.agent === other.agent;
  }

  private dayAt(at: number): string {
    const day = dayIn(this.zone, at);
    if (day > this.latest) this.latest = day;
    return this.latest;
  }
}
