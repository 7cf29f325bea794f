import { Duplex, Transform } from 'node:stream';
import { maxHead } from './bounds.ts';

/** A line of the head that names a field; white space before the colon is common and harmless. */
const field = /^([\w!#$%&'*+.^`|~-]+)[ \t]*:(.*)$/;

/** The head with the lines that are fields, and a repeated length once. */
function clean(head: string): string {
  const [status = '', ...lines] = head.split(/\r?\n/);
  let length = false;
  const kept = lines.flatMap((line) => {
    const [, name = '', value = ''] = field.exec(line) ?? [];
    if (!name || (length && /^content-length$/i.test(name))) return [];
    length ||= /^content-length$/i.test(name);
    return `${name}:${value}`;
  });
  return [status, ...kept, '', ''].join('\r\n');
}

/**
 * A connection whose answers have well-formed heads. Some portals send header lines that Node's parser refuses even
 * at its most lenient (a name with a space or an accent, no colon at all), while browsers pass over them.
 */
export function tolerant(socket: Duplex): Duplex {
  let waiting: Buffer | undefined = Buffer.alloc(0);
  /** Bytes of the heads that have passed. */
  let passed = 0;
  /** How far the waiting bytes hold no end of a head: one that comes byte by byte is looked through once. */
  let searched = 0;
  const cleaner = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!waiting) return done(null, chunk);
      waiting = Buffer.concat([waiting, chunk]);
      while (waiting) {
        const end = /\r?\n\r?\n/.exec(waiting.toString('latin1', searched));
        const length: number = end ? searched + end.index : waiting.length;
        if (passed + length > maxHead)
          return done(new Error(`its header fields have more than ${maxHead / 1024} KiB`));
        if (!end) {
          searched = Math.max(0, length - 3);
          return done();
        }
        const head = waiting.toString('latin1', 0, length);
        this.push(Buffer.from(clean(head), 'latin1'));
        waiting = waiting.subarray(length + end[0].length);
        passed += length;
        searched = 0;
        // `103 Early Hints` and the like: the head of the answer itself is still to come.
        if (/^HTTP\/[\d.]+ 1/.test(head)) continue;
        this.push(waiting);
        waiting = undefined;
      }
      done();
    },
    flush(done) {
      done(null, waiting);
    },
  });
  socket.on('error', (error) => cleaner.destroy(error));
  return Duplex.from({ writable: socket, readable: socket.pipe(cleaner) });
}
