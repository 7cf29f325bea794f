import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFeed, type Article } from '../../src/feed/index.ts';

const url = 'https://phuong.example.vn/rss';
const whole = '<p>Toàn văn <a href="https://phuong.example.vn/a">a</a></p>';
const item = async (inside: string) => {
  const { items } = await readFeed(
    new TextEncoder().encode(`<rss version="2.0"><channel><item>${inside}</item></channel></rss>`),
    { url },
  );
  return items[0] as Article;
};
const withBody = () =>
  item(
    '<guid>1</guid><title>Tin</title><content:encoded><![CDATA[<p>Toàn văn <a href="/a">a</a></p>]]></content:encoded>',
  );
const plain = { id: '1', title: 'Tin', content_html: whole };
const isMade = (article: Article) =>
  'value' in (Object.getOwnPropertyDescriptor(article, 'content_html') ?? {});

test('a body is made when it is first read, and is the same at each reading', async () => {
  const article = await withBody();
  assert.equal(isMade(article), false);
  assert.equal(article.content_html, whole);
  assert.equal(article.content_html, whole);
});

test('an article with a body is like any other object to JSON, spread, clones and comparison', async () => {
  const keys = ['id', 'title', 'content_html'];
  assert.deepEqual(Object.keys(await withBody()), keys);
  assert.deepEqual(await withBody(), plain);
  assert.equal(JSON.stringify(await withBody()), JSON.stringify(plain));
  assert.deepEqual(structuredClone(await withBody()), plain);
  const copy = { ...(await withBody()) };
  assert.equal(isMade(copy), true);
  assert.deepEqual(copy, plain);
  assert.deepEqual(Object.assign({}, await withBody()), plain);
  assert.deepEqual(Object.entries(await withBody()), Object.entries(plain));
});

test('a body can be written, taken away and frozen like any other member', async () => {
  const written = await withBody();
  written.content_html = 'x';
  assert.deepEqual(written, { ...plain, content_html: 'x' });
  written.content_html = 'y';
  assert.equal(JSON.stringify(written), JSON.stringify({ ...plain, content_html: 'y' }));
  const without = await withBody();
  delete without.content_html;
  assert.deepEqual(without, { id: '1', title: 'Tin' });
  assert.deepEqual(Object.freeze(await withBody()), plain);
});

test('a body of which nothing is left is absent', async () => {
  for (const nothing of [
    '',
    ' ',
    '&#32;',
    '&lt;!-- x --&gt;',
    '&lt;html&gt;&lt;head&gt;&lt;title&gt;x&lt;/title&gt;&lt;/head&gt;&lt;body&gt; &lt;/body&gt;&lt;/html&gt;',
  ]) {
    const article = await item(`<guid>1</guid><content:encoded>${nothing}</content:encoded>`);
    assert.deepEqual(Object.keys(article), ['id'], nothing);
  }
});

test('a description with tags is the body where there is no other', async () => {
  const marked = await item('<guid>1</guid><description>a &lt;b&gt;b&lt;/b&gt;</description>');
  assert.deepEqual(marked, { id: '1', content_html: 'a <b>b</b>', summary: 'a b' });
  const bare = await item('<guid>1</guid><description>a &lt;!-- &lt;b&gt; --&gt;</description>');
  assert.deepEqual(bare, { id: '1', summary: 'a' });
});

test('a picture far down in a body is found all the same', async () => {
  const far = `&lt;p&gt;${'Tin '.repeat(2000)}&lt;/p&gt;&lt;img src="a.jpg"&gt;`;
  const article = await item(`<guid>1</guid><content:encoded>${far}</content:encoded>`);
  assert.equal(article.image, 'https://phuong.example.vn/a.jpg');
});
