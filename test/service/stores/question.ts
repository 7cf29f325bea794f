import { createHash } from 'node:crypto';
import type { View, VisitQuestion } from '../../../src/service/stores/store.ts';
import { addDays, firstOf, mondayOf } from '../../../src/service/time/days.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Thursday, half past eight in Viet Nam. */
export const MORNING = Date.parse('2024-11-21T08:30:00+07:00');

const OFFSET = 7 * HOUR;
export const dayOf = (at: number): string => new Date(at + OFFSET).toISOString().slice(0, 10);

/** What the store is asked at a moment, as in Viet Nam. */
export function question(at: number = MORNING, more: Partial<VisitQuestion> = {}): VisitQuestion {
  const today = dayOf(at);
  return {
    site: 'tay-son',
    at,
    today,
    until: Date.parse(today) + DAY - OFFSET,
    yesterday: addDays(today, -1),
    week: mondayOf(today),
    month: firstOf(today),
    initialTotal: 0,
    ...more,
  };
}

/** The hash of whoever has that name. */
export const hashOf = (name: string): Uint8Array =>
  createHash('sha256').update(name).digest().subarray(0, 16);

/** A view of a visitor by name; without a name, of one who asks for privacy. */
export const view = (at: number, name?: string, more: Partial<View> = {}): View => ({
  ...question(at, more),
  ...more,
  visitor: name === undefined ? undefined : hashOf(name),
});
