import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { maxBytes } from '../../../src/feed/bounds.ts';
import { collect } from '../../../src/service/feeds/collect.ts';

const text = 'Phường Tây Sơn '.repeat(2000);

/** A stream of pieces of a size. */
function streamOf(bytes: Buffer, size = 1000): Readable {
  return Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })(),
    { objectMode: false },
  );
}

const read = async (bytes: Buffer, encoding = '', size?: number): Promise<string> =>
  Buffer.from(await collect(streamOf(bytes, size), encoding, 'http://a.example/')).toString();

const brotli = (bits: number) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_LGWIN]: bits } });

describe('What a stream holds', () => {
  for (const [what, encoding, bytes] of [
    ['as it is', '', Buffer.from(text)],
    ['out of gzip', 'gzip', gzipSync(text)],
    [
      'out of two gzip files',
      'gzip',
      Buffer.concat([gzipSync(text.slice(0, 999)), gzipSync(text.slice(999))]),
    ],
    ['out of gzip with something behind it', 'gzip', Buffer.concat([gzipSync(text), Buffer.alloc(2000)])],
    ['out of deflate', 'deflate', deflateSync(text)],
    ['out of deflate without a head', 'deflate', deflateRawSync(text)],
    ['out of Brotli', 'br', brotli(22)],
    ['out of Brotli with little memory', 'br', brotli(10)],
  ] as const) {
    it(`is gathered ${what}, in pieces of every size`, async () => {
      for (const size of [1, 7, 1000, 16_384, 1_000_000])
        assert.equal(await read(bytes, encoding, size), text);
    });
  }

  it('may be nothing, or a single byte', async () => {
    for (const encoding of ['', 'gzip', 'br', 'deflate'])
      assert.equal(await read(Buffer.alloc(0), encoding), '');
    assert.equal(await read(Buffer.from('a')), 'a');
  });

  it('is refused where the packing is damaged or breaks off', async () => {
    const damaged = (bytes: Buffer) => bytes.map((byte, at) => (at === 30 ? byte ^ 255 : byte)) as Buffer;
    for (const [encoding, bytes] of [
      ['gzip', gzipSync(text)],
      ['br', brotli(22)],
      ['deflate', deflateSync(text)],
    ] as const) {
      await assert.rejects(read(bytes.subarray(0, -5), encoding), `${encoding} broken off`);
      // Brotli has no checksum.
      if (encoding !== 'br') await assert.rejects(read(damaged(bytes), encoding), `${encoding} damaged`);
    }
  });

  it('has as many bytes as the bounds allow, and none more, packed or not', async () => {
    const most = Buffer.alloc(maxBytes, ' ');
    const more = Buffer.alloc(maxBytes + 1, ' ');
    for (const [encoding, pack] of [
      ['', (bytes: Buffer) => bytes],
      ['gzip', (bytes: Buffer) => gzipSync(bytes)],
      [
        'br',
        (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } }),
      ],
    ] as const) {
      assert.equal((await read(pack(most), encoding, 65_536)).length, maxBytes);
      await assert.rejects(read(pack(more), encoding, 65_536), { kind: 'too-large' });
    }
  });

  it('is refused where Brotli wants more memory than any server needs', async () => {
    for (const bits of [23, 24])
      await assert.rejects(read(brotli(bits), 'br'), { kind: 'too-large', message: /larger memory/ });
  });

  it('is read no further than it has to be', async () => {
    let given = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          given += 65_536;
          yield Buffer.alloc(65_536);
        }
      })(),
      { objectMode: false },
    );
    await assert.rejects(collect(endless, '', ''), { kind: 'too-large' });
    assert.ok(given < maxBytes + 2 ** 20);
    assert.ok(endless.destroyed);
  });
});
