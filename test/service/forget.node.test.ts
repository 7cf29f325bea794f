import assert from 'node:assert/strict';
import { it } from 'node:test';
import { SqliteStore } from '../../src/service/stores/sqlite/sqlite-store.ts';
import { MORNING, SITE, testCompanion } from './companion.ts';

const TODAY = '2024-11-21';

const view = {
  site: 'bo-di',
  at: MORNING,
  today: TODAY,
  until: Date.parse('2024-11-22T00:00:00+07:00'),
  yesterday: '2024-11-20',
  week: '2024-11-18',
  month: '2024-11-01',
  initialTotal: 0,
};

it('forgets the visitors of a site that the configuration has no more, once their day has ended everywhere', async () => {
  const store = new SqliteStore(':memory:');
  const salt = await store.salt('bo-di', TODAY);
  await store.countView({ ...view, visitor: new Uint8Array(16) });
  const companion = testCompanion({ store });
  // It may be another companion's, in another zone, on the same store.
  companion.clock.now = Date.parse('2024-11-22T11:59:00Z');
  await companion.forget();
  assert.deepEqual(await store.salt('bo-di', TODAY), salt);
  companion.clock.now = Date.parse('2024-11-22T12:00:00Z');
  await companion.forget();
  assert.notDeepEqual(await store.salt('bo-di', TODAY), salt);
  assert.equal((await store.visits(view)).total, 1);
  await companion.close();
});

it('leaves today’s visitors of the sites that it has', async () => {
  const store = new SqliteStore(':memory:');
  const salt = await store.salt(SITE, TODAY);
  const companion = testCompanion({ store });
  await companion.forget();
  assert.deepEqual(await store.salt(SITE, TODAY), salt);
  await companion.close();
});
