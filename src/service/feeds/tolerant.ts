import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { maxHead } from './bounds.ts';
import { Chunks } from './chunks.ts';

const CR = 13;
const LF = 10;

/** A line of the head that names a field; white space before the colon is common and harmless. */
const field = /^([\w!#$%&'*+.^`|~-]+)[ \t]*:(.*)$/;

const inChunks = /^transfer-encoding[ \t]*:.*\bchunked\b/im;

/** The head with the lines that are fields, and a repeated length once; none where the body came in chunks. */
function clean(head: string): string {
  const [status = '', ...lines] = head.split(/\r?\n/);
  const chunked = inChunks.test(head);
  let length = chunked;
  const kept = lines.flatMap((line) => {
    const [, name = '', value = ''] = field.exec(line) ?? [];
    if (!name || (length && /^content-length$/i.test(name))) return [];
    if (chunked && /^transfer-encoding$/i.test(name)) return [];
    length ||= /^content-length$/i.test(name);
    return `${name}:${value}`;
  });
  return [status, ...kept, '', ''].join('\r\n');
}

/** Where the empty line behind a head begins and ends. */
function emptyLine(bytes: Buffer, from: number): readonly [number, number] | undefined {
  for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    const next = bytes[at + 1] === CR ? at + 2 : at + 1;
    if (bytes[next] === LF) return [bytes[at - 1] === CR ? at - 1 : at, next + 1];
  }
  return undefined;
}

/** Makes answers well-formed, piece by piece. */
class Cleaner {
  /** The head, as far as it has come. */
  private waiting: Buffer | undefined = Buffer.alloc(0);
  /** How far the waiting bytes hold no end of a head: one that comes byte by byte is looked through once. */
  private searched = 0;
  /** Bytes of the heads that have passed. */
  private passed = 0;
  private chunks: Chunks | undefined;

  /** The body is at its end, whether the connection is or not. */
  get done(): boolean {
    return !!this.chunks?.done;
  }

  /** @throws where it is no answer, or has too much of a head */
  take(piece: Buffer): Buffer[] {
    if (!this.waiting) return [this.chunks?.take(piece) ?? piece];
    let bytes = Buffer.concat([this.waiting, piece]);
    for (;;) {
      const [length = bytes.length, next] = emptyLine(bytes, this.searched) ?? [];
      if (this.passed + length > maxHead)
        throw new Error(`its header fields have more than ${maxHead / 1024} KiB`);
      if (next === undefined) {
        this.searched = Math.max(0, length - 3);
        this.waiting = bytes;
        return [];
      }
      const head = bytes.toString('latin1', 0, length);
      bytes = bytes.subarray(next);
      this.searched = 0;
      this.passed += length;
      // `103 Early Hints` and the like: the head of the answer itself is still to come.
      if (/^HTTP\/[\d.]+ 1/.test(head)) continue;
      if (inChunks.test(head)) this.chunks = new Chunks();
      this.waiting = undefined;
      return [Buffer.from(clean(head), 'latin1'), this.chunks?.take(bytes) ?? bytes];
    }
  }

  /**
   * What is left when the connection ends.
   * @throws where it ends too early
   */
  end(): Buffer | undefined {
    if (this.chunks && !this.chunks.done) throw new Error('it breaks off');
    return this.waiting;
  }
}

/**
 * A connection whose answers have well-formed heads and bodies in one piece. Some portals send header lines that Node's
 * parser refuses even at its most lenient (a name with a space or an accent, no colon at all), while browsers pass over
 * them.
 */
export function tolerant(socket: Socket): Duplex {
  const cleaner = new Cleaner();
  let ended = false;
  const end = (): void => {
    ended = true;
    connection.push(null);
  };
  const unlessEnded = (run: () => void): void => {
    try {
      if (!ended) run();
    } catch (error) {
      connection.destroy(error as Error);
    }
  };
  const connection = new Duplex({
    read: () => void socket.resume(),
    write: (chunk: Buffer | string, encoding, done) => void socket.write(chunk, encoding, done),
    final: (done) => void socket.end(done),
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  socket.on('data', (piece: Buffer) =>
    unlessEnded(() => {
      for (const part of cleaner.take(piece)) if (!connection.push(part)) socket.pause();
      if (cleaner.done) end();
    }),
  );
  socket.on('end', () =>
    unlessEnded(() => {
      const rest = cleaner.end();
      if (rest) connection.push(rest);
      end();
    }),
  );
  socket.on('error', (error) => connection.destroy(error));
  // What has come in full is read to its end.
  socket.on('close', () => ended || connection.destroy());
  return connection;
}
