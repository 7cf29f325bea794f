import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { test, type TestContext } from 'node:test';
import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import { maxAddresses } from '../../../src/service/bounds.ts';
import { Limit } from '../../../src/service/http/limits.ts';
import { listen } from '../../../src/service/index.ts';
import { SqliteStore } from '../../../src/service/stores/sqlite/sqlite-store.ts';
import { ORIGIN, SITE, testCompanion } from '../companion.ts';
import { figure, full } from './figure.ts';

const ITEM = '/tin/1';

interface Rating {
  count: number;
}

async function countOf(companion: ReturnType<typeof testCompanion>, item: string): Promise<number> {
  const answer = await companion.ask(`/v1/ratings?site=${SITE}&item=${encodeURIComponent(item)}`);
  const { ratings } = (await answer.json()) as { ratings: Record<string, Rating> };
  return ratings[item]!.count;
}

test('writes from pages of others are a 403, and nothing is written', async () => {
  const store = new SqliteStore(':memory:');
  let writes = 0;
  for (const name of ['countView', 'salt', 'vote', 'unvote', 'secret'] as const) {
    const write = store[name].bind(store) as (...given: unknown[]) => never;
    store[name] = (...given: unknown[]): never => {
      writes++;
      return write(...given);
    };
  }
  const companion = testCompanion({ store });
  const host = new URL(ORIGIN).host;
  const origins = [
    '',
    'null',
    'NULL',
    '*',
    host,
    `//${host}`,
    `http://${host}`,
    `${ORIGIN}/`,
    `${ORIGIN}:444`,
    `${ORIGIN}.`,
    `${ORIGIN}.evil.example`,
    `${ORIGIN} https://evil.example`,
    `https://evil.example ${ORIGIN}`,
    `https://evil.example#${ORIGIN}`,
    `https://evil.example?${ORIGIN}`,
    `https://${host}@evil.example`,
    `https://evil-${host}`,
    `https://x.${host}`,
    'https://evil.example',
    'http://companion.example.evil.example',
    'http://companion.example:81',
    'file://',
    'data:,x',
    'moz-extension://0',
  ];
  let answers = 0;
  for (const origin of origins)
    for (const [method, path, body] of [
      ['POST', '/v1/visits', { site: SITE, path: '/' }],
      ['POST', '/v1/ratings', { site: SITE, item: ITEM, stars: 5 }],
      ['DELETE', '/v1/ratings', { site: SITE, item: ITEM, voter: 'x'.repeat(64) }],
    ] as const) {
      const response = await companion.post(path, body, { method, headers: { origin } });
      assert.equal(response.status, 403, `${method} ${path} from "${origin}"`);
      assert.match(await response.text(), /problem:foreign-origin/);
      answers++;
    }
  assert.equal(writes, 0);
  assert.deepEqual(await store.sites(), []);
  figure(
    'writes with a foreign Origin',
    `${answers} of ${answers} answered 403, ${writes} writes to the store`,
  );
});

/** Sends views over a socket, each with another `X-Forwarded-For`. */
async function sendSpoofed(
  t: TestContext,
  trustedProxies: string[],
  forwarded: (n: number) => string,
): Promise<[today: number, counted: number]> {
  const ceiling = 50;
  const companion = testCompanion({
    config: {
      sites: { [SITE]: { url: ORIGIN } },
      trustedProxies,
      limits: { viewsPerMinute: ceiling },
    },
  });
  const { url, stop } = await listen(companion, { host: '127.0.0.1', port: 0 });
  t.after(stop);
  let counted = 0;
  for (let n = 0; n < 1000; n++) {
    const sent = request(new URL('/v1/visits', url), {
      method: 'POST',
      headers: {
        Origin: ORIGIN,
        'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
        'X-Forwarded-For': forwarded(n),
      },
    }).end(JSON.stringify({ site: SITE, path: '/' }));
    const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
    await once(response.resume(), 'end');
    if (response.statusCode === 200) counted++;
    else assert.equal(response.statusCode, 429);
  }
  assert.equal(counted, ceiling);
  const { today } = (await (await companion.ask(`/v1/visits?site=${SITE}`)).json()) as { today: number };
  return [today, counted];
}

const invented = (n: number): string => `198.51.${n >> 8}.${n & 255}`;

test('a spoofed X-Forwarded-For changes nothing', { timeout: 120_000 }, async (t) => {
  const direct = await sendSpoofed(t, [], invented);
  const chains = await sendSpoofed(t, [], (n) => `${invented(n)}, 127.0.0.1, ::1`);
  // A proxy that is trusted adds the address that it has seen; what the visitor sent stands to the left.
  const proxied = await sendSpoofed(t, ['127.0.0.1'], (n) => `${invented(n)}, 203.0.113.7`);
  const padded = await sendSpoofed(
    t,
    ['127.0.0.1'],
    (n) => `${invented(n)}, 127.0.0.1, 203.0.113.7, 127.0.0.1`,
  );
  for (const [visits] of [direct, chains, proxied, padded]) assert.equal(visits, 1);
  figure('views under 1,000 spoofed addresses, four ways', 'one visitor, one ceiling of 50 each');
});

test('10,000 votes from one address: at most the ceiling is counted', { timeout: 120_000 }, async () => {
  const votes = full ? 10_000 : 2000;
  const perItem = 20;
  const perHour = 120;
  for (const [what, from] of [
    ['address', () => '203.0.113.7'],
    ['IPv6 network', (n: number) => `2001:db8:0:1:${(n >> 8).toString(16)}:${n.toString(16)}::1`],
  ] as const) {
    const one = testCompanion({ config: { limits: { votesPerHour: 1e9, votersPerItem: perItem } } });
    const many = testCompanion({ config: { limits: { votesPerHour: perHour, votersPerItem: 1e9 } } });
    const statuses = { 200: 0, 429: 0 };
    for (let n = 0; n < votes; n += 100)
      await Promise.all(
        Array.from({ length: 100 }, async (_, at) => {
          const init = { from: from(n + at) };
          const given = { site: SITE, stars: 5, voter: n % 200 ? 'x'.repeat(64) : undefined };
          const { status } = await one.post('/v1/ratings', { ...given, item: ITEM }, init);
          statuses[status as 200 | 429]++;
          await many.post('/v1/ratings', { ...given, item: `/tin/${n + at}` }, init);
        }),
      );
    assert.deepEqual(statuses, { 200: perItem, 429: votes - perItem });
    assert.equal(await countOf(one, ITEM), perItem);
    let counted = 0;
    for await (const { tally } of many.context.store.rated(SITE)) counted += tally.reduce((a, b) => a + b);
    assert.equal(counted, perHour);
    figure(
      `${votes} votes from one ${what}`,
      `${perItem} counted on one article (ceiling ${perItem}), ${counted} on many (ceiling ${perHour})`,
    );
  }
});

test('the memory of the limiter is bounded however many addresses come', { timeout: 300_000 }, async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = (): number => {
    collect();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  const limit = new Limit(600, 60);
  const addresses = full ? 1_000_000 : 200_000;
  const begin = heap();
  let filled = 0;
  for (let n = 0; n < addresses; n++) {
    if (n === maxAddresses) filled = heap() - begin;
    const address = `${10 + (n >> 24)}.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
    await limit.take(address).catch(() => {});
  }
  const grown = heap() - begin;
  assert.ok(filled > 1, 'the first addresses are told apart');
  assert.ok(grown < filled + 8, `${grown} MiB after ${filled}`);
  figure(
    `heap that the limiter takes for ${addresses} addresses in a minute`,
    `${grown.toFixed(1)} MiB (${filled.toFixed(1)} MiB at ${maxAddresses})`,
  );
});
