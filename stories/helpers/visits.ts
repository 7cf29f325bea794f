/** A portal's statistics for the stories: the numbers of the page they were drawn from. */
import { json, type Answer } from './network.ts';

const numbers = {
  site: 'tam-diep',
  total: 881_707,
  online: 130,
  today: 1104,
  yesterday: 1286,
  week: 5210,
  month: 30_415,
  views: { path: '/', count: 283 },
  timeZone: 'Asia/Ho_Chi_Minh',
};

const DAY = 86_400_000;

/** Visits of a town: fewer at weekends. */
function days({ searchParams }: URL) {
  const all: { date: string; visits: number; views: number }[] = [];
  const end = Date.parse(searchParams.get('to')!);
  for (let day = Date.parse(searchParams.get('from')!); day <= end; day += DAY) {
    const n = all.length;
    const visits = Math.round((new Date(day).getUTCDay() % 6 ? 1200 : 640) + 180 * Math.sin(n * 1.7));
    all.push({ date: new Date(day).toISOString().slice(0, 10), visits, views: visits * 3 + n });
  }
  return all;
}

const isSeries = ({ pathname }: URL): boolean => pathname.endsWith('/series');

/** Answers as the companion does: the numbers, and below them in `/series` those of each day. */
export const visits: Answer = ({ url }) =>
  json(isSeries(url) ? { days: days(url) } : { ...numbers, asOf: new Date() });

/** Days that nothing is known of, as after a server was down. */
export const withGaps: Answer = (question) =>
  isSeries(question.url)
    ? json({ days: days(question.url).filter((_, index) => index % 9 !== 4) })
    : visits(question);

/** Numbers that were old already when they came. */
export const old: Answer = ({ url }) =>
  json(isSeries(url) ? { days: days(url) } : { ...numbers, asOf: '2024-11-20T16:30:00Z' });
