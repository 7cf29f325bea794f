import { finished, Writable, type Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { FeedError } from '../../contract/problem.ts';
import { maxBytes } from '../../feed/bounds.ts';

/** Small chunks are gathered in blocks of this size: an answer of single bytes weighs no more than any other. */
const BLOCK = 2 ** 14;

export const tooLarge = (url: string): FeedError =>
  new FeedError('too-large', `it has more than ${maxBytes / 2 ** 20} MiB`, { url });

/** Whether Brotli wants more than 4 MiB of memory to look back in. Servers take that much at most, unless they are told. */
const looksFarBack = (first: number): boolean => (first & 1) === 1 && ((first >> 1) & 7) > 5;

/** How bytes are packed. By the first ones where they tell, because labels lie: as packed, as not packed. */
function unpackerOf([first = 0, second = 0]: Uint8Array, encoding: string): Transform | undefined {
  if (first === 0x1f && second === 0x8b) return createGunzip();
  if (/\bbr\b/.test(encoding)) {
    if (looksFarBack(first)) throw new FeedError('too-large', 'it is packed for a larger memory');
    return createBrotliDecompress();
  }
  if (!/deflate/.test(encoding)) return undefined;
  // Servers do not agree whether `deflate` has a zlib header.
  return (first & 15) === 8 && !(((first << 8) | second) % 31) ? createInflate() : createInflateRaw();
}

/** Unpacks what is written to it and keeps it, no further than the bounds, packed or unpacked. */
class Collector extends Writable {
  private readonly encoding: string;
  private readonly url: string;
  /** The first bytes, until there are enough of them to tell how they are packed. */
  private start: Buffer | undefined = Buffer.alloc(0);
  private unpacker: Transform | undefined;
  private came = 0;
  private kept = 0;
  private parts: Buffer[] = [];
  private block = Buffer.alloc(0);
  private used = 0;

  constructor(encoding: string, url: string) {
    super();
    this.encoding = encoding;
    this.url = url;
  }

  /** All of it. */
  get bytes(): Uint8Array {
    this.closeBlock();
    return Buffer.concat(this.parts);
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.came += chunk.length;
    if (this.came > maxBytes) return done(tooLarge(this.url));
    let next = chunk;
    if (this.start) {
      next = Buffer.concat([this.start, chunk]);
      this.start = next.length < 2 ? next : undefined;
      if (this.start) return done();
      try {
        this.unpacker = unpackerOf(next, this.encoding);
      } catch (error) {
        return done(error as Error);
      }
      this.unpacker
        ?.on('data', (unpacked: Buffer) => this.keep(unpacked))
        .on('error', (error) => this.destroy(error));
    }
    if (this.unpacker) this.unpacker.write(next, done);
    else {
      this.keep(next);
      done();
    }
  }

  override _final(done: (error?: Error | null) => void): void {
    if (this.start) this.keep(this.start);
    if (!this.unpacker) return done();
    finished(this.unpacker, { writable: false }, done);
    this.unpacker.end();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.unpacker?.destroy();
    done(error);
  }

  private keep(chunk: Buffer): void {
    this.kept += chunk.length;
    if (this.kept > maxBytes) {
      this.destroy(tooLarge(this.url));
      return;
    }
    if (this.used + chunk.length > this.block.length) {
      this.closeBlock();
      // Copied, large chunks would be there twice until the next collection of garbage.
      if (chunk.length >= BLOCK) {
        this.parts.push(chunk);
        return;
      }
      if (chunk.length > this.block.length) this.block = Buffer.allocUnsafeSlow(BLOCK);
    }
    this.used += chunk.copy(this.block, this.used);
  }

  private closeBlock(): void {
    if (this.used) this.parts.push(this.block.subarray(0, this.used));
    this.block = this.block.subarray(this.used);
    this.used = 0;
  }
}

/**
 * All of a stream, unpacked. It is read no further than the bounds, packed or unpacked.
 * @param encoding value of the `Content-Encoding` header
 * @throws {FeedError} `too-large`; whatever the stream throws, or zlib where the packing is damaged
 */
export async function collect(stream: Readable, encoding: string, url: string): Promise<Uint8Array> {
  const collector = new Collector(encoding, url);
  await pipeline(stream, collector);
  return collector.bytes;
}
