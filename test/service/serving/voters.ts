import { hash } from 'node:crypto';
import { SITE, type Serving } from './serving.ts';

/** A vote as it lies in a store: by item and voter, its half stars. */
export type Rows = Map<string, number>;

export const rowOf = (item: string, voter: Uint8Array): string =>
  `${item} ${Buffer.from(voter).toString('hex')}`;

/** What is known of a voter: the stars acknowledged last, and those asked for since. */
interface Voter {
  item: string;
  token: string;
  stars: number;
  open: number[];
}

/** Votes that were cast, and what may be in the store after them. */
export class Voters {
  /** Votes and changes of votes that were answered with 200. */
  acknowledged = 0;
  private readonly voters: Voter[] = [];

  /** Casts a vote, or changes an earlier one. Resolves to its answer's status; rejects where there is none. */
  async vote(serving: Serving, item: string): Promise<number> {
    const stars = (1 + Math.floor(Math.random() * 10)) / 2;
    const earlier = Math.random() < 0.2 ? this.idle() : undefined;
    earlier?.open.push(stars);
    const { status, json } = await serving.ask('/v1/ratings', {
      site: SITE,
      item: earlier?.item ?? item,
      stars,
      voter: earlier?.token,
    });
    if (status !== 200) return status;
    this.acknowledged++;
    if (!earlier) this.voters.push({ item, token: json['voter'] as string, stars, open: [] });
    else Object.assign(earlier, { stars, open: [] });
    return status;
  }

  /** Acknowledged votes that the store does not have. */
  lost(rows: Rows): number {
    return this.voters.filter(({ item, token, stars, open }) => {
      const random = Buffer.from(token, 'base64url').subarray(0, 16);
      const halves = rows.get(rowOf(item, hash('sha256', random, 'buffer').subarray(0, 16)));
      return halves === undefined || ![stars, ...open].includes(halves / 2);
    }).length;
  }

  /** A voter whose vote is not under way: the order of two at once would not be known. */
  private idle(): Voter | undefined {
    const voter = this.voters[Math.floor(Math.random() * this.voters.length)];
    return voter?.open.length ? undefined : voter;
  }
}

/** Tallies as counting the rows gives them: by item and half stars. */
export function talliesOf(rows: Rows): Map<string, number> {
  const tallies = new Map<string, number>();
  for (const [row, halves] of rows) {
    const key = `${row.slice(0, row.lastIndexOf(' '))} ${halves}`;
    tallies.set(key, (tallies.get(key) ?? 0) + 1);
  }
  return new Map([...tallies].sort());
}
