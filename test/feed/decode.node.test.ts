import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tidy } from '../../src/feed/compose.ts';
import { decode } from '../../src/feed/decode.ts';
import { readFeed } from '../../src/feed/index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => Uint8Array.from(values);
const utf16 = (text: string, swap: boolean) =>
  Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.charCodeAt(0);
      return swap ? [code >> 8, code & 255] : [code & 255, code >> 8];
    }),
  );

test('valid UTF-8 is UTF-8 whatever the header says', async () => {
  assert.equal(await decode(utf8('<a>Đề án</a>'), 'text/xml; charset=iso-8859-1'), '<a>Đề án</a>');
});

test('valid UTF-8 is UTF-8 whatever the XML declaration says', async () => {
  const text = '<?xml version="1.0" encoding="utf-16"?><a>Đề án</a>';
  assert.equal(await decode(utf8(text), ''), text);
});

test('a byte order mark is left out', async () => {
  assert.equal(await decode(bytes(0xef, 0xbb, 0xbf, 0x61), ''), 'a');
  assert.equal(await decode(bytes(0xff, 0xfe, 0x61, 0), ''), 'a');
  assert.equal(await decode(bytes(0xfe, 0xff, 0, 0x61), ''), 'a');
});

test('UTF-16 without a mark is seen from its shape, against its label', async () => {
  assert.equal(await decode(utf16('<a>Ữ</a>', false), 'text/xml; charset=utf-8'), '<a>Ữ</a>');
  assert.equal(await decode(utf16('<a>Ữ</a>', true), 'text/xml; charset=utf-8'), '<a>Ữ</a>');
});

test('what is no UTF-8 is read as the header says', async () => {
  assert.equal(
    await decode(bytes(0xd0, 0xea, 0xec), 'text/xml; charset=windows-1258'),
    'Đê\u0301'.normalize(),
  );
});

test('what is no UTF-8 is read as the XML declaration says where the header is silent', async () => {
  const text = await decode(
    Uint8Array.from([...utf8("<?xml version='1.0' encoding='euc-kr'?><a>"), 0xb3, 0xe2]),
    'text/xml',
  );
  assert.ok(text.endsWith('<a>년'));
});

test('an encoding that nobody knows is passed over, windows-1252 is the last resort', async () => {
  assert.equal(await decode(bytes(0x63, 0x61, 0x66, 0xe9, 0x92), 'text/xml; charset=x-mystery'), 'café’');
});

test('UTF-8 cut inside a character is still UTF-8', async () => {
  assert.match(await decode(utf8('Đề án đô thị').slice(0, -1), ''), /^Đề án/);
});

test('a character across two pieces is one', async () => {
  const text = `${'a'.repeat(2 ** 16 - 1)}Đ`;
  assert.equal(await decode(utf8(text), ''), text);
});

test('UTF-32 is seen from its NULs', async () => {
  const wide = utf16('<a/>', false);
  assert.equal(
    await decode(Uint8Array.from([...wide].flatMap((byte) => (byte ? [byte, 0] : [0, 0]))), ''),
    '<a/>',
  );
});

test('valid UTF-8 is left as it is; whoever takes a value out of it tidies that', async () => {
  const text = `${'Hội nghị'.normalize('NFD')}\r\n\r`;
  assert.equal(await decode(utf8(text), ''), text);
  assert.equal(tidy(text), 'Hội nghị\n\n');
});

test('tidy text has no control characters, and line feeds as line ends', () => {
  assert.equal(tidy('a\u0001b\r\nc\rd\te'), 'ab\nc\nd\te');
});

test('every value of a feed is tidied: text, literal, markup, attribute, JSON', async () => {
  const odd = 'Đề án\u0001\r\n'.normalize('NFD');
  const whole = 'Đề án\n';
  const xml = `<rss><channel><title>${odd}</title><item><guid>${odd}</guid><category label="${odd}"/><content:encoded><![CDATA[<p>${odd}</p>]]></content:encoded></item><item><xhtml:body><p>${odd}</p></xhtml:body></item></channel></rss>`;
  const feed = await readFeed(utf8(xml));
  assert.equal(feed.title, whole.trim());
  assert.deepEqual(
    { ...feed.items[0] },
    { id: whole.trim(), content_html: `<p>${whole}</p>`, tags: [whole.trim()] },
  );
  assert.equal(feed.items[1]?.content_html, `<p>${whole}</p>`);
  const json = await readFeed(utf8(`{"items":[{"id":"1","title":"${'Đề án'.normalize('NFD')}"}]}\r\n`));
  assert.equal(json.items[0]?.title, 'Đề án');
});
