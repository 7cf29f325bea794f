import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { jsonLines, sparing } from '../../src/service/log.ts';
import { StoreError } from '../../src/service/stores/store.ts';
import { SqliteStore } from '../../src/service/stores/sqlite/sqlite-store.ts';
import { MORNING, ORIGIN, SITE, testCompanion } from './companion.ts';

describe('readiness', () => {
  it('is there while the store can be read and written', async () => {
    const companion = testCompanion();
    assert.equal((await companion.ask('/readyz')).status, 200);
    await companion.close();
  });

  it('is not while the store is out of reach, and comes back with it; the process is well all the time', async () => {
    const store = new SqliteStore(':memory:');
    const companion = testCompanion({ store });
    store.check = () => Promise.reject(new StoreError('gone'));
    const response = await companion.ask('/readyz');
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('retry-after'), '5');
    assert.match(((await response.json()) as { type: string }).type, /store-unavailable$/);
    assert.equal((await companion.ask('/healthz')).status, 200);
    store.check = () => Promise.resolve();
    assert.equal((await companion.ask('/readyz')).status, 200);
    await companion.close();
  });

  it('does not wait for a store that never answers', { timeout: 10_000 }, async () => {
    const store = new SqliteStore(':memory:');
    const companion = testCompanion({ store });
    store.check = () => new Promise(() => undefined);
    assert.equal((await companion.ask('/readyz')).status, 503);
    await companion.close();
  });

  it('is not once the companion is being stopped', async () => {
    const companion = testCompanion();
    companion.context.stopping = true;
    assert.equal((await companion.ask('/readyz')).status, 503);
    await companion.close();
  });
});

describe('measures', () => {
  for (const [metrics, from, status] of [
    ['loopback', '127.0.0.1', 200],
    ['loopback', '::1', 200],
    ['loopback', '203.0.113.7', 403],
    // A proxy puts the true address behind what a visitor has made up.
    ['loopback', '127.0.0.1, 203.0.113.7', 403],
    ['loopback', 'nonsense', 403],
    ['public', '203.0.113.7', 200],
    ['off', '127.0.0.1', 404],
  ] as const)
    it(`are answered with ${status} to ${from} where they are ${metrics}`, async () => {
      const companion = testCompanion({ config: { metrics } });
      assert.equal((await companion.ask('/metrics', { from })).status, status);
      await companion.close();
    });

  it('are text for Prometheus, count what was asked, and hold nothing of visitors', async () => {
    const companion = testCompanion();
    const from = '198.51.100.77';
    await companion.post('/v1/visits', { site: SITE, path: '/bi-mat' }, { from });
    await companion.ask('/nothing');
    const response = await companion.ask('/metrics', { from: '127.0.0.1' });
    assert.match(response.headers.get('content-type')!, /^text\/plain; version=0\.0\.4/);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    const text = await response.text();
    assert.match(text, /ward_request_seconds_count\{operation="countView",status="200"\} 1/);
    assert.match(text, /ward_problems_total\{kind="not-found"\} 1/);
    assert.match(text, /ward_info\{version="0\.0\.0"\} 1/);
    for (const secret of [from, 'bi-mat', 'Firefox', ORIGIN]) assert.ok(!text.includes(secret), secret);
    await companion.close();
  });
});

describe('the log', () => {
  it('is a line of JSON for each event', () => {
    const lines: string[] = [];
    jsonLines(
      (line) => lines.push(line),
      () => MORNING,
    )('warn', 'feed', { id: 'a\nb' });
    assert.deepEqual(lines, [
      '{"time":"2024-11-21T01:30:00.000Z","level":"warn","event":"feed","id":"a\\nb"}\n',
    ]);
  });

  it('has the same once in ten seconds, and then says how many were left out', () => {
    const lines: unknown[] = [];
    let now = MORNING;
    const log = sparing(
      (...line) => lines.push(line),
      () => now,
    );
    for (let at = 0; at < 1000; at++) log('error', 'store', { reason: 'gone' });
    log('error', 'store', { reason: 'full' });
    now += 10_000;
    log('error', 'store', { reason: 'gone' });
    assert.deepEqual(lines, [
      ['error', 'store', { reason: 'gone' }],
      ['error', 'store', { reason: 'full' }],
      ['error', 'store', { reason: 'gone', leftOut: 999 }],
    ]);
  });

  it('has what went wrong inside, and the answer does not', async () => {
    const store = new SqliteStore(':memory:');
    const companion = testCompanion({ store });
    store.visits = () => Promise.reject(new Error('inner reason'));
    const response = await companion.ask(`/v1/visits?site=${SITE}`);
    assert.equal(response.status, 500);
    assert.ok(!(await response.text()).includes('inner reason'));
    assert.deepEqual(companion.logged, [{ level: 'error', event: 'internal', reason: 'inner reason' }]);
    await companion.close();
  });
});
