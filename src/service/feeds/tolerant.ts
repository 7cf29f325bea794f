import type { Socket } from 'node:net';
import { Duplex, Readable } from 'node:stream';
import { maxHead } from './bounds.ts';
import { framingOf, type Framing } from './framing.ts';

const CR = 13;
const LF = 10;

/** A line of the head that names a field; white space before the colon is common and harmless. */
const field = /^([\w!#$%&'*+.^`|~-]+)[ \t]*:(.*)$/;

/** The lines that are fields, without those that say where the body is: it goes its own way. */
function clean(head: string): string {
  const [status = '', ...lines] = head.split(/\r?\n/);
  const kept = lines.flatMap((line) => {
    const [, name = '', value = ''] = field.exec(line) ?? [];
    return !name || /^(content-length|transfer-encoding)$/i.test(name) ? [] : `${name}:${value}`;
  });
  return [status, ...kept, 'Content-Length: 0', '', ''].join('\r\n');
}

/** Where the empty line behind a head begins and ends. */
function emptyLine(bytes: Buffer, from: number): readonly [number, number] | undefined {
  for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    const next = bytes[at + 1] === CR ? at + 2 : at + 1;
    if (bytes[next] === LF) return [bytes[at - 1] === CR ? at - 1 : at, next + 1];
  }
  return undefined;
}

/** Finds the head of the answer. */
class HeadReader {
  /** What has come of it. */
  waiting = Buffer.alloc(0);
  /** How far that holds no end of a head: one that comes byte by byte is looked through once. */
  private searched = 0;
  /** Bytes of the heads before it: `103 Early Hints` and the like. */
  private passed = 0;

  /**
   * @returns the head and what stands behind it, once that has come
   * @throws where it is too long
   */
  take(piece: Buffer): { head: string; rest: Buffer } | undefined {
    let bytes = Buffer.concat([this.waiting, piece]);
    for (;;) {
      const [length = bytes.length, next] = emptyLine(bytes, this.searched) ?? [];
      if (this.passed + length > maxHead)
        throw new Error(`its header fields have more than ${maxHead / 1024} KiB`);
      if (next === undefined) {
        this.searched = Math.max(0, length - 3);
        this.waiting = bytes;
        return undefined;
      }
      const head = bytes.toString('latin1', 0, length);
      bytes = bytes.subarray(next);
      if (!/^HTTP\/[\d.]+ 1/.test(head)) return { head, rest: bytes };
      this.searched = 0;
      this.passed += length;
    }
  }
}

/**
 * Makes of a connection one for Node's HTTP parser, on which nothing but a well-formed head comes, and the body apart.
 * Some portals send header lines that the parser refuses even at its most lenient (a name with a space or an accent,
 * no colon at all), while browsers pass over them. And the parser copies bodies, takes an end by an error for an end,
 * and makes an object of each chunk: none of it is good where anybody can send anything.
 * @returns the body fails where it breaks off; to destroy it is to end the connection
 */
export function tolerant(socket: Socket): { connection: Duplex; body: Readable } {
  const reader = new HeadReader();
  let framing: Framing | undefined;
  const connection = new Duplex({
    read() {},
    write: (chunk: Buffer | string, encoding, done) => void socket.write(chunk, encoding, done),
  });
  const body = new Readable({
    read: () => void socket.resume(),
    destroy(error, done) {
      socket.destroy();
      done(error);
    },
  });
  const fail = (error?: Error): void => {
    connection.destroy(error);
    body.destroy(error);
  };
  const orFail = (run: () => void): void => {
    try {
      run();
    } catch (error) {
      fail(error as Error);
    }
  };
  const take = (piece: Buffer): void => {
    if (!framing) {
      const found = reader.take(piece);
      if (!found) return;
      framing = framingOf(found.head);
      connection.push(Buffer.from(clean(found.head), 'latin1'));
      piece = found.rest;
    } else if (framing.done) return;
    if (!body.push(framing.take(piece))) socket.pause();
    if (framing.done) body.push(null);
  };
  const end = (): void => {
    if (framing?.done) return;
    if (framing) framing.end();
    else connection.push(reader.waiting);
    connection.push(null);
    body.push(null);
  };
  // Whoever waits for the head is told by the connection; later nobody may wait any more.
  body.on('error', () => {});
  socket.on('data', (piece: Buffer) => orFail(() => take(piece)));
  socket.on('end', () => orFail(end));
  socket.on('error', fail);
  // What has come in full is read to its end.
  socket.on('close', () => socket.readableEnded || framing?.done || fail());
  return { connection, body };
}
