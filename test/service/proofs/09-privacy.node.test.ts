import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startRedis } from '../../../scripts/redis.mjs';
import {
  checkConfig,
  createCompanion,
  jsonLines,
  openStore,
  StoreError,
} from '../../../src/service/index.ts';
import type { Store, View } from '../../../src/service/stores/store.ts';
import { ORIGIN, SITE } from '../companion.ts';
import { figure, full } from './figure.ts';
import { findPlanted, sizeOf, type Planted } from './09-privacy.search.ts';

const DAYS = full ? 5 : 3;
const VISITORS = full ? 100 : 20;
const DAY = 86_400_000;

const folder = mkdtempSync(join(tmpdir(), 'ward-privacy-'));
after(() => rmSync(folder, { recursive: true }));

/** A store that also tells which hashes it was given. */
function watched(store: Store): { hashes: Uint8Array[]; failing: { now: boolean } } {
  const hashes: Uint8Array[] = [];
  const failing = { now: false };
  const countView = store.countView.bind(store);
  store.countView = (view: View) => {
    if (view.visitor) hashes.push(view.visitor);
    return failing.now ? Promise.reject(new StoreError('the disk is full')) : countView(view);
  };
  return { hashes, failing };
}

interface Place {
  store: Store;
  /** Where it keeps its files. */
  dir: string;
}

/** Days of visits and votes, then a search through all that is left of them. */
async function proof(name: string, { store, dir }: Place): Promise<void> {
  const clock = { now: Date.parse('2026-11-24T22:00+07:00') };
  const { hashes, failing } = watched(store);
  let logged = '';
  const log = jsonLines(
    (line) => (logged += line),
    () => clock.now,
  );
  const { app, forget, close } = createCompanion({
    config: checkConfig({
      sites: { [SITE]: { url: ORIGIN } },
      feeds: { dead: { url: 'http://127.0.0.1:9/', local: true } },
      limits: { viewsPerMinute: 3 },
    }),
    store,
    log,
    now: () => clock.now,
    version: '0.0.0',
  });
  let answers = 0;
  const cookies: string[] = [];
  const send = async (path: string, headers: Record<string, string>, method = 'GET', body?: unknown) => {
    const response = await app.fetch(
      new Request(new URL(path, 'http://companion.example/'), {
        method,
        headers,
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
    answers++;
    if (response.headers.has('set-cookie')) cookies.push(path);
    return response;
  };

  const forever: Planted[] = [];
  const untilMidnight: Planted[] = [];
  for (let day = 0; day < DAYS; day++) {
    const today = new Date(clock.now + 7 * 3_600_000).toISOString().slice(0, 10);
    for (let n = 0; n < VISITORS; n++) {
      const id = randomBytes(9).toString('hex');
      const address =
        n % 2 ? `203.${day}.113.${n % 250}` : `2001:db8:${id.slice(0, 4)}:77:${id.slice(4, 8)}::b:1`;
      const agent = `Mozilla/5.0 (X11; Linux x86_64) Planted/${id} Firefox/153.0`;
      const token = randomBytes(48).toString('base64url');
      forever.push(
        [`address ${address}`, address],
        [`user agent ${id}`, agent],
        [`user agent's own part ${id}`, `Planted/${id}`],
      );
      const headers = {
        origin: ORIGIN,
        'user-agent': agent,
        'x-forwarded-for': address,
        cookie: `planted=${id}`,
        referer: `https://planted.example/${id}`,
      };
      await send('/v1/visits', headers, 'POST', { site: SITE, path: '/' });
      const vote = { site: SITE, item: `/tin/${n % 7}`, stars: 5 };
      const answer = await send('/v1/ratings', headers, 'POST', { ...vote, voter: token });
      const { voter } = (await answer.json()) as { voter: string };
      const bytes = Buffer.from(voter, 'base64url');
      forever.push(
        ['token', voter],
        ["a token's random part", bytes.subarray(0, 16)],
        ["a token's signature", bytes.subarray(16)],
        ['a token that was not taken', token],
        ['a referring page', `planted.example/${id}`],
      );
      if (n % 5 === 0) await send('/v1/ratings', headers, 'DELETE', { ...vote, voter });
      // What goes wrong is logged, and must not say of whom.
      if (n % 10 === 0) {
        failing.now = true;
        await send('/v1/visits', headers, 'POST', { site: SITE, path: '/' });
        failing.now = false;
        await send('/v1/visits', headers, 'POST', `{"site":"${id}`);
        await send('/v1/ratings', { ...headers, origin: 'https://evil.example' }, 'POST', vote);
        await send('/v1/ratings', headers, 'DELETE', { ...vote, voter: token });
        for (let time = 0; time < 4; time++)
          await send('/v1/visits', headers, 'POST', { site: SITE, path: '/' });
        for (const path of [
          `/v1/visits?site=${SITE}`,
          `/v1/visits/series?site=${SITE}&from=2026-11-01&to=2026-11-30`,
          `/v1/ratings?site=${SITE}&item=/tin/1`,
          '/v1/feeds/dead',
          '/embed/visit-stats',
          '/assets/none.js',
          '/healthz',
          '/readyz',
          '/metrics',
          '/openapi.json',
          `/${id}`,
        ])
          await send(path, headers);
        await send('/v1/ratings', headers, 'OPTIONS');
      }
    }
    const salt = await store.salt(SITE, today);
    untilMidnight.push(
      [`salt of ${today}`, salt],
      [`salt of ${today} as text`, Buffer.from(salt).toString('base64')],
    );
    clock.now += DAY;
    if (day < DAYS - 1) await forget();
  }
  untilMidnight.push(...hashes.map((hash) => ["a visitor's hash", hash] as const));

  // The last day is still there: what is looked for can be found.
  const still = findPlanted(untilMidnight, { folder: dir });
  assert.ok(still.some((found) => found.startsWith('salt')) && still.some((found) => found.includes('hash')));
  assert.match(logged, /the disk is full/);

  await forget();
  const metrics = await (await send('/metrics', {})).text();
  const left = () =>
    findPlanted([...forever, ...untilMidnight], { folder: dir, texts: { log: logged, metrics } });
  // The companion looks again and again; the log of Redis is written anew in the background.
  for (const end = performance.now() + 60_000; left().length && performance.now() < end; await wait(100))
    await forget();
  assert.deepEqual(left(), []);
  assert.deepEqual(cookies, []);
  const size = sizeOf(dir);
  await close();
  assert.deepEqual(left(), []);
  figure(
    `${name}: of ${forever.length} planted addresses, user agents and tokens, ${DAYS} salts and ${hashes.length} hashes`,
    `0 found in ${(size / 1024).toFixed(0)} KiB of files and ${logged.split('\n').length - 1} lines of the log, after midnight`,
  );
  figure(`${name}: answers with Set-Cookie`, `0 of ${answers}`);
}

test('after midnight SQLite holds nothing of a visitor, nor do the logs', { timeout: 300_000 }, async (t) => {
  const dir = join(folder, 'sqlite');
  mkdirSync(dir);
  const store = await openStore(join(dir, 'x.db'));
  t.after(() => store.close());
  await proof('SQLite', { store, dir });
});

test('after midnight the files of Redis hold nothing of a visitor', { timeout: 300_000 }, async (t) => {
  const dir = join(folder, 'redis');
  mkdirSync(dir);
  const redis = await startRedis({ dir, appendfsync: 'always' });
  t.after(() => redis.stop());
  const store = await openStore(redis.url);
  t.after(() => store.close());
  await proof('Redis', { store, dir });
});
