import { FeedError } from '../contract/problem.ts';
import { readVisits, type Visits } from '../contract/visits.ts';

/** How statistics are asked for: no cookie, and no word about the page the visitor is on. */
export const discreet = (): RequestInit => ({ credentials: 'omit', referrerPolicy: 'no-referrer' });

export function readJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new FeedError('not-a-feed', 'not JSON');
  }
}

/** Reads an answer of the contract. */
export const readBytes = (bytes: ArrayBuffer): Visits => readVisits(readJson(bytes));
