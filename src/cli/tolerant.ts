import { Duplex, Transform } from 'node:stream';

/** Bytes of an answer's head. More than that is left to the HTTP parser, which refuses it. */
const MAX_HEAD = 2 ** 16;

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
  const cleaner = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!waiting) return done(null, chunk);
      waiting = Buffer.concat([waiting, chunk]);
      while (waiting) {
        const text = waiting.toString('latin1');
        const end = /\r?\n\r?\n/.exec(text);
        if (!end && waiting.length < MAX_HEAD) return done();
        if (end) {
          this.push(Buffer.from(clean(text.slice(0, end.index)), 'latin1'));
          waiting = waiting.subarray(end.index + end[0].length);
        }
        // `103 Early Hints` and the like: the head of the answer itself is still to come.
        if (end && /^HTTP\/[\d.]+ 1/.test(text)) continue;
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
