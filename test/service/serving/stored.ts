import { DatabaseSync } from 'node:sqlite';
import { createClient } from 'redis';
import { SITE } from './serving.ts';
import { rowOf, type Rows } from './voters.ts';

/** Votes and tallies as they lie in a store, read without the store's own code. */
export interface Stored {
  rows: Rows;
  /** By item and half stars, those without votes left out, sorted. */
  tallies: Map<string, number>;
  /** What the store's own check finds. */
  integrity: string;
}

export function storedInSqlite(path: string): Stored {
  const database = new DatabaseSync(path);
  const all = <Row>(sql: string) => database.prepare(sql).all() as Row[];
  const votes = all<{ item: string; voter: Uint8Array; halves: number }>(
    'SELECT item, voter, halves FROM votes',
  );
  const tallies = all<{ item: string; halves: number; count: number }>(
    'SELECT item, halves, count FROM tallies WHERE count <> 0',
  );
  const [check] = all<{ integrity_check: string }>('PRAGMA integrity_check');
  database.close();
  return {
    rows: new Map(votes.map(({ item, voter, halves }) => [rowOf(item, voter), halves])),
    tallies: new Map(tallies.map(({ item, halves, count }) => [`${item} ${halves}`, count] as const).sort()),
    integrity: check!.integrity_check,
  };
}

export async function storedInRedis(url: string): Promise<Stored> {
  const client = createClient({ url });
  await client.connect();
  const rows: Rows = new Map();
  const tallies: [string, number][] = [];
  for (const item of await client.zRange(`ward:{${SITE}}:items`, 0, -1)) {
    for (const [voter, vote] of Object.entries(await client.hGetAll(`ward:{${SITE}}:votes:${item}`)))
      rows.set(rowOf(item, Buffer.from(voter, 'base64')), parseInt(vote));
    for (const [halves, count] of Object.entries(await client.hGetAll(`ward:{${SITE}}:tally:${item}`)))
      tallies.push([`${item} ${halves}`, Number(count)]);
  }
  const votes = (await client.keys(`ward:{${SITE}}:votes:*`)).length;
  const items = await client.zCard(`ward:{${SITE}}:items`);
  client.destroy();
  return {
    rows,
    tallies: new Map(tallies.sort()),
    integrity: votes === items ? 'ok' : `${votes} items with votes, ${items} listed`,
  };
}
