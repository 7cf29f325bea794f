import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { slimRssParser } from '../../scripts/rss-parser-slim.mjs';
import { Field } from '../../src/feed/field.ts';
import { readFeed } from '../../src/feed/index.ts';
import { parse } from '../../src/feed/parse.ts';

const require = createRequire(import.meta.url);

test('items come in the order of the XML, each with the fields that it refers to', async () => {
  const store = [[new Field('title', undefined, '<b>Tin\n')], [new Field('link')], []];
  assert.deepEqual(await parse('<item rdf:about="1"/><item rdf:about="0"/>', store), [store[1], store[0]]);
  assert.deepEqual(await parse('', store), []);
});

test("feed text never reaches rss-parser's own snippets", async () => {
  const utils = require('rss-parser/lib/utils.js') as Record<string, unknown>;
  const kept = { ...utils };
  const reached: string[] = [];
  for (const name of ['stripHtml', 'getSnippet', 'getContent', 'getLink'])
    utils[name] = () => reached.push(name);
  try {
    for (const text of [
      `<rss version="2.0"><channel><item><description>${'a<p'.repeat(40_000)}</description><content:encoded>x</content:encoded><itunes:summary>y</itunes:summary></item></channel></rss>`,
      '<feed xmlns="http://www.w3.org/2005/Atom"><link href="a"/><entry><link href="a"/><content>x</content><summary>y</summary><updated>no date</updated></entry></feed>',
    ]) {
      assert.equal((await readFeed(new TextEncoder().encode(text))).items.length, 1);
    }
  } finally {
    Object.assign(utils, kept);
  }
  assert.deepEqual(reached, []);
});

test('every cut into rss-parser fits the version that is installed, and another version stops the build', () => {
  const { handler } = slimRssParser().transform;
  for (const file of ['index', 'lib/parser']) {
    const path = require.resolve(`rss-parser/${file}.js`);
    const source = readFileSync(path, 'utf8');
    const { code } = handler(source, path);
    assert.doesNotMatch(code, /require\(|stripHtml|http/);
    assert.throws(() => handler(source.replace(/parseURL|module\.exports =/g, 'x'), path), /nothing to cut/);
  }
});
