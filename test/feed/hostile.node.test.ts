import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDate, readFeed, FeedError, type ReadFeedOptions } from '../../src/feed/index.ts';

const read = (text: string, options?: ReadFeedOptions) => readFeed(new TextEncoder().encode(text), options);
const rss = (items: string, channel = '') => `<rss version="2.0"><channel>${channel}${items}</channel></rss>`;

/** Inputs that once took time by the square of their length; a guard against hangs, not a measure of speed. */
const slow: [string, string][] = [
  ['a namespace of half a megabyte', rss(`<item xmlns="${'d'.repeat(500_000)}"><title>A</title></item>`)],
  [
    'runs of combining marks',
    rss(`<item><title>a${'\u0301'.repeat(80_000)}${'\u0323'.repeat(80_000)}</title></item>`),
  ],
  [
    'runs of combining marks by reference',
    rss(`<item><title>a${'&#x301;'.repeat(40_000)}${'&#x323;'.repeat(40_000)}</title></item>`),
  ],
  ['stray closing tags under many open roots', '<rss>'.repeat(45) + '</x>'.repeat(300_000)],
];

describe('readFeed, on hostile input', () => {
  for (const [what, text] of slow) {
    it(`does not hang on ${what}`, async () => {
      const begun = performance.now();
      await read(text).catch((error: unknown) => assert.ok(error instanceof FeedError));
      assert.ok(performance.now() - begun < 10_000);
    });
  }

  it('refuses fifty elements inside one another', async () => {
    await assert.rejects(read('<rss>'.repeat(60)), { kind: 'too-large' });
  });
});

describe('readFeed, where one thing is wrong', () => {
  it('keeps every item when a field before them was never closed', async () => {
    const { items } = await read(
      rss('<item><title>A</title></item><item><title>B</title></item>', '<description>abc'),
    );
    assert.deepEqual(
      items.map(({ title }) => title),
      ['A', 'B'],
    );
  });

  it('keeps the items after one whose field was never closed', async () => {
    const { items } = await read(
      rss('<item><title>A</title><description>abc<item><title>B</title></item><item><title>C</title></item>'),
    );
    assert.deepEqual(
      items.map(({ title }) => title),
      ['A', 'B', 'C'],
    );
  });
});

describe('readFeed, on what portals do', () => {
  it('takes no emoji for the picture', async () => {
    const emoji = '<img src="https://s.w.org/images/core/emoji/15/72x72/1f4e2.png" class="wp-smiley">';
    const { items } = await read(
      rss(`<item><description><![CDATA[${emoji} Tin <img src="/that.jpg">]]></description></item>`),
      {
        url: 'https://phuong.example.vn/rss',
      },
    );
    assert.equal(items[0]?.image, 'https://phuong.example.vn/that.jpg');
  });

  it('lets the feed’s own date prove that months come first', async () => {
    const { items } = await read(
      rss('<item><pubDate>05/06/2026 8:00:00 AM</pubDate></item>', '<pubDate>6/13/2026 1:00:00 PM</pubDate>'),
    );
    assert.equal(items[0]?.date_published, '2026-05-06T01:00:00.000Z');
  });

  it('leaves tags of a JSON Feed whole, and a date with its time', async () => {
    const { items } = await read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        items: [
          {
            id: '1',
            tags: ['Hà Nội, VN'],
            date_published: '2024-05-31T08:30:00+07:00',
            _ward: { date_is_day_only: false },
          },
        ],
      }),
    );
    assert.deepEqual(items[0]?.tags, ['Hà Nội, VN']);
    assert.equal(items[0]?._ward?.date_is_day_only, undefined);
  });

  it('gives no half of a surrogate pair, which no address can carry', async () => {
    const { items } = await read('{"version":"https://jsonfeed.org/version/1","items":[{"id":"\\ud800"}]}');
    assert.equal(items[0]?.id, '\ufffd');
  });
});

describe('readDate', () => {
  it('passes over the words that portals put before a date', () => {
    for (const text of ['Ngày đăng 31/05/2024 08:30', 'Đăng lúc 08:30 31/05/2024', 'Ngày: 31/05/2024 08:30'])
      assert.equal(readDate(text)?.date.toISOString(), '2024-05-31T01:30:00.000Z', text);
  });
});
