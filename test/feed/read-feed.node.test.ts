import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFeed } from '../../src/feed/index.ts';

const read = (text: string, options = {}) => readFeed(new TextEncoder().encode(text), options);
const rss = (inside: string) => `<rss version="2.0"><channel>${inside}</channel></rss>`;
const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'read',
    (error: { kind: string }) => error.kind,
  );

const hostile: [string, string][] = [
  ['a<p', rss(`<item><description>${'a<p'.repeat(40_000)}</description></item>`)],
  ['a<p in CDATA', rss(`<item><description><![CDATA[${'a<p'.repeat(40_000)}>]]></description></item>`)],
  [
    'entity bomb',
    `<!DOCTYPE rss [${'<!ENTITY a "&b;&b;&b;">'.repeat(900)}]>${rss('<item><title>&a;</title></item>')}`,
  ],
  ['deep nesting', rss('<a>'.repeat(200_000))],
  ['deep structure', `<rss>${'<channel>'.repeat(200_000)}`],
  ['deep groups', rss('<media:group>'.repeat(200_000))],
  ['deep markup in an item', rss(`<item><description>${'<b>'.repeat(200_000)}</description></item>`)],
  ['huge attribute', rss(`<item><link href="${'a'.repeat(500_000)}"/></item>`)],
  ['huge tag without an end', rss(`<item ${'a '.repeat(200_000)}`)],
  ['quotes that nobody closes', rss(`<item><description>${`<a b="`.repeat(50_000)}`)],
  ['ampersands', rss(`<item><title>${'&amp'.repeat(100_000)}</title></item>`)],
  ['closing tags of nothing', rss('</x>'.repeat(100_000))],
  ['half of a comment, often', rss('<!-- '.repeat(50_000))],
  ['half of a CDATA section, often', rss(`<item><title>${'<![CDATA['.repeat(50_000)}`)],
  [
    'white space',
    rss(`<item><author>${' '.repeat(300_000)}x</author><title>${' '.repeat(300_000)}</title></item>`),
  ],
  ['commas', rss(`<item><author>a@b.c${',('.repeat(100_000)}x</author></item>`)],
  ['at signs', rss(`<item><author>${'a@'.repeat(100_000)}</author></item>`)],
  [
    'letters everywhere',
    rss(
      `<item>${'title link guid author description category pubDate enclosure source image'
        .split(' ')
        .map((name) => `<${name} url="${'a'.repeat(90_000)}">${'a'.repeat(90_000)}</${name}>`)
        .join('')}</item>`,
    ),
  ],
  ['commas in a name', rss(`<item><author>x${','.repeat(200_000)}x a@b.c</author></item>`)],
  ['deep HTML', rss(`<item><description><![CDATA[${'<b>'.repeat(200_000)}]]></description></item>`)],
  ['many fields', rss(`<item>${'<category>x</category>'.repeat(50_000)}</item>`)],
  [
    'digits',
    rss(
      `<item><media:statistics views="${'1'.repeat(100_000)}x"/><pubDate>${'1/'.repeat(50_000)}</pubDate></item>`,
    ),
  ],
];
for (const [name, text] of hostile) {
  test(`${name}: is read or refused, and does not hang`, async () => {
    await read(rss(''));
    const begun = performance.now();
    await kindOf(read(text, { url: 'https://a.example/' }));
    const time = performance.now() - begun;
    if (process.env['TIMES']) console.log(name, time.toFixed());
    // A guard against hangs, wide enough for a busy machine. `TIMES=1` prints what each takes.
    assert.ok(time < 10_000, `${time} ms`);
  });
}
