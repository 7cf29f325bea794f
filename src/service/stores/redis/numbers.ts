import { best } from '../../bounds.ts';
import { addDays } from '../../time/days.ts';
import type { DayNumbers, Tally, VisitNumbers, VisitQuestion } from '../store.ts';
import type { VisitReply } from './scripts.ts';

/** The days that the numbers of a question are made of: from the first that any of them needs, to today. */
function daysOf({ today, yesterday, week, month }: VisitQuestion): string[] {
  const days = [];
  const first = [yesterday, week, month].reduce((a, b) => (a < b ? a : b));
  for (let day = first; day <= today; day = addDays(day, 1)) days.push(day);
  return days;
}

/** {@link daysOf} with the latest answer remembered: nearly always that of the next question too. */
export function rememberedDays(): (question: VisitQuestion) => string[] {
  let known: { question: VisitQuestion; days: string[] } | undefined;
  return (question) => {
    const last = known?.question;
    if (last?.today !== question.today || last.week !== question.week || last.month !== question.month)
      known = { question, days: daysOf(question) };
    return known!.days;
  };
}

/** The numbers that a script has answered with. */
export function numbersOf(
  { today, yesterday, week, month, initialTotal }: VisitQuestion,
  days: readonly string[],
  [counted, base, online, views, ...visits]: VisitReply,
): VisitNumbers {
  const numbers = { today: 0, yesterday: 0, week: 0, month: 0 };
  for (const [at, day] of days.entries()) {
    const count = Number(visits[at] ?? 0);
    if (day === today) numbers.today = count;
    if (day === yesterday) numbers.yesterday = count;
    if (day >= week) numbers.week += count;
    if (day >= month) numbers.month += count;
  }
  return {
    total: Number(counted ?? 0) + Number(base ?? initialTotal),
    online: Number(online),
    ...numbers,
    ...(views !== '' && { views: Number(views) }),
  };
}

/** Days out of the fields of a hash, such as `2024-11-21:visits`, oldest first. */
export function seriesOf(fields: Record<string, string>, from: string, to: string): DayNumbers[] {
  const days = new Map<string, DayNumbers>();
  for (const [field, count] of Object.entries(fields)) {
    const [date, what] = field.split(':') as [string, 'visits' | 'views' | 'robots'];
    if (date < from || date > to) continue;
    let day = days.get(date);
    if (!day) days.set(date, (day = { date, visits: 0, views: 0, robots: 0 }));
    day[what] = Number(count);
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** A tally out of the fields of a hash: half stars → votes. */
export function tallyOf(fields: Record<string, string>): Tally {
  const tally = new Array<number>(best * 2).fill(0);
  for (const [halves, votes] of Object.entries(fields)) tally[Number(halves) - 1] = Number(votes);
  return tally;
}

/** Fields of a hash as a script gives them: name, value, name, value. */
export function fieldsOf(flat: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (let at = 0; at < flat.length; at += 2) fields[flat[at]!] = flat[at + 1]!;
  return fields;
}

/** As SQLite sorts: by code points. */
export const byCodePoints = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
