import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { after, describe, it } from 'node:test';
import { startRedis } from '../../../scripts/redis.mjs';
import { crowd, startServing, type Serving } from '../serving/serving.ts';
import { storedInRedis, storedInSqlite, type Stored } from '../serving/stored.ts';
import { talliesOf, Voters } from '../serving/voters.ts';
import { figure, full } from './figure.ts';

const ROUNDS = full ? 20 : 3;
const VOTES = full ? 10_000 : 1500;
const IN_FLIGHT = 100;

/** Casts votes, and pulls the plug at a random one of them. Votes without an answer may be there or not. */
async function voteUntil(voters: Voters, serving: Serving, pull: () => Promise<void>): Promise<void> {
  const last = voters.acknowledged + Math.ceil(Math.random() * VOTES * 0.9);
  let pulled: Promise<void> | undefined;
  await crowd(VOTES, IN_FLIGHT, async (job) => {
    const status = await voters.vote(serving, `/tin-tuc/${job % 7}`).catch(() => 0);
    if (!pulled && voters.acknowledged >= last) pulled = pull();
    return status !== 200;
  });
  assert.ok(pulled, 'a vote failed before anything was killed');
  await pulled;
}

function check(voters: Voters, { rows, tallies, integrity }: Stored): void {
  assert.equal(voters.lost(rows), 0);
  assert.deepEqual(tallies, talliesOf(rows));
  assert.equal(integrity, 'ok');
}

describe('votes that were acknowledged', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ward-kill-'));
  after(() => rmSync(folder, { recursive: true }));

  it(
    'survive kill -9 of the companion on SQLite, and tallies equal the votes',
    { timeout: 900_000 },
    async () => {
      const file = join(folder, 'x.db');
      const voters = new Voters();
      for (let round = 0; round < ROUNDS; round++) {
        const serving = await startServing(file);
        await voteUntil(voters, serving, () => serving.kill());
        check(voters, storedInSqlite(file));
      }
      figure(
        `SQLite, kill -9 of the companion, ${ROUNDS} times, ${IN_FLIGHT} in flight`,
        `${voters.acknowledged} votes acknowledged, 0 lost, tallies equal rows, integrity ok`,
      );
    },
  );

  it(
    'survive kill -9 of a Redis that writes each change, and the companion goes on',
    { timeout: 900_000 },
    async (t) => {
      const redis = await startRedis({ appendfsync: 'always' });
      t.after(() => redis.stop());
      const serving = await startServing(redis.url);
      t.after(() => serving.kill());
      const voters = new Voters();
      for (let round = 0; round < ROUNDS; round++) {
        await voteUntil(voters, serving, () => redis.kill());
        await redis.restart();
        while ((await voters.vote(serving, '/tin-tuc/0')) !== 200) await wait(20);
        check(voters, await storedInRedis(redis.url));
      }
      figure(
        `Redis with appendfsync always, kill -9 of it, ${ROUNDS} times, ${IN_FLIGHT} in flight`,
        `${voters.acknowledged} votes acknowledged, 0 lost, tallies equal rows`,
      );
    },
  );
});
