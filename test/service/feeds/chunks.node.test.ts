import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Chunks } from '../../../src/service/feeds/chunks.ts';

/** What comes out of these bytes, in pieces of a size. */
function read(text: string, size: number): { body: string; done: boolean } {
  const chunks = new Chunks();
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(chunks.take(bytes.subarray(at, at + size)));
  return { body: Buffer.concat(parts).toString(), done: chunks.done };
}

describe('A body in chunks', () => {
  for (const [what, text, body] of [
    ['is put together', '3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n', 'abcdefg'],
    ['may be empty', '0\r\n\r\n', ''],
    [
      'has sizes in hexadecimal, in small and large letters',
      `a\r\n0123456789\r\nB\r\n0123456789a\r\n0\r\n\r\n`,
      '01234567890123456789a',
    ],
    ['has sizes with zeros before them', '0003\r\nabc\r\n000\r\n\r\n', 'abc'],
    ['has sizes with something behind them', '3;a="b"\r\nabc\r\n1 \r\nd\r\n1\t;x\r\ne\r\n0\r\n\r\n', 'abcde'],
    ['may have lines without returns', '3\nabc\n0\n\n', 'abc'],
    ['ends with its last chunk, whatever comes then', '3\r\nabc\r\n0\r\nX: y\r\n\r\nHTTP/1.1 200 OK', 'abc'],
    ['may hold what looks like chunks', '8\r\n1\r\na\r\n0\r\r\n0\r\n\r\n', '1\r\na\r\n0\r'],
  ] as const) {
    it(what, () => {
      for (const size of [1, 2, 3, 7, 1000])
        assert.deepEqual(read(text, size), { body, done: true }, `by ${size}`);
    });
  }

  for (const text of ['', '3', '3\r\n', '3\r\nab', '3\r\nabc', '3\r\nabc\r\n', '3\r\nabc\r\n0'])
    it(`is not at its end after ${JSON.stringify(text)}`, () => {
      for (const size of [1, 1000]) assert.equal(read(text, size).done, false);
    });

  for (const text of [
    '\r\n',
    'xyz\r\n',
    '-1\r\n',
    '3x\r\n',
    ' 3\r\nabc',
    ';a\r\n',
    '3\r\nabcd\r\n',
    `3;${'a'.repeat(5000)}`,
    '0'.repeat(5000),
  ])
    it(`is refused where it begins with ${JSON.stringify(text.slice(0, 12))}`, () => {
      for (const size of [1, 1000]) assert.throws(() => read(text, size));
    });

  it('makes one piece of each piece that comes, however small the chunks', () => {
    const piece = new Chunks().take(Buffer.from('1\r\na\r\n'.repeat(10_000)));
    assert.equal(piece.toString(), 'a'.repeat(10_000));
  });
});
