import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { FeedError } from '../../contract/problem.ts';
import { maxBytes } from '../../feed/bounds.ts';

/** Bytes are gathered in blocks of this size, so that an answer of single bytes weighs no more than any other. */
const BLOCK = 2 ** 16;

/** The same bytes, up to the bounds. */
async function* bounded(stream: AsyncIterable<Buffer>, url: string): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes)
      throw new FeedError('too-large', `it has more than ${maxBytes / 2 ** 20} MiB`, { url });
    yield chunk;
  }
}

/** How bytes are packed. By the first ones where they tell, because labels lie: as packed, as not packed. */
function unpackerOf([first = 0, second = 0]: Uint8Array, encoding: string): Transform | undefined {
  if (first === 0x1f && second === 0x8b) return createGunzip();
  if (/\bbr\b/.test(encoding)) return createBrotliDecompress();
  if (!/deflate/.test(encoding)) return undefined;
  // Servers do not agree whether `deflate` has a zlib header.
  return (first & 15) === 8 && !(((first << 8) | second) % 31) ? createInflate() : createInflateRaw();
}

/** Takes the packing off, as the bytes come. */
async function* unpacked(stream: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const source = stream[Symbol.asyncIterator]();
  try {
    let start = Buffer.alloc(0);
    while (start.length < 2) {
      const next = await source.next();
      if (next.done) break;
      start = Buffer.concat([start, next.value]);
    }
    if (!start.length) return;
    async function* whole() {
      yield start;
      yield* { [Symbol.asyncIterator]: () => source };
    }
    const unpacker = unpackerOf(start, encoding);
    // Whatever goes wrong above comes out below.
    if (unpacker) yield* pipeline(Readable.from(whole()), unpacker, () => {}) as AsyncIterable<Buffer>;
    else yield* whole();
  } finally {
    await source.return?.();
  }
}

/**
 * All of a stream, unpacked. It is read no further than the bounds, packed or unpacked.
 * @param encoding value of the `Content-Encoding` header
 * @throws {FeedError} `too-large`; whatever the stream throws, or zlib where the packing is damaged
 */
export async function collect(
  stream: AsyncIterable<Buffer>,
  encoding: string,
  url: string,
): Promise<Uint8Array> {
  const blocks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bounded(unpacked(bounded(stream, url), encoding), url)) {
    for (let taken = 0; taken < chunk.length;) {
      const at = size % BLOCK;
      if (!at) blocks.push(Buffer.allocUnsafeSlow(BLOCK));
      const copied = chunk.copy(blocks.at(-1)!, at, taken);
      taken += copied;
      size += copied;
    }
  }
  return Buffer.concat(blocks, size);
}
