import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import type { Feed } from '../../../src/contract/feed.ts';
import { Problem } from '../../../src/service/http/problem.ts';
import type { StoredFeed } from '../../../src/service/stores/store.ts';
import { StoreError } from '../../../src/service/stores/store.ts';
import {
  createFeedCache,
  type FeedCache,
  type FetchSettings,
} from '../../../src/service/feeds/feed-cache.ts';
import { fails, hangs, items, startUpstream, type Upstream } from './upstream.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A store of feeds that can be out of reach. */
class FeedStore {
  readonly feeds = new Map<string, StoredFeed>();
  /** Default `answers`. */
  state: 'answers' | 'fails' | 'hangs' = 'answers';
  writes = 0;

  async feed(id: string): Promise<StoredFeed | undefined> {
    await this.reach();
    return this.feeds.get(id);
  }

  async keepFeed(id: string, feed: StoredFeed): Promise<void> {
    await this.reach();
    this.writes++;
    this.feeds.set(id, feed);
  }

  private async reach(): Promise<void> {
    if (this.state === 'hangs') await new Promise(() => {});
    if (this.state === 'fails') throw new StoreError('out of reach');
  }
}

const upstream = await startUpstream();
let store: FeedStore;
let clock: number;
let logged: string[];
let outcomes: string[];

beforeEach(() => {
  store = new FeedStore();
  clock = Date.parse('2024-11-21T01:30:00Z');
  logged = [];
  outcomes = [];
  Object.assign(upstream, { asked: [], headers: {}, answer: items(1) } satisfies Partial<Upstream>);
});

const cacheOf = (
  more: Partial<Record<'url' | 'assumeZone', string>> & { dayFirst?: boolean } = {},
  fetching: FetchSettings = {},
): FeedCache => {
  const cache = createFeedCache({
    feeds: { tin: { url: upstream.url, assumeZone: '+07:00', dayFirst: true, local: true, ...more } },
    store,
    log: (level, event, fields) => logged.push([level, event, fields?.['kind']].filter(Boolean).join(' ')),
    metrics: { feed: (id, outcome) => outcomes.push(`${id} ${outcome}`) },
    now: () => clock,
    version: '1.2.3',
    fetching: { patience: 10_000, ...fetching },
  });
  after(() => cache.close());
  return cache;
};

/** Ids of the items, and why they are old. */
const shown = async (cache: FeedCache): Promise<string> => {
  const { body, stale } = await cache.get('tin');
  return [...(JSON.parse(body) as Feed).items.map(({ id }) => id), stale && `(${stale})`]
    .filter(Boolean)
    .join(' ');
};

/** Why there is no feed, and the seconds after which to ask again. */
const failure = async (cache: FeedCache): Promise<{ kind: unknown; retryAfter: number | undefined }> => {
  const error: unknown = await cache.get('tin').catch((error: unknown) => error);
  assert.ok(error instanceof Problem, 'there is a feed');
  assert.deepEqual([error.kind, error.status], ['feed-failed', 502]);
  return { kind: error.extras.more?.['kind'], retryAfter: error.extras.retryAfter };
};

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise(setImmediate);
};

describe('A feed in the cache', () => {
  it('is read as JSON Feed, from where it stands', async () => {
    const { body, readAt, freshUntil, changedAt, stale } = await cacheOf().get('tin');
    assert.deepEqual(JSON.parse(body), {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Phường',
      feed_url: upstream.url,
      items: [{ id: 'Tin-0', title: 'Tin 0' }],
    });
    assert.deepEqual([readAt, freshUntil, changedAt, stale], [clock, clock + 5 * MINUTE, clock, undefined]);
    assert.equal(upstream.asked[0]?.['user-agent'], 'ward-widgets/1.2.3');
  });

  it('is read as the configuration says', async () => {
    upstream.answer = (response) =>
      response.end('<rss><channel><item><pubDate>05/06/2024 08:00</pubDate></item></channel></rss>');
    for (const [settings, date] of [
      [{}, '2024-06-05T01:00:00.000Z'],
      [{ assumeZone: 'UTC', dayFirst: false }, '2024-05-06T08:00:00.000Z'],
    ] as const) {
      const { body } = await cacheOf(settings).get('tin');
      assert.equal((JSON.parse(body) as Feed).items[0]?.date_published, date);
    }
  });

  it('is asked for by the ids of the configuration only', async () => {
    for (const id of ['khong-co', '', '__proto__', 'constructor'])
      await assert.rejects(cacheOf().get(id), { kind: 'unknown-feed' });
    assert.equal(upstream.asked.length, 0);
  });

  it('is not asked for again while it is fresh', async () => {
    upstream.headers = { 'Cache-Control': 'max-age=600' };
    const cache = cacheOf();
    await cache.get('tin');
    clock += 10 * MINUTE - 1;
    await cache.get('tin');
    assert.equal(upstream.asked.length, 1);
    clock += 1;
    await cache.get('tin');
    assert.equal(upstream.asked.length, 2);
    assert.deepEqual(outcomes, ['tin fresh', 'tin cached', 'tin fresh']);
  });

  it('is asked for once, however many ask', async () => {
    const cache = cacheOf();
    const answers = await Promise.all(Array.from({ length: 50 }, () => cache.get('tin')));
    assert.equal(upstream.asked.length, 1);
    assert.equal(new Set(answers.map(({ etag }) => etag)).size, 1);
  });

  it('keeps its body where upstream says that it has not changed', async () => {
    upstream.headers = { ETag: '"a"', 'Last-Modified': 'Thu, 21 Nov 2024 01:00:00 GMT' };
    const cache = cacheOf();
    const first = await cache.get('tin');
    clock += HOUR;
    upstream.answer = (response) => response.writeHead(304).end();
    const second = await cache.get('tin');
    assert.equal(upstream.asked[1]?.['if-none-match'], '"a"');
    assert.equal(upstream.asked[1]?.['if-modified-since'], 'Thu, 21 Nov 2024 01:00:00 GMT');
    assert.deepEqual(second, { ...first, readAt: clock, freshUntil: clock + 5 * MINUTE });
    assert.deepEqual(outcomes, ['tin fresh', 'tin unchanged']);
  });

  it('keeps its tag and its time while its bytes are the same, and gets new ones with new bytes', async () => {
    const cache = cacheOf();
    const first = await cache.get('tin');
    clock += HOUR;
    const same = await cache.get('tin');
    assert.deepEqual([same.etag, same.changedAt], [first.etag, first.changedAt]);
    clock += HOUR;
    upstream.answer = items(2);
    const changed = await cache.get('tin');
    assert.notEqual(changed.etag, first.etag);
    assert.equal(changed.changedAt, clock);
  });

  it('is not fresh for longer when the clock is set back', async () => {
    const cache = cacheOf();
    await cache.get('tin');
    clock -= DAY;
    await cache.get('tin');
    assert.equal(upstream.asked.length, 2);
  });
});

describe('A feed that takes long', () => {
  it('is answered from the last reading, unmarked, and refreshed meanwhile', async () => {
    const cache = cacheOf({}, { patience: 20 });
    await shown(cache);
    clock += HOUR;
    let finish = () => {};
    upstream.answer = (response, headers) => (finish = () => items(2)(response, headers));
    assert.equal(await shown(cache), 'Tin-0');
    assert.equal(await shown(cache), 'Tin-0');
    finish();
    await until(() => store.writes === 2);
    assert.equal(await shown(cache), 'Tin-0 Tin-1');
    assert.equal(upstream.asked.length, 2);
    assert.deepEqual(outcomes, ['tin fresh', 'tin stale', 'tin stale', 'tin cached']);
  });

  it('is waited for by whoever has nothing else', async () => {
    const cache = cacheOf({}, { patience: 1 });
    let finish = () => {};
    upstream.answer = (response, headers) => (finish = () => items(2)(response, headers));
    const answer = shown(cache);
    await until(() => upstream.asked.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    finish();
    assert.equal(await answer, 'Tin-0 Tin-1');
  });
});

describe('A feed that fails', () => {
  for (const [kind, answer] of [
    ['http', fails()],
    ['timeout', hangs],
    ['blocked', (response) => response.destroy()],
    ['not-a-feed', (response) => response.end('<!doctype html><html><body>Bảo trì</body></html>')],
    ['malformed', (response) => response.end('<rss><channel><title>Phường</title><item><title>Ti')],
    ['too-large', (response) => response.end(Buffer.alloc(9 * 2 ** 20, ' '))],
  ] as [string, Upstream['answer']][]) {
    it(`says so (${kind}), and is answered from the last good reading for seven days`, async () => {
      upstream.answer = answer;
      const settings = kind === 'timeout' ? { idle: 50 } : {};
      assert.equal((await failure(cacheOf({}, settings))).kind, kind);
      upstream.answer = items(1);
      const cache = cacheOf({}, settings);
      await shown(cache);
      upstream.answer = answer;
      clock += HOUR;
      assert.equal(await shown(cache), `Tin-0 (${kind})`);
      clock += 7 * DAY - HOUR - 1;
      assert.equal(await shown(cache), `Tin-0 (${kind})`);
      clock += HOUR;
      await assert.rejects(cache.get('tin'), { kind: 'feed-failed' });
    });
  }

  it('tells the log why, and the public nothing of the own network', async () => {
    upstream.answer = (response) => response.destroy();
    const error = await cacheOf()
      .get('tin')
      .catch((error: unknown) => error);
    assert.doesNotMatch(JSON.stringify((error as { extras: unknown }).extras), /127\.0\.0\.1|hang up/);
  });

  it('is left alone for 30 seconds, then for twice as long each time, up to half an hour', async () => {
    upstream.answer = fails();
    const cache = cacheOf();
    const pauses: number[] = [];
    for (let time = 0; time < 10; time++) {
      const before = upstream.asked.length;
      const { retryAfter = 0 } = await failure(cache);
      assert.equal(upstream.asked.length, before + 1);
      pauses.push(retryAfter);
      clock += retryAfter * SECOND - 1;
      await assert.rejects(cache.get('tin'), { kind: 'feed-failed' });
      assert.equal(upstream.asked.length, before + 1);
      clock += 1;
    }
    assert.deepEqual(pauses, [30, 60, 120, 240, 480, 960, 1800, 1800, 1800, 1800]);
  });

  it('is left alone as long as upstream wishes, within the bounds', async () => {
    upstream.answer = fails(429);
    upstream.headers = { 'Retry-After': '600' };
    const cache = cacheOf();
    assert.equal((await failure(cache)).retryAfter, 600);
    clock += 600 * SECOND;
    upstream.headers = { 'Retry-After': '999999' };
    assert.equal((await failure(cache)).retryAfter, 1800);
  });

  it('begins with short pauses again after it was read', async () => {
    upstream.answer = fails();
    const cache = cacheOf();
    for (let time = 0; time < 5; time++) {
      await cache.get('tin').catch(() => {});
      clock += HOUR;
    }
    upstream.answer = items(1);
    assert.equal(await shown(cache), 'Tin-0');
    upstream.answer = fails();
    clock += HOUR;
    await shown(cache);
    clock += 30 * SECOND;
    upstream.answer = items(2);
    assert.equal(await shown(cache), 'Tin-0 Tin-1');
  });

  it('is told of once for each change, however often it is asked for', async () => {
    const cache = cacheOf();
    await shown(cache);
    upstream.answer = fails();
    for (let time = 0; time < 20; time++) {
      clock += HOUR;
      await shown(cache);
      if (time === 9) upstream.answer = (response) => response.end('xin chào');
    }
    upstream.answer = items(1);
    clock += HOUR;
    await shown(cache);
    assert.deepEqual(logged, ['warn feed-failed http', 'warn feed-failed not-a-feed', 'info feed-recovered']);
  });

  it('is not asked for at an address that is not public, unless it is a local one', async () => {
    const cache = createFeedCache({
      feeds: { tin: { url: upstream.url, assumeZone: '+07:00', dayFirst: true, local: false } },
      store,
      log: () => {},
      metrics: { feed: () => {} },
      now: () => clock,
      version: '0',
    });
    assert.equal((await failure(cache)).kind, 'blocked');
    assert.equal(upstream.asked.length, 0);
  });

  it('follows three redirects and no fourth', async () => {
    let left = 3;
    upstream.answer = (response, headers) => {
      if (left--) response.writeHead(302, { Location: `/${left}` }).end();
      else items(1)(response, headers);
    };
    assert.equal(await shown(cacheOf()), 'Tin-0');
    left = 4;
    assert.equal((await failure(cacheOf({ url: `${upstream.url}khac` }))).kind, 'http');
  });
});

describe('A feed without items', () => {
  it('is what it is where there was nothing before', async () => {
    upstream.answer = items(0);
    assert.equal(await shown(cacheOf()), '');
  });

  it('does not replace one with items, which is old then', async () => {
    const cache = cacheOf();
    await shown(cache);
    upstream.answer = items(0);
    clock += HOUR;
    assert.equal(await shown(cache), 'Tin-0 (empty)');
    clock += HOUR;
    upstream.answer = items(2);
    assert.equal(await shown(cache), 'Tin-0 Tin-1');
  });

  it('is believed after seven days', async () => {
    const cache = cacheOf();
    await shown(cache);
    upstream.answer = items(0);
    clock += 7 * DAY;
    assert.equal(await shown(cache), '');
  });
});

describe('The store of feeds', () => {
  it('gives the last good reading to a new companion, with upstream dead', async () => {
    await shown(cacheOf());
    clock += HOUR;
    upstream.answer = fails();
    assert.equal(await shown(cacheOf()), 'Tin-0 (http)');
    clock += 7 * DAY;
    await assert.rejects(cacheOf().get('tin'), { kind: 'feed-failed' });
  });

  it('gives a fresh reading without upstream being asked, and the tag to ask with later', async () => {
    upstream.headers = { ETag: '"a"' };
    await shown(cacheOf());
    const cache = cacheOf();
    assert.equal(await shown(cache), 'Tin-0');
    assert.equal(upstream.asked.length, 1);
    clock += HOUR;
    await shown(cache);
    assert.equal(upstream.asked[1]?.['if-none-match'], '"a"');
  });

  for (const [what, more] of [
    ['of another address', { url: `${upstream.url}khac` }],
    ['whose dates were read in another zone', { assumeZone: 'UTC' }],
    ['whose dates were read in another order', { dayFirst: false }],
  ] as const) {
    it(`gives nothing ${what}`, async () => {
      upstream.headers = { ETag: '"a"' };
      await shown(cacheOf());
      upstream.answer = fails();
      await assert.rejects(cacheOf(more).get('tin'), { kind: 'feed-failed' });
      assert.equal(upstream.asked[1]?.['if-none-match'], undefined);
    });
  }

  it('takes no feed down with it', async () => {
    store.state = 'fails';
    const cache = cacheOf();
    assert.equal(await shown(cache), 'Tin-0');
    clock += HOUR;
    upstream.answer = fails();
    assert.equal(await shown(cache), 'Tin-0 (http)');
    await until(() => logged.length > 1);
    assert.deepEqual(logged, ['warn feed-store', 'warn feed-failed http']);
  });

  it('is looked at again when it is back', async () => {
    await shown(cacheOf());
    clock += HOUR;
    upstream.answer = fails();
    store.state = 'fails';
    const cache = cacheOf();
    await assert.rejects(cache.get('tin'), { kind: 'feed-failed' });
    store.state = 'answers';
    assert.equal(await shown(cache), 'Tin-0 (http)');
  });

  it('is not waited for when it hangs', { timeout: 20_000 }, async () => {
    store.state = 'hangs';
    const cache = cacheOf();
    assert.equal(await shown(cache), 'Tin-0');
    await cache.close();
  });

  it('is not believed where what it gives is damaged', async () => {
    await shown(cacheOf());
    store.feeds.set('tin', { ...store.feeds.get('tin')!, body: '{"items' });
    assert.equal(await shown(cacheOf()), 'Tin-0');
  });

  it('is not written to each time nothing has changed, but each hour', async () => {
    const cache = cacheOf();
    for (let time = 0; time < 13; time++) {
      await shown(cache);
      clock += 5 * MINUTE;
    }
    await cache.close();
    assert.equal(upstream.asked.length, 13);
    assert.equal(store.writes, 2);
  });
});

describe('Closing the cache', () => {
  it('ends what is under way, tells nobody that it failed, and keeps what was read', async () => {
    const cache = cacheOf();
    await cache.get('tin');
    clock += HOUR;
    upstream.answer = hangs;
    const answer = shown(cache);
    await until(() => upstream.asked.length === 2);
    await cache.close();
    assert.equal(await answer, 'Tin-0');
    assert.equal(store.writes, 1);
    assert.deepEqual(logged, []);
  });
});
