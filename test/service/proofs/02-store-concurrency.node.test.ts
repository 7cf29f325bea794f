import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startRedis } from '../../../scripts/redis.mjs';
import { SITE, startServing, type Serving } from '../serving/serving.ts';
import { figure } from './figure.ts';

const VOTERS = 1000;

/** Everybody votes at the same time, spread over the companions. */
async function crowdVotes(servings: Serving[], item: string): Promise<void> {
  const stars = Array.from({ length: VOTERS }, () => (1 + Math.floor(Math.random() * 10)) / 2);
  const answers = await Promise.all(
    stars.map((given, at) =>
      servings[at % servings.length]!.ask('/v1/ratings', { site: SITE, item, stars: given }),
    ),
  );
  assert.ok(answers.every(({ status, json }, at) => status === 200 && json['mine'] === stars[at]));
  assert.equal(new Set(answers.map(({ json }) => json['voter'])).size, VOTERS);
  const counts = answers.map(({ json }) => json['count'] as number);
  assert.equal(Math.max(...counts), VOTERS);
  const sum = stars.reduce((a, b) => a + b, 0);
  const distribution = Object.fromEntries(
    [...new Set(stars)].map((one) => [one, stars.filter((other) => other === one).length]),
  );
  for (const serving of servings) {
    const rating = await ratingOf(serving, item);
    assert.equal(rating.count, VOTERS);
    assert.deepEqual(withoutZeros(rating.distribution), distribution);
    const stored = Object.entries(rating.distribution).reduce(
      (all, [one, votes]) => all + Number(one) * votes,
      0,
    );
    assert.equal(stored, sum);
  }
}

/** One voter votes again and again, all at the same time. */
async function oneVotes(servings: Serving[], item: string): Promise<void> {
  const first = await servings[0]!.ask('/v1/ratings', { site: SITE, item, stars: 5 });
  const voter = first.json['voter'];
  const answers = await Promise.all(
    Array.from({ length: VOTERS }, (_, at) =>
      servings[at % servings.length]!.ask('/v1/ratings', { site: SITE, item, stars: (at % 5) + 1, voter }),
    ),
  );
  assert.ok(
    answers.every(({ status, json }) => status === 200 && json['count'] === 1 && json['voter'] === voter),
  );
  for (const serving of servings) {
    const { count, average, distribution } = await ratingOf(serving, item);
    assert.equal(count, 1);
    assert.deepEqual(withoutZeros(distribution), { [average]: 1 });
  }
}

interface Rating {
  count: number;
  average: number;
  distribution: Record<string, number>;
}

async function ratingOf(serving: Serving, item: string): Promise<Rating> {
  const { json } = await serving.ask(`/v1/ratings?site=${SITE}&item=${encodeURIComponent(item)}`);
  return (json['ratings'] as Record<string, Rating>)[item]!;
}

const withoutZeros = (distribution: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(distribution).filter(([, votes]) => votes));

/** The same for each way to keep votes. */
function proof(name: string, start: () => Promise<Serving[]>): void {
  describe(name, () => {
    let servings: Serving[] = [];
    before(async () => {
      servings = await start();
    });
    after(() => Promise.all(servings.map((serving) => serving.kill())));

    it(`${VOTERS} voters at once: count and sum are exact`, { timeout: 120_000 }, async () => {
      await crowdVotes(servings, '/tin-tuc/many');
      figure(`${name}, ${VOTERS} voters at once`, `count ${VOTERS}, sum exact`);
    });

    it(`one voter ${VOTERS} times: count is 1`, { timeout: 120_000 }, async () => {
      await oneVotes(servings, '/tin-tuc/one');
      figure(`${name}, one voter ${VOTERS} times`, 'count 1');
    });
  });
}

const folder = mkdtempSync(join(tmpdir(), 'ward-crowd-'));
let redis: Awaited<ReturnType<typeof startRedis>>;
before(async () => {
  redis = await startRedis();
});
after(async () => {
  rmSync(folder, { recursive: true });
  await redis.stop();
});

proof('SQLite', async () => [await startServing(join(folder, 'x.db'))]);
proof('Redis', async () => [await startServing(`${redis.url}/1`)]);
proof('Redis shared by two processes', () =>
  Promise.all([startServing(`${redis.url}/2`), startServing(`${redis.url}/2`)]),
);
