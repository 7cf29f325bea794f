import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { startRedis } from '../../../scripts/redis.mjs';
import { readSeries } from '../../../src/contract/visit-series.ts';
import { readVisits } from '../../../src/contract/visits.ts';
import { openStore } from '../../../src/service/stores/open-store.ts';
import type { Store } from '../../../src/service/stores/store.ts';
import { ORIGIN, testCompanion } from '../companion.ts';
import { Model, type Kind } from './03-http-model.model.ts';
import { zones } from './03-http-model.zones.ts';
import { figure, full } from './figure.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Bursts of views that are under way at the same time, and views in each. */
const BURSTS = full ? 1500 : 120;
const BURST = 20;

const AGENTS = ['Firefox/153.0', 'Safari/605.1.15', 'Edg/140.0'].map((name) => `Mozilla/5.0 (X11) ${name}`);
const PATHS = ['/', '/tin-tuc/1', '/lien-he?from=menu', '/lien-he#map'];

const headersOf: Record<Kind, Record<string, string>> = {
  person: {},
  private: { 'sec-gpc': '1' },
  bot: { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' },
  prefetch: { 'sec-purpose': 'prefetch' },
};

/** The same each time for a seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Lets visitors of four portals in four zones come and go for weeks, and compares all that is told about them. */
async function run(
  store: Store,
  seed: number,
): Promise<{ views: number; answers: number; midnights: number }> {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const sites = zones.map((timeZone, at) => ({ id: `site-${at}`, timeZone, initialTotal: at * 1000 }));
  // Through both changes of the clocks, and the end of a year.
  const clock = { now: Date.parse(pick(['2026-03-05T20:00Z', '2026-10-20T20:00Z', '2026-12-28T20:00Z'])) };
  const companion = testCompanion({
    store,
    clock,
    config: {
      limits: { viewsPerMinute: 1e9 },
      sites: Object.fromEntries(
        sites.map(({ id, timeZone, initialTotal }) => [id, { url: ORIGIN, timeZone, initialTotal }]),
      ),
    },
  });
  const models = new Map(
    sites.map(({ id, timeZone, initialTotal }) => [id, new Model(timeZone, initialTotal)]),
  );
  const result = { views: 0, answers: 0, midnights: 0 };

  for (let burst = 0; burst < BURSTS; burst++) {
    const views = Array.from({ length: BURST }, () => ({
      site: pick(sites).id,
      path: pick(PATHS),
      address: `203.0.113.${Math.floor(next() ** 2 * 60)}`,
      agent: pick(AGENTS),
      kind: pick<Kind>(['person', 'person', 'person', 'person', 'private', 'bot', 'prefetch']),
    }));
    await Promise.all(
      views.map(async (view) => {
        models.get(view.site)!.count(view, clock.now);
        const { site, path, address: from, agent, kind } = view;
        const headers = { origin: ORIGIN, 'user-agent': agent, ...headersOf[kind] };
        const response = await companion.post('/v1/visits', { site, path }, { from, headers });
        assert.equal(response.status, 200);
        result.views++;
      }),
    );
    // Sometimes the answers come minutes after the views: whoever was online may be gone.
    if (next() < 0.3) clock.now += Math.round(next() * 8 * MINUTE);
    for (const { id } of sites) {
      const path = pick(PATHS);
      const query = new URLSearchParams({ site: id, path });
      const { site, timeZone, asOf, ...numbers } = readVisits(
        await (await companion.ask(`/v1/visits?${String(query)}`)).json(),
      );
      assert.deepEqual([site, timeZone], [id, models.get(id)!.zone]);
      assert.equal(Date.parse(asOf!), clock.now);
      assert.deepEqual(numbers, models.get(id)!.numbers(path, clock.now), `${id} at ${asOf}`);
      result.answers++;
    }
    const kind = next();
    if (kind < 0.03) clock.now -= Math.round(next() * 8 * HOUR);
    else if (kind < 0.1) clock.now -= Math.round(next() * 20 * MINUTE);
    else clock.now += Math.round(next() * (kind > 0.9 ? 9 * HOUR : 40 * MINUTE));
    if (next() < 0.5) await companion.forget();
  }

  for (const { id } of sites) {
    const model = models.get(id)!;
    const { from, to, days } = model.series(clock.now);
    const answer = await companion.ask(`/v1/visits/series?site=${id}&from=${from}&to=${to}`);
    assert.deepEqual(readSeries(await answer.json()).days, days);
    result.midnights += days.length - 1;
  }
  return result;
}

const folder = mkdtempSync(join(tmpdir(), 'ward-http-model-'));
after(() => rmSync(folder, { recursive: true }));

async function proof(name: string, store: Store): Promise<void> {
  const seed = Date.now() % 1e9;
  try {
    const { views, answers, midnights } = await run(store, seed);
    figure(
      `${name}, ${views} views over HTTP in ${zones.length} zones, ${midnights} midnights, the clock stepping both ways`,
      `${answers} answers and the series equal the model`,
    );
  } catch (error) {
    console.log(`seed ${seed}`);
    throw error;
  } finally {
    await store.close();
  }
}

test('over HTTP on SQLite, counts equal those of a plain model', { timeout: 600_000 }, () =>
  openStore(join(folder, 'x.db')).then((store) => proof('SQLite', store)),
);

test('over HTTP on Redis, counts equal those of a plain model', { timeout: 600_000 }, async (t) => {
  const redis = await startRedis();
  t.after(() => redis.stop());
  await proof('Redis', await openStore(redis.url));
});
