import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { startRedis } from '../../../scripts/redis.mjs';
import { crowd, SITE, startServing, type Answer, type Serving } from '../serving/serving.ts';
import { storedInRedis, storedInSqlite, type Stored } from '../serving/stored.ts';
import { talliesOf, Voters } from '../serving/voters.ts';
import { smallDisk } from './08-outage.disk.ts';
import { figure, full } from './figure.ts';

/** Milliseconds that the store is away. */
const AWAY = full ? 30_000 : 4500;
const VOTES = 300;
const timeout = AWAY * 2 + 60_000;

const castVotes = (voters: Voters, serving: Serving) =>
  crowd(VOTES, 50, async (job) => {
    assert.equal(await voters.vote(serving, `/tin-tuc/${job % 7}`), 200);
  });

const vote = (serving: Serving) => serving.ask('/v1/ratings', { site: SITE, item: '/tin-tuc/0', stars: 5 });
const countView = (serving: Serving) => serving.ask('/v1/visits', { site: SITE, path: '/' });
const readVisits = (serving: Serving) => serving.ask(`/v1/visits?site=${SITE}`);
const readRatings = (serving: Serving) => serving.ask(`/v1/ratings?site=${SITE}&item=/tin-tuc/0`);

/** A problem that says that the store is away, and when to come again. */
function isUnavailable({ status, headers, json }: Answer): void {
  assert.equal(status, 503);
  assert.match(headers['content-type']!, /^application\/problem\+json/);
  assert.match(json['type'] as string, /store-unavailable$/);
  assert.ok(Number(headers['retry-after']) >= 1);
}

/** Asks until it is answered again. */
async function recovered(ask: () => Promise<Answer>): Promise<number> {
  const since = performance.now();
  while ((await ask()).status !== 200) await wait(50);
  return Math.round(performance.now() - since);
}

function check(voters: Voters, { rows, tallies, integrity }: Stored): void {
  assert.equal(voters.lost(rows), 0);
  assert.deepEqual(tallies, talliesOf(rows));
  assert.equal(integrity, 'ok');
}

describe('a disk that is full', () => {
  it('stops writes with 503 and nothing else, and nothing is lost', { timeout }, async (t) => {
    const disk = smallDisk();
    t.after(() => disk.remove());
    const file = join(disk.folder, 'x.db');
    const serving = await startServing(file, disk.exec);
    t.after(() => serving.kill());
    const voters = new Voters();
    await castVotes(voters, serving);
    await countView(serving);

    disk.fill(serving.pid);
    // The log of writes is used again from its beginning where there is room in it: some may still be taken.
    let refused = 0;
    let taken = 0;
    while (refused < 100) {
      const status = await voters.vote(serving, '/tin-tuc/0');
      if (status === 200) taken++;
      else refused++;
    }
    isUnavailable(await vote(serving));
    isUnavailable(await countView(serving));
    isUnavailable(await serving.ask('/readyz'));
    const [visits, ratings] = [await readVisits(serving), await readRatings(serving)];
    assert.deepEqual([visits.status, visits.json['today'], visits.json['online']], [200, 1, 1]);
    assert.equal(ratings.status, 200);

    disk.free(serving.pid);
    const after = await recovered(() => vote(serving));
    await castVotes(voters, serving);
    const counted = await countView(serving);
    assert.deepEqual([counted.status, counted.json['today']], [200, 1]);
    await serving.kill();
    check(voters, storedInSqlite(file));
    figure(
      `SQLite, ${disk.kind}`,
      `${taken} writes more fitted, then 503; reads 200; writes again ${after} ms after there was room; ${voters.acknowledged} votes acknowledged, 0 lost, integrity ok`,
    );
  });
});

describe('a Redis that is away', () => {
  for (const [what, gone] of [
    ['hangs', false],
    ['is killed', true],
  ] as const)
    it(`because it ${what} stops everything with 503, until it is back`, { timeout }, async (t) => {
      const redis = await startRedis({ appendfsync: 'always' });
      t.after(() => redis.stop());
      const serving = await startServing(redis.url);
      t.after(() => serving.kill());
      const voters = new Voters();
      await castVotes(voters, serving);
      await countView(serving);

      if (gone) await redis.kill();
      else redis.pause();
      const since = performance.now();
      let asked = 0;
      let slowest = 0;
      do {
        const begun = performance.now();
        const ask = [vote, countView, readVisits, readRatings][asked++ % 4]!;
        isUnavailable(await ask(serving));
        slowest = Math.max(slowest, performance.now() - begun);
        await wait(10);
      } while (performance.now() - since < AWAY);
      // Only those wait that were asked before it was known.
      assert.ok(asked > 20, `${asked} requests were answered`);
      isUnavailable(await serving.ask('/readyz'));
      assert.equal((await serving.ask('/healthz')).status, 200);
      if (gone) await redis.restart();
      else redis.resume();

      const after = await recovered(() => readVisits(serving));
      await castVotes(voters, serving);
      check(voters, await storedInRedis(redis.url));
      figure(
        `Redis ${gone ? 'killed' : 'stopped'} for ${AWAY / 1000} s`,
        `${asked} requests answered 503, the slowest after ${Math.round(slowest)} ms; 200 again ${after} ms after it was back; ${voters.acknowledged} votes acknowledged, 0 lost`,
      );
    });
});
