import type { Framing } from './framing.ts';

/** Characters of a line that announces a chunk: its size and whatever servers write behind it. */
const MAX_LINE = 4096;

const CR = 13;
const LF = 10;
/** What may stand behind a size: a line's end, white space, a semicolon. */
const BEHIND = [CR, 9, 32, 59];

const digitOf = (byte: number): number => {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
};

/**
 * Takes a body out of its chunks. However small they are, each piece that comes makes one piece that goes: a server can
 * send millions of them.
 */
export class Chunks implements Framing {
  /** The last chunk has come. */
  done = false;
  private state: 'size' | 'rest of the line' | 'data' | 'end' = 'size';
  private size = 0;
  private length = 0;

  take(piece: Buffer): Buffer {
    if (this.state === 'data' && this.size > piece.length) {
      this.size -= piece.length;
      return piece;
    }
    const body = Buffer.allocUnsafe(piece.length);
    let used = 0;
    for (let at = 0; at < piece.length && !this.done;) {
      if (this.state === 'data') {
        const copied = piece.copy(body, used, at, Math.min(piece.length, at + this.size));
        used += copied;
        at += copied;
        this.size -= copied;
        if (!this.size) this.state = 'end';
      } else this.readByte(piece[at++]!);
    }
    return body.subarray(0, used);
  }

  end(): void {
    if (!this.done) throw new Error('it breaks off before its last chunk');
  }

  private readByte(byte: number): void {
    if (++this.length > MAX_LINE) throw new Error('its chunks are announced at too great a length');
    if (this.state === 'end') {
      if (byte === LF) this.begin('size');
      else if (byte !== CR) throw new Error('its chunks are not as long as they say');
    } else if (byte === LF) {
      if (this.state === 'size' && this.length < 2) throw new Error('its chunks have no size');
      this.done = !this.size;
      this.begin('data');
    } else if (this.state === 'size') {
      const digit = digitOf(byte);
      if (digit >= 0) this.size = this.size * 16 + digit;
      else if (this.length > 1 && BEHIND.includes(byte)) this.state = 'rest of the line';
      else throw new Error('its chunks have no size');
    }
  }

  private begin(state: 'size' | 'data'): void {
    this.state = state;
    this.length = 0;
  }
}
