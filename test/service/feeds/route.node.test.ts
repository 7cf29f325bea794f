import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { feeds as client } from '../../../src/client/feed-client.ts';
import { readFeed } from '../../../src/feed/read-feed.ts';
import { listen } from '../../../src/service/index.ts';
import { testCompanion, type TestCompanion } from '../companion.ts';
import { fails, items, startUpstream } from './upstream.ts';

const upstream = await startUpstream();
let companion: TestCompanion;

beforeEach(() => {
  Object.assign(upstream, { asked: [], headers: {}, answer: items(2) });
  companion = testCompanion({ config: { feeds: { tin: { url: upstream.url, local: true } } } });
});

afterEach(() => companion.close());

const ask = (headers: Record<string, string> = {}, method = 'GET') =>
  companion.ask('/v1/feeds/tin', { headers, method });

const HOUR = 3600_000;

describe('GET /v1/feeds/{id}', () => {
  it('answers with JSON Feed that every page may read and keep', async () => {
    upstream.headers = { 'Cache-Control': 'max-age=120' };
    const response = await ask();
    assert.equal(response.status, 200);
    const { headers } = response;
    assert.equal(headers.get('content-type'), 'application/feed+json');
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.equal(headers.get('cache-control'), 'public, max-age=120, stale-if-error=604800');
    assert.equal(headers.get('age'), '0');
    assert.equal(headers.get('last-modified'), 'Thu, 21 Nov 2024 01:30:00 GMT');
    assert.match(headers.get('etag') ?? '', /^"[\w-]{27}"$/);
    assert.equal(headers.get('ward-stale'), null);
    assert.equal(headers.get('set-cookie'), null);
    assert.deepEqual(await response.json(), {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Phường',
      feed_url: upstream.url,
      items: [
        { id: 'Tin-0', title: 'Tin 0' },
        { id: 'Tin-1', title: 'Tin 1' },
      ],
    });
  });

  it('says how old it is', async () => {
    await ask();
    companion.clock.now += 61_500;
    assert.equal((await ask()).headers.get('age'), '61');
  });

  it('does not repeat what whoever asks has already', async () => {
    const first = await ask();
    const etag = first.headers.get('etag')!;
    const modified = first.headers.get('last-modified')!;
    for (const headers of [
      { 'If-None-Match': etag },
      { 'If-None-Match': `"b", W/${etag}` },
      { 'If-None-Match': '*' },
      { 'If-None-Match': etag, 'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
      { 'If-Modified-Since': modified },
      { 'If-Modified-Since': 'Fri, 22 Nov 2024 00:00:00 GMT' },
    ] as Record<string, string>[]) {
      const response = await ask(headers);
      assert.equal(response.status, 304, JSON.stringify(headers));
      assert.equal(response.headers.get('etag'), etag);
      assert.match(response.headers.get('cache-control') ?? '', /^public/);
      assert.equal(await response.text(), '');
    }
    for (const headers of [
      { 'If-None-Match': '"b"' },
      { 'If-None-Match': '"b"', 'If-Modified-Since': modified },
      { 'If-Modified-Since': 'Thu, 21 Nov 2024 01:29:59 GMT' },
      { 'If-Modified-Since': 'hôm qua'.normalize('NFD').replace(/[^ -~]/g, '') },
    ] as Record<string, string>[])
      assert.equal((await ask(headers)).status, 200, JSON.stringify(headers));
  });

  it('gives a changed feed a new tag', async () => {
    const etag = (await ask()).headers.get('etag')!;
    upstream.answer = items(3);
    companion.clock.now += HOUR;
    const response = await ask({ 'If-None-Match': etag });
    assert.equal(response.status, 200);
    assert.notEqual(response.headers.get('etag'), etag);
  });

  it('answers HEAD with the same headers', async () => {
    const [get, head] = [await ask(), await ask({}, 'HEAD')];
    assert.equal(head.status, 200);
    assert.equal(head.headers.get('etag'), get.headers.get('etag'));
    assert.equal(await head.text(), '');
  });

  it('says why an old feed is old', async () => {
    await ask();
    companion.clock.now += HOUR;
    for (const [answer, kind] of [
      [fails(), 'http'],
      [items(0), 'empty'],
    ] as const) {
      upstream.answer = answer;
      companion.clock.now += HOUR;
      const response = await ask();
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('ward-stale'), kind);
      assert.match(response.headers.get('access-control-expose-headers') ?? '', /\bWard-Stale\b/);
      const { items } = (await response.json()) as { items: unknown[] };
      assert.equal(items.length, 2);
    }
  });

  it('says what kind of failure it is, and when to ask again', async () => {
    upstream.answer = fails(404);
    const response = await ask();
    assert.equal(response.status, 502);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    assert.equal(response.headers.get('retry-after'), '30');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.deepEqual(await response.json(), {
      type: 'urn:ward-widgets:problem:feed-failed',
      title: 'The feed could not be read',
      status: 502,
      detail: 'Its server answered with an error.',
      kind: 'http',
    });
  });

  it('knows the feeds of the configuration only', async () => {
    for (const id of ['khong-co', '__proto__', '%00', 'tin%2F..', encodeURIComponent(upstream.url)]) {
      const response = await companion.ask(`/v1/feeds/${id}`);
      assert.equal(response.status, 404, id);
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
    }
    assert.equal(upstream.asked.length, 0);
  });

  it('tells upstream nothing of who asks', async () => {
    await companion.ask('/v1/feeds/tin?nguoi=toi', {
      from: '198.51.100.77',
      headers: {
        Cookie: 'a=b',
        Authorization: 'Basic x',
        Referer: 'https://a.example/',
        'User-Agent': 'Toi',
      },
    });
    assert.equal(upstream.asked.length, 1);
    assert.doesNotMatch(JSON.stringify(upstream.asked), /198\.51|Toi|toi|a=b|Basic|a\.example/);
  });

  it('writes one line to the log for each change, not for each question', async () => {
    upstream.answer = fails();
    for (let time = 0; time < 5; time++) {
      await ask();
      companion.clock.now += HOUR;
    }
    upstream.answer = items(1);
    for (let time = 0; time < 5; time++) await ask();
    assert.deepEqual(
      companion.logged.map(({ event, feed }) => [event, feed]),
      [
        ['feed-failed', 'tin'],
        ['feed-recovered', 'tin'],
      ],
    );
  });

  it('is read by the client that the elements have', async () => {
    upstream.answer = (response) =>
      response.end(`<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Phường</title>
        <item><guid>1</guid><title>Tin</title><link>/tin</link><pubDate>Thu, 21 Nov 2024 08:00:00 +0700</pubDate>
        <description>&lt;p&gt;Nội dung&lt;/p&gt;</description><category>Xã hội</category>
        <media:community><media:statistics views="283"/><media:starRating average="5" count="1" max="5"/></media:community>
        </item></channel></rss>`);
    const at = await listen(companion, { host: '127.0.0.1', port: 0 });
    // Browsers have it; the client asks it for the page's protocol.
    Object.assign(globalThis, { location: { protocol: 'http:' } });
    try {
      const { feed } = await client.load(`${at.url}v1/feeds/tin`, new AbortController().signal);
      const response = await fetch(`${at.url}v1/feeds/tin`);
      const { feed_url, ...direct } = await readFeed(
        Buffer.from(await (await fetch(upstream.url)).arrayBuffer()),
        { url: upstream.url, now: companion.clock.now },
      );
      assert.equal(feed_url, upstream.url);
      assert.deepEqual({ ...feed, feed_url: undefined }, { ...direct, feed_url: undefined });
      assert.equal(feed.items[0]?._ward?.views, 283);
      assert.deepEqual(await response.json(), { ...direct, feed_url: upstream.url });
    } finally {
      await at.stop();
    }
  });
});
