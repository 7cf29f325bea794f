import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FeedError, readFeed } from '../../src/feed/index.ts';
import { mutate, random } from '../helpers/mutate.mjs';

/** `npm run fuzz` makes 20,000, of real feeds. */
const runs = 400;

const rss = `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY a "b">]>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Phường &amp; xã</title><link>https://phuong.example.vn/</link>
<item><title><![CDATA[Tin <b>một</b>]]></title><guid isPermaLink="false">1</guid><link>/tin/1</link>
<description>&lt;p&gt;&lt;img src="/a.jpg"&gt;Tóm tắt&lt;/p&gt;</description><pubDate>31/05/2024 8:30:00 SA</pubDate>
<content:encoded><![CDATA[<figure><img src="/b.jpg"><figcaption>Ảnh</figcaption></figure><p>Toàn văn &hellip;</p>]]></content:encoded>
<media:group><media:content url="c.jpg" medium="image"/><media:community><media:starRating average="4.5" count="3"/></media:community></media:group></item>
<item><title>Tin hai</title><author>a@example.vn (Lan)</author><pubDate>Fri, 31 May 2024 08:30:00 GMT+7</pubDate></item></channel></rss>`;
const atom = `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://phuong.example.vn/"><a:title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Tin <b>mới</b></div></a:title>
<a:entry><a:id>urn:1</a:id><a:link href="tin/1"/><a:link rel="enclosure" href="a.pdf" type="application/pdf" length="1.234"/><a:updated>2024-05-31T08:30:00+07:00</a:updated>
<a:author><a:name>Lan</a:name></a:author><a:content type="html">&lt;p&gt;Toàn văn&lt;/p&gt;</a:content></a:entry></a:feed>`;
const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Tin',
  items: [{ id: '1', url: 'https://a.example/1', content_html: '<p>a', tags: ['x'], _ward: { views: 3 } }],
});
const seeds = [rss, atom, json].map((text) => new TextEncoder().encode(text));
test('no mutation of a feed throws anything but a named error, or hangs', async () => {
  const next = random(20_240_531);
  for (let run = 0; run < runs; run++) {
    let bytes: Uint8Array = seeds[run % seeds.length] ?? new Uint8Array();
    for (let changes = 1 + Math.floor(next() * 4); changes; changes--) bytes = mutate(bytes, next);
    const begun = performance.now();
    try {
      const feed = await readFeed(bytes, { url: 'https://phuong.example.vn/rss', now: 0 });
      for (const { id, image, url } of feed.items) {
        assert.ok(id);
        for (const address of [image, url]) assert.ok(!address || /^https?:/.test(address), address);
      }
    } catch (error) {
      const text = new TextDecoder().decode(bytes);
      assert.ok(error instanceof FeedError, `run ${run}: ${String(error)} in ${text}`);
      // A cause is an error that nobody foresaw.
      const { kind, cause } = error;
      assert.ok(kind === 'malformed' ? !cause : true, `run ${run}: ${String(cause)} in ${text}`);
    }
    // A guard against hanging, wide enough for a loaded machine.
    assert.ok(performance.now() - begun < 10_000, `run ${run} took too long`);
  }
});
