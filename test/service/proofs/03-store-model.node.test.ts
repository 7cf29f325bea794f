import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { startRedis } from '../../../scripts/redis.mjs';
import { openStore } from '../../../src/service/stores/open-store.ts';
import type { Store } from '../../../src/service/stores/store.ts';
import { DAY, HOUR, MINUTE, MORNING, dayOf, question, view } from '../stores/question.ts';
import { figure, full } from './figure.ts';
import { Model } from './03-store-model.model.ts';

const VIEWS = full ? 40_000 : 3000;
/** How often the model is compared with the store. */
const CHECKS = full ? 400 : 60;
const SITES = ['tay-son', 'phu-long'];
const PATHS = ['/', '/tin-tuc/1', '/lien-he', undefined];

/** Numbers from 0 to 1 that are the same each time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** How the clock goes on: mostly by seconds, sometimes by hours, and where that is asked for, back. */
function tick(next: () => number, stepsBack: boolean): number {
  const kind = next();
  if (stepsBack && kind < 0.01) return -next() * 8 * HOUR;
  if (stepsBack && kind < 0.05) return -next() * 10 * MINUTE;
  if (kind > 0.995) return next() * 6 * HOUR;
  return next() * (full ? 20_000 : 2 * MINUTE);
}

interface Course {
  days: number;
  checks: number;
}

/**
 * Views of some hundred visitors on two sites over some days, handed to the stores in turn. All of a burst are under way
 * at once; with one store the clock goes on meanwhile, with several they are of one moment, because nobody knows which
 * of two processes is first.
 */
async function run(stores: Store[], seed: number, stepsBack: boolean): Promise<Course> {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const model = new Model();
  let [now, first, last] = [MORNING, MORNING, MORNING];
  let day = dayOf(now);
  let checks = 0;
  const perCheck = VIEWS / CHECKS;
  for (let done = 0; done < VIEWS; done += perCheck) {
    const counting = [];
    for (let at = 0; at < perCheck; at++) {
      if (stores.length === 1) now += Math.round(tick(next, stepsBack));
      const name = next() < 0.05 ? undefined : `visitor ${Math.floor(next() ** 2 * 300)}`;
      const more = { site: pick(SITES), path: pick(PATHS), robot: next() < 0.1, initialTotal: 881_707 };
      const counted = view(now, name, more);
      model.count(counted);
      counting.push(pick(stores).countView(counted));
    }
    await Promise.all(counting);
    for (const store of stores)
      for (const site of SITES) {
        const asked = question(now, { site, path: pick(PATHS), initialTotal: 881_707 });
        assert.deepEqual(await store.visits(asked), model.numbers(asked), `after ${done} views`);
        checks++;
      }
    [first, last] = [Math.min(first, now), Math.max(last, now)];
    now += Math.round(tick(next, stepsBack));
    if (stores.length > 1) now += Math.round(next() * HOUR);
    if (dayOf(now) > day) {
      day = dayOf(now);
      for (const site of SITES) {
        await pick(stores).forget(site, day);
        model.forget(site, day);
      }
    }
  }
  for (const site of SITES)
    assert.deepEqual(await stores[0]!.series(site, '0001-01-01', '9999-12-31'), model.series(site));
  return { days: Math.round((last - first) / DAY), checks };
}

describe('counts equal those of a plain model', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ward-model-'));
  after(() => rmSync(folder, { recursive: true }));

  const proof = async (name: string, stores: Store[], stepsBack: boolean) => {
    const seed = Date.now() % 1e9;
    try {
      const { days, checks } = await run(stores, seed, stepsBack);
      const clock = stepsBack ? ', the clock stepping back' : '';
      figure(
        `${name}, ${VIEWS} views over ${days} days${clock}`,
        `${checks} answers and the series equal the model`,
      );
    } catch (error) {
      console.log(`seed ${seed}`);
      throw error;
    } finally {
      for (const store of stores) await store.close();
    }
  };

  for (const stepsBack of [false, true]) {
    const clock = stepsBack ? 'a clock that steps back' : 'a clock that goes on';

    it(`on SQLite, under ${clock}`, { timeout: 600_000 }, async () => {
      await proof('SQLite', [await openStore(join(folder, `${stepsBack}.db`))], stepsBack);
    });

    it(`on Redis, under ${clock}`, { timeout: 600_000 }, async (t) => {
      const redis = await startRedis();
      t.after(() => redis.stop());
      await proof('Redis', [await openStore(redis.url)], stepsBack);
    });
  }

  it('on Redis that several share', { timeout: 600_000 }, async (t) => {
    const redis = await startRedis();
    t.after(() => redis.stop());
    const stores = [await openStore(redis.url), await openStore(redis.url), await openStore(redis.url)];
    await proof('Redis, 3 connections', stores, true);
  });

  it('on one SQLite file that two have open', { timeout: 600_000 }, async () => {
    const file = join(folder, 'shared.db');
    await proof('SQLite, 2 connections', [await openStore(file), await openStore(file)], true);
  });
});
