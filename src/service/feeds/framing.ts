import { Chunks } from './chunks.ts';

/** Where a body is in what comes behind a head. */
export interface Framing {
  /** All of it has come. What comes behind it counts for nothing. */
  readonly done: boolean;
  /**
   * What of a piece is the body's.
   * @throws where it is not framed as its head says
   */
  take(piece: Buffer): Buffer;
  /**
   * The connection has ended.
   * @throws where that is too early
   */
  end(): void;
}

/** A body of a length that is announced. */
class Length implements Framing {
  private left: number;

  constructor(length: number) {
    this.left = length;
  }

  get done(): boolean {
    return !this.left;
  }

  take(piece: Buffer): Buffer {
    const part = piece.subarray(0, this.left);
    this.left -= part.length;
    return part;
  }

  end(): void {
    if (this.left) throw new Error(`it breaks off, ${this.left} bytes before its end`);
  }
}

/** A body as long as the connection. */
const untilEnd: Framing = {
  done: false,
  take: (piece) => piece,
  end() {},
};

/**
 * How the body behind a head is framed.
 * @throws where its length is no number
 */
export function framingOf(head: string): Framing {
  if (/^\S+[ \t]+(204|304)\b/.test(head)) return new Length(0);
  if (/^transfer-encoding[ \t]*:.*\bchunked\b/im.test(head)) return new Chunks();
  const length = /^content-length[ \t]*:(.*)$/im.exec(head)?.[1]?.trim();
  if (length === undefined) return untilEnd;
  // Some say it twice.
  if (!/^(\d+)([ \t]*,[ \t]*\1)*$/.test(length)) throw new Error('its length is no number');
  return new Length(Number.parseInt(length, 10));
}
