import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SqliteStore } from '../../../src/service/stores/sqlite/sqlite-store.ts';
import { StoreError } from '../../../src/service/stores/store.ts';
import { Visitors } from '../../../src/service/visits/visitors.ts';
import { MORNING, SITE, testCompanion } from '../companion.ts';

test('a visitor has one hash on a site and a day, and no two alike', async () => {
  const visitors = new Visitors(new SqliteStore(':memory:'));
  const hashes = [];
  for (const [site, day, address, agent] of [
    ['one', '2024-11-21', '203.0.113.7', 'x'],
    ['one', '2024-11-21', '203.0.113.7', 'x'],
    ['one', '2024-11-21', '203.0.113.8', 'x'],
    ['one', '2024-11-21', '203.0.113.7', 'y'],
    ['other', '2024-11-21', '203.0.113.7', 'x'],
    ['one', '2024-11-22', '203.0.113.7', 'x'],
  ] as const)
    hashes.push(Buffer.from(await visitors.hash(site, day, address, agent)).toString('hex'));
  assert.equal(hashes[0], hashes[1]);
  assert.equal(new Set(hashes).size, 5);
  for (const hash of hashes) assert.equal(hash.length, 32);
});

test('two companions on one store make the same hash', async () => {
  const store = new SqliteStore(':memory:');
  const [one, other] = [new Visitors(store), new Visitors(store)];
  assert.deepEqual(
    await one.hash('s', '2024-11-21', '203.0.113.7', 'x'),
    await other.hash('s', '2024-11-21', '203.0.113.7', 'x'),
  );
});

test('the salt of a day that has ended is remembered by nobody', async () => {
  const store = new SqliteStore(':memory:');
  const visitors = new Visitors(store);
  const before = await visitors.hash('s', '2024-11-21', '203.0.113.7', 'x');
  visitors.forget('s', '2024-11-22');
  await store.forget('s', '2024-11-22');
  assert.notDeepEqual(await visitors.hash('s', '2024-11-21', '203.0.113.7', 'x'), before);
});

test('a store that was away is asked again', async () => {
  const store = new SqliteStore(':memory:');
  let away = true;
  const salt = store.salt.bind(store);
  store.salt = (site, day) => (away ? Promise.reject(new StoreError('away')) : salt(site, day));
  const visitors = new Visitors(store);
  await assert.rejects(visitors.hash('s', '2024-11-21', '203.0.113.7', 'x'), StoreError);
  away = false;
  assert.equal((await visitors.hash('s', '2024-11-21', '203.0.113.7', 'x')).length, 16);
});

test('a view that is written after its day was forgotten is forgotten the next time', async () => {
  const store = new SqliteStore(':memory:');
  const companion = testCompanion({ store, clock: { now: Date.parse('2024-11-21T23:59:59.999+07:00') } });
  const salt = store.salt.bind(store);
  let goOn = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => (asked = resolve));
  store.salt = async (site, day) => {
    asked();
    await held;
    return salt(site, day);
  };
  const late = companion.post('/v1/visits', { site: SITE, path: '/' });
  await isAsked;
  companion.clock.now += 1;
  await companion.forget();
  goOn();
  assert.equal((await late).status, 200);
  const before = await salt(SITE, '2024-11-21');
  await companion.forget();
  assert.notDeepEqual(await salt(SITE, '2024-11-21'), before);
});

test('forgetting is for days that have ended, not for today', async () => {
  const companion = testCompanion();
  await companion.post('/v1/visits', { site: SITE, path: '/' });
  await companion.forget();
  companion.clock.now = MORNING + 60_000;
  const answer = await companion.post('/v1/visits', { site: SITE, path: '/' });
  assert.equal(((await answer.json()) as { today: number }).today, 1);
});

test('the companion forgets the salt of yesterday in memory too', async () => {
  const companion = testCompanion();
  const hash = () => companion.context.visitors.hash(SITE, '2024-11-21', '203.0.113.7', 'x');
  const before = await hash();
  assert.deepEqual(await hash(), before);
  companion.clock.now += 86_400_000;
  await companion.forget();
  assert.notDeepEqual(await hash(), before);
});
