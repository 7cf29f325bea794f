import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFeed, type ReadFeedOptions } from '../../src/feed/index.ts';

const url = 'https://phuong.example.vn/rss/tin.rss';
const read = (text: string, options: ReadFeedOptions = {}) =>
  readFeed(new TextEncoder().encode(text), { url, now: Date.UTC(2026, 0, 1), ...options });
const items = async (...inside: string[]) =>
  (
    await read(
      `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${inside
        .map((one) => `<item>${one}</item>`)
        .join('')}</channel></rss>`,
    )
  ).items;
const item = async (inside: string) => {
  const [first] = await items(inside);
  assert.ok(first);
  return first;
};

test('what a feed does not say is absent', async () => {
  assert.deepEqual(await read('<rss><channel><item><title/><guid>1</guid></item></channel></rss>'), {
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: url,
    items: [{ id: '1' }],
  });
});

test('RSS, Atom and JSON Feed that say the same are read the same', async () => {
  const [rss, atom, json] = await Promise.all([
    read(
      '<rss version="2.0"><channel><title>Tin</title><link>https://a.example/</link><item><guid isPermaLink="false">1</guid><title>A</title><link>https://a.example/1</link><pubDate>Fri, 31 May 2024 01:30:00 GMT</pubDate><author>Lan</author><category>x</category><enclosure url="https://a.example/a.pdf" type="application/pdf" length="5"/></item></channel></rss>',
    ),
    read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Tin</title><link href="https://a.example/"/><entry><id>1</id><title>A</title><link href="https://a.example/1"/><published>2024-05-31T08:30:00+07:00</published><author><name>Lan</name></author><category term="x"/><link rel="enclosure" href="https://a.example/a.pdf" type="application/pdf" length="5"/></entry></feed>',
    ),
    read(
      '{"title":"Tin","home_page_url":"https://a.example/","items":[{"id":"1","title":"A","url":"https://a.example/1","date_published":"2024-05-31T01:30:00Z","authors":[{"name":"Lan"}],"tags":["x"],"attachments":[{"url":"https://a.example/a.pdf","mime_type":"application/pdf","size_in_bytes":5}]}]}',
    ),
  ]);
  assert.deepEqual(rss.items[0]?.attachments, [
    { url: 'https://a.example/a.pdf', mime_type: 'application/pdf', size_in_bytes: 5 },
  ]);
  assert.deepEqual(atom, rss);
  assert.deepEqual(json, rss);
});

test('titles and tags are plain text', async () => {
  const { title, tags } = await item(
    '<title>&lt;b&gt;KH&amp;amp;CN&lt;/b&gt;</title><category>A &amp;amp; B</category>',
  );
  assert.equal(title, 'KH&CN');
  assert.deepEqual(tags, ['A & B']);
});

test('a description encoded twice is read twice', async () => {
  assert.equal(
    (await item('<description>&amp;lt;p&amp;gt;S&amp;#225;ng&amp;lt;/p&amp;gt;</description>')).summary,
    'Sáng',
  );
});

test('authors are cleaned of their mail address', async () => {
  for (const text of ['a@b.vn (Lan)', 'Lan &lt;a@b.vn&gt;', 'Lan, a@b.vn']) {
    assert.deepEqual(
      (await item(`<author>${text}</author>`)).authors,
      [{ name: 'Lan', url: 'mailto:a@b.vn' }],
      text,
    );
  }
});

test('a category counts once', async () => {
  const { tags } = await item('<category>x</category><category>x</category><dc:subject>y</dc:subject>');
  assert.deepEqual(tags, ['x', 'y']);
});

test('pictures are looked for in media, enclosure, item, body, in this order', async () => {
  const all = [
    '<media:content url="m.jpg" medium="image"/>',
    '<enclosure url="e.jpg" type="image/jpeg"/>',
    '<image>i.jpg</image>',
    '<description>&lt;img src="d.jpg"&gt;</description>',
  ];
  for (const expected of ['m', 'e', 'i', 'd']) {
    assert.equal((await item(all.reverse().join(''))).image, `https://phuong.example.vn/rss/${expected}.jpg`);
    all.splice(
      all.findIndex((one) => one.includes(`${expected}.jpg`)),
      1,
    );
  }
});

test('an enclosure that is no picture is an attachment only', async () => {
  const { image, attachments } = await item('<enclosure url="a.mp3" type="audio/mpeg" length="0"/>');
  assert.equal(image, undefined);
  assert.deepEqual(attachments, [{ url: 'https://phuong.example.vn/rss/a.mp3', mime_type: 'audio/mpeg' }]);
});

test('an Atom enclosure that is a picture is the picture', async () => {
  const feed = await read(
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><link href="/1"/><link rel="enclosure" type="image/jpeg" href="/a?id=5"/></entry></feed>',
  );
  assert.equal(feed.items[0]?.image, 'https://phuong.example.vn/a?id=5');
});

test('a tracking pixel among the media is no picture', async () => {
  const { image } = await item(
    '<media:content url="https://t.example/pixel.gif" medium="image"/><description>&lt;img src="that.jpg"&gt;</description>',
  );
  assert.equal(image, 'https://phuong.example.vn/rss/that.jpg');
});

test('views and stars are range-checked, numbers may be grouped', async () => {
  const ward = async (inside: string) => (await item(`<media:community>${inside}</media:community>`))._ward;
  assert.deepEqual(
    await ward('<media:statistics views="1.234"/><media:starRating average="4,5" count="1,000"/>'),
    {
      views: 1234,
      rating: { average: 4.5, count: 1000, best: 5 },
    },
  );
  assert.equal(
    await ward('<media:statistics views="-1"/><media:starRating average="6" count="1"/>'),
    undefined,
  );
  assert.equal(
    await ward('<media:statistics views="x"/><media:starRating average="NaN" count="1"/>'),
    undefined,
  );
});

test('only http and https addresses come out', async () => {
  const { url, image, attachments } = await item(
    '<link>javascript:alert(1)</link><image>data:image/png,x</image><enclosure url="file:///etc/passwd"/>',
  );
  assert.deepEqual([url, image, attachments], [undefined, undefined, undefined]);
});

test('an address without slashes is mended', async () => {
  assert.equal((await item('<link>http:phuong.example.vn/a</link>')).url, 'http://phuong.example.vn/a');
});

test('a guid is the link unless it says otherwise', async () => {
  assert.equal((await item('<guid>https://a.example/1</guid>')).url, 'https://a.example/1');
  assert.equal((await item('<guid isPermaLink="false">https://a.example/1</guid>')).url, undefined);
});

test('ids are unique and the same at every reading', async () => {
  const twice = () =>
    items(
      '<guid>1</guid><link>/a</link>',
      '<guid>1</guid><link>/b</link>',
      '<title>x</title>',
      '<title>x</title>',
    );
  const ids = (await twice()).map(({ id }) => id);
  assert.equal(new Set(ids).size, 4);
  assert.deepEqual(ids.slice(0, 2), ['1', 'https://phuong.example.vn/b']);
  assert.deepEqual(
    (await twice()).map(({ id }) => id),
    ids,
  );
});

test('one date that proves the order settles the others', async () => {
  const [first] = await items(
    '<pubDate>5/6/2024 8:30:00 AM</pubDate>',
    '<pubDate>5/31/2024 8:30:00 AM</pubDate>',
  );
  assert.equal(first?.date_published, '2024-05-06T01:30:00.000Z');
});

test('a day without a time is marked as such', async () => {
  const { date_published, _ward } = await item('<pubDate>31/05/2024</pubDate>');
  assert.equal(date_published, '2024-05-30T17:00:00.000Z');
  assert.deepEqual(_ward, { date_is_day_only: true });
});

test('local time stamped GMT is not later than now, a date really ahead is', async () => {
  assert.equal(
    (await item('<pubDate>Thu, 01 Jan 2026 06:59:00 GMT</pubDate>')).date_published,
    '2026-01-01T00:00:00.000Z',
  );
  assert.equal(
    (await item('<pubDate>Thu, 01 Jan 2026 08:00:00 GMT</pubDate>')).date_published,
    '2026-01-01T08:00:00.000Z',
  );
});

test('one bad item or field costs only itself', async () => {
  const read = await items('<title>1</title><pubDate>x</pubDate><link>http://[</link>', '<title>2</title>');
  assert.deepEqual(
    read.map(({ title, url, date_published }) => [title, url, date_published]),
    [
      ['1', undefined, undefined],
      ['2', undefined, undefined],
    ],
  );
});

test('what the companion adds to JSON Feed is kept', async () => {
  const _ward = {
    views: 283,
    rating: { average: 5, count: 1, best: 5 },
    image_caption: 'Quang cảnh Hội nghị.',
    image_credit: 'Lan',
    source: { title: 'Báo', url: 'https://b.example/' },
    date_is_day_only: true,
  };
  const feed = await read(JSON.stringify({ items: [{ id: '1', image: 'https://a.example/a.jpg', _ward }] }));
  assert.deepEqual(feed.items[0]?._ward, _ward);
});

test('JSON of any other shape is no feed', async () => {
  for (const text of ['{}', '[]', '{"items":1}', '{"items":[}', '[1']) {
    await assert.rejects(read(text), { name: 'FeedError', kind: 'not-a-feed' }, text);
  }
});

test('JSON items of any shape are read as far as they go', async () => {
  const feed = await read(
    '{"items":[null,1,"x",{"id":2,"title":{"a":1},"tags":"t","authors":"x","attachments":[null]}]}',
  );
  assert.deepEqual(feed.items, [{ id: '2', tags: ['t'], authors: [{ name: 'x' }] }]);
});
