import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import { createClient } from 'redis';
import { startRedis } from '../../../scripts/redis.mjs';
import { root } from '../../../scripts/run.mjs';
import { openStore } from '../../../src/service/stores/open-store.ts';
import { StoreError, type Store } from '../../../src/service/stores/store.ts';
import { DAY, MINUTE, MORNING, hashOf, question, view } from './question.ts';

const failsWith = (words: RegExp) => (error: unknown) =>
  error instanceof StoreError && words.test(error.message);

describe('a Redis server', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let store: Store;
  let client: ReturnType<typeof createClient>;
  before(async () => {
    redis = await startRedis({ appendfsync: 'everysec' });
    store = await openStore(redis.url);
    client = createClient({ url: redis.url });
    await client.connect();
  });
  after(async () => {
    client.destroy();
    await store.close();
    await redis.stop();
  });

  it('may be named as Valkey', async () => {
    const valkey = await openStore(redis.url.replace('redis:', 'valkey:'));
    await valkey.check();
    await valkey.close();
  });

  it('forgets salts and visitors at midnight by itself', async () => {
    const late = Date.parse('2024-11-21T23:58:00+07:00');
    await store.salt('tay-son', '2024-11-21');
    await store.countView(view(late, 'An'));
    for (const key of ['ward:{tay-son}:salt:2024-11-21', 'ward:{tay-son}:seen:2024-11-21']) {
      const left = await client.pTTL(key);
      assert.ok(left > MINUTE && left <= 2 * MINUTE, `${key}: ${left}`);
    }
    await store.salt('tay-son', '2024-11-22');
    assert.ok((await client.pTTL('ward:{tay-son}:salt:2024-11-22')) <= DAY);
  });

  it('keeps counts and votes for ever, and feeds for 8 days', async () => {
    await store.countView(view(MORNING, 'An', { path: '/' }));
    await store.vote({ site: 'tay-son', item: '/', voter: hashOf('An'), halves: 9, day: '2024-11-21' });
    await store.secret();
    await store.keepFeed('news', { url: '', body: '', readAt: 0, freshUntil: 0 });
    for (const key of ['days', 'site', 'paths', 'votes:/', 'tally:/', 'items'])
      assert.equal(await client.pTTL(`ward:{tay-son}:${key}`), -1, key);
    assert.equal(await client.pTTL('ward:secret'), -1);
    const left = await client.pTTL('ward:feed:news');
    assert.ok(left > 7 * DAY && left <= 8 * DAY);
  });

  it('deletes hashes when they are forgotten, also from its log', { timeout: 30_000 }, async () => {
    const salt = await store.salt('phu-long', '2024-11-20');
    await store.countView(view(MORNING - DAY, 'An', { site: 'phu-long' }));
    const kept = Buffer.from(salt).toString('base64');
    const isInLog = () =>
      globSync(join(redis.dir, '**/*.aof')).some((file) => readFileSync(file).includes(kept));
    assert.ok(isInLog());
    await store.forget('phu-long', '2024-11-21');
    assert.deepEqual(await client.keys('ward:{phu-long}:s[ae]*'), []);
    while (isInLog()) await wait(50);
    assert.notDeepEqual(await store.salt('phu-long', '2024-11-20'), salt);
  });

  it('may lose its scripts', async () => {
    await store.visits(question(MORNING));
    await client.scriptFlush();
    await store.countView(view(MORNING, 'An', { site: 'noscript' }));
    assert.equal((await store.visits(question(MORNING, { site: 'noscript' }))).total, 1);
  });

  it('is told apart by its settings: what may lose votes is said', async () => {
    const said = async (settings: Record<string, string>) => {
      await client.configSet(settings);
      return store.warnings();
    };
    const [often] = await said({ appendfsync: 'everysec' });
    assert.match(often!, /appendfsync everysec/);
    assert.deepEqual(await said({ appendfsync: 'always' }), []);
    const [full] = await said({ maxmemory: '100mb', 'maxmemory-policy': 'allkeys-lru' });
    assert.match(full!, /allkeys-lru/);
    const [never] = await said({ maxmemory: '0', appendonly: 'no' });
    assert.match(never!, /does not write down each change/);
  });

  it('that lets nobody ask for its settings gets no warnings', async () => {
    await client.aclSetUser('ward', ['on', '>secret', '~ward:*', '+@all', '-config']);
    const limited = await openStore(redis.url.replace('//', '//ward:secret@'));
    assert.deepEqual(await limited.warnings(), []);
    await limited.close();
  });

  it('that is full turns writes away, and goes on reading', async () => {
    await client.configSet({ maxmemory: '1', 'maxmemory-policy': 'noeviction' });
    await assert.rejects(store.countView(view(MORNING, 'Ba')), failsWith(/OOM/));
    await assert.rejects(store.check(), StoreError);
    assert.equal((await store.visits(question(MORNING, { site: 'noscript' }))).total, 1);
    await client.configSet({ maxmemory: '0' });
    await store.countView(view(MORNING, 'Ba'));
  });

  it('is copied by its own means', async () => {
    await assert.rejects(store.backup('copy.db'), failsWith(/redis-cli --rdb/));
  });
});

describe('an address of Redis', () => {
  it('where nobody is fails at once', async () => {
    const redis = await startRedis();
    await redis.stop();
    await assert.rejects(openStore(redis.url), failsWith(/^Redis at 127\.0\.0\.1:\d+: .*ECONNREFUSED/));
  });

  it('is told without its password', async () => {
    const redis = await startRedis();
    await assert.rejects(
      openStore(redis.url.replace('//', '//somebody:hunter2@')),
      (error: Error) => failsWith(/WRONGPASS/)(error) && !error.message.includes('hunter2'),
    );
    await redis.stop();
    await assert.rejects(
      openStore('redis://a:hunter2@:x/'),
      (error: Error) => failsWith(/is no address/)(error) && !error.message.includes('hunter2'),
    );
  });

  it('needs the driver, and says how to install it', () => {
    const program = `
      import { registerHooks } from 'node:module';
      registerHooks({
        resolve(name, context, next) {
          if (name === 'redis') throw Object.assign(new Error('none'), { code: 'ERR_MODULE_NOT_FOUND' });
          return next(name, context);
        },
      });
      const { openStore } = await import('./src/service/stores/open-store.ts');
      await openStore('redis://127.0.0.1:1').catch(({ name, message }) => console.log(name, message));
    `;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.match(stdout, /^StoreError .*npm install redis/);
  });
});
