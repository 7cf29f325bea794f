import { after, before, describe } from 'node:test';
import { createClient } from 'redis';
import { startRedis } from '../../../scripts/redis.mjs';
import { RedisStore } from '../../../src/service/stores/redis/redis-store.ts';
import { storeSuite } from './suite.ts';

describe('the store on Redis', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  before(async () => {
    redis = await startRedis();
  });
  after(() => redis.stop());
  const another = () => RedisStore.open(redis.url);
  storeSuite({
    async fresh() {
      const client = createClient({ url: redis.url });
      await client.connect();
      await client.flushAll();
      client.destroy();
      return another();
    },
    another,
  });
});
