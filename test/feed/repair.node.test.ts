import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FeedError } from '../../src/contract/problem.ts';
import type { Field } from '../../src/feed/field.ts';
import { parse } from '../../src/feed/parse.ts';
import { readFeed } from '../../src/feed/read-feed.ts';
import { repair } from '../../src/feed/repair.ts';

/** What a repaired feed carries: `name=value` of each field. */
async function fieldsOf(source: string, url?: string) {
  const feed: Field[] = [];
  const store: Field[][] = [];
  const items = await parse([...repair(source, feed, store, url)].join(''), store);
  const show = (fields: Field[]) => fields.filter(({ V }) => V.trim()).map(({ N, V }) => `${N}=${V.trim()}`);
  return { feed: show(feed), items: items.map(show), raw: items };
}
const item = async (inside: string) =>
  (await fieldsOf(`<rss version="2.0"><channel><item>${inside}</item></channel></rss>`)).items[0];

test('what stands before the root and after it is dropped', async () => {
  const { feed } = await fieldsOf(
    '\n<head id="Head1"></head>\u0000<?xml version="1.0"?><rss><channel><title>Tin</title></channel></rss><script>1</script>',
  );
  assert.deepEqual(feed, ['title=Tin']);
});

test('a DOCTYPE is never expanded', async () => {
  const { feed } = await fieldsOf(
    '<!DOCTYPE rss [<!ENTITY a "<b>">]><rss><channel><title>x&a;</title></channel></rss>',
  );
  assert.deepEqual(feed, ['title=x&a;']);
});

test('HTML entities need no DTD, and a bare & stays what it is', async () => {
  assert.deepEqual(await item('<title>Th&ocirc;ng b&#225;o &ndash; KH&CN</title>'), [
    'title=Thông báo – KH&CN',
  ]);
});

test('a link keeps parameters that look like entities', async () => {
  assert.deepEqual(await item('<link>https://a.example/?a=1&copy=2&lt=3</link>'), [
    'link=https://a.example/?a=1&copy=2&lt=3',
  ]);
});

test('a bare < is text', async () => {
  assert.deepEqual(await item('<title>1 < 2, a<b</title>'), ['title=1 < 2, a<b']);
});

test('references to control characters are dropped', async () => {
  assert.deepEqual(await item('<title>b&#2;c</title>'), ['title=bc']);
});

test('names are matched by namespace, whatever their prefix', async () => {
  const { items } = await fieldsOf(
    '<rss xmlns:m="http://search.yahoo.com/mrss/" xmlns:a10="http://www.w3.org/2005/Atom"><channel><item><a10:updated>2024</a10:updated><m:credit>Lan</m:credit></item></channel></rss>',
  );
  assert.deepEqual(items, [['updated=2024', 'media:credit=Lan']]);
});

test('a whole feed may stand in a prefix', async () => {
  const { feed, items } = await fieldsOf(
    '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Tin</a:title><a:entry><a:id>1</a:id></a:entry></a:feed>',
  );
  assert.deepEqual([feed, items], [['title=Tin'], [['id=1']]]);
});

test('prefixes that nobody declares mean what they usually do', async () => {
  assert.deepEqual(await item('<dc:creator>Lan</dc:creator><content:encoded>x</content:encoded>'), [
    'dc:creator=Lan',
    'content:encoded=x',
  ]);
});

test('an element of a foreign vocabulary does not pass for one of the feed', async () => {
  assert.deepEqual(await item('<y:title xmlns:y="http://example.com/y">no</y:title><title>yes</title>'), [
    'x:title=no',
    'title=yes',
  ]);
});

test('the case of names does not count', async () => {
  assert.deepEqual(await item('<Title>Tin</TITLE><PubDate>31/05/2024</PubDate>'), [
    'title=Tin',
    'pubdate=31/05/2024',
  ]);
});

test('of a feed cut anywhere, every whole item is kept', async () => {
  const whole =
    '<rss><channel><item><title>1</title></item><item><title>2</title></item><item><title>3</title>';
  for (let cut = whole.indexOf('<item><title>3'); cut <= whole.length; cut++) {
    const { items } = await fieldsOf(whole.slice(0, cut));
    assert.deepEqual(items, [['title=1'], ['title=2']], whole.slice(0, cut));
  }
});

test('an element left open costs only itself', async () => {
  const { items } = await fieldsOf(
    '<rss><channel><item><title>1</item><item><title>2</title></item></channel></rss>',
  );
  assert.deepEqual(items, [['title=1'], ['title=2']]);
});

test('XHTML and naked markup become HTML in document order', async () => {
  const { items } = await fieldsOf(
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b> c &amp; d</div></content></entry></feed>',
  );
  assert.deepEqual(items, [['content=<div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b> c &amp; d</div>']]);
});

test('CDATA beside naked markup is markup too', async () => {
  assert.deepEqual(await item('<description><img src="a.jpg"/><![CDATA[<i>a</i>]]></description>'), [
    'description=<img src="a.jpg"/><i>a</i>',
  ]);
});

test('CDATA may hold the end of another', async () => {
  assert.deepEqual(await item('<description><![CDATA[<p>&amp;]]]]><![CDATA[></p>]]></description>'), [
    'description=<p>&amp;]]></p>',
  ]);
});

test('plain text is carried as HTML text', async () => {
  const { items } = await fieldsOf(
    `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title type="text">1 &lt;b></title></entry></feed>`,
  );
  assert.deepEqual(items, [['title=1 &#60;b&#62;']]);
});

test('xml:base is resolved step by step', async () => {
  const { raw } = await fieldsOf(
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/a/"><entry xml:base="b/"><link href="c"/></entry></feed>',
    'https://a.example/rss',
  );
  assert.equal(raw[0]?.find(({ N }) => N === 'link')?.B, 'https://a.example/a/b/');
});

test('an element without a name harms nothing', async () => {
  const { feed } = await fieldsOf(
    '<rss xmlns:r="http://a.example/rss"><channel><r:>x</r:><title>Tin</title></channel></rss>',
  );
  assert.deepEqual(feed, ['=x', 'title=Tin']);
});

test('no root is no feed', async () => {
  for (const text of ['', 'x', '<html><rss></rss></html>', '<!-- <rss> -->']) {
    assert.deepEqual([...repair(text, [], [])], []);
    await assert.rejects(readFeed(new TextEncoder().encode(text)), { name: 'FeedError', kind: 'not-a-feed' });
  }
});

test('too many elements inside one another are refused by name', () => {
  assert.throws(
    () => [...repair(`<rss>${'<channel>'.repeat(9999)}`, [], [])],
    (error) => error instanceof FeedError && error.kind === 'too-large',
  );
});

test('markup nested 200,000 deep in a field is refused by name', () => {
  assert.throws(
    () => [...repair(`<rss><channel><item><description>${'<b>'.repeat(200_000)}`, [], [])],
    (error) => error instanceof FeedError && error.kind === 'too-large',
  );
});

test('a thousand line breaks that nobody closed harm nothing', async () => {
  const [summary] = (await item(`<description>a${'<br>'.repeat(1000)}</description>`)) ?? [];
  assert.equal(summary?.length, 'description=a'.length + 4000);
});

test('time grows with the length of the source and not faster, whatever the source', () => {
  const hostile = [
    '<a ="<a "',
    '<a x="',
    "<a x='",
    '<!',
    '<!--',
    '<![CDATA[',
    '<!doctype [',
    '<a b',
    'a<p',
    '<a ',
    '</',
    '&amp',
    '= ',
    '<x xmlns:a="b">',
    '<b></i>',
  ];
  for (const piece of hostile) {
    for (const end of ['', '>', '< >']) {
      const source = `<rss><channel><item><description>${piece.repeat(500_000 / piece.length)}${end}`;
      const begun = performance.now();
      try {
        const feed: Field[] = [];
        Array.from(repair(source, feed, []));
        assert.ok(feed.length > 0);
      } catch (error) {
        assert.equal((error as FeedError).kind, 'too-large');
      }
      assert.ok(performance.now() - begun < 10_000, piece);
    }
  }
});
