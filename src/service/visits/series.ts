import type { DayNumbers, Store } from '../stores/store.ts';
import { addDays } from '../time/days.ts';

/** Before any day that was ever counted. */
const EVER = '0001-01-01';

/**
 * A site's days, oldest first, without holes: a day without a view has zeros. Days before the first one that was ever
 * counted are not there, because nothing is known of them; nor are days to come.
 * @param from the first day
 * @param to the last day
 * @param today days after it are cut off
 */
export async function seriesOf(
  store: Store,
  site: string,
  { from, to, today }: { from: string; to: string; today: string },
): Promise<Pick<DayNumbers, 'date' | 'visits' | 'views'>[]> {
  const last = to < today ? to : today;
  if (from > last) return [];
  const counted = await store.series(site, from, last);
  const known = new Map(counted.map((day) => [day.date, day]));
  let first = counted[0]?.date;
  if (first !== from && (await store.series(site, EVER, addDays(from, -1))).length) first = from;
  const days = [];
  for (let date = first; date && date <= last; date = addDays(date, 1)) {
    const { visits, views } = known.get(date) ?? { visits: 0, views: 0 };
    days.push({ date, visits, views });
  }
  return days;
}
