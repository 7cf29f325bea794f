import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../src/feed/decode.ts';

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

test('text comes out composed, with line ends of one kind', async () => {
  assert.equal(await decode(utf8('Hội nghị'.normalize('NFD') + '\r\n\r'), ''), 'Hội nghị\n\n');
});

test('control characters are dropped, and line ends are line feeds', async () => {
  assert.equal(await decode(utf8('a\u0001b\r\nc\rd\te'), ''), 'ab\nc\nd\te');
});
