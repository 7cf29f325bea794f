import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { after } from 'node:test';
import {
  brotliCompressSync,
  constants,
  crc32,
  createBrotliCompress,
  deflateRawSync,
  gzipSync,
} from 'node:zlib';
import { rss } from '../../cli/servers.ts';
import { full } from './figure.ts';

const MiB = 2 ** 20;
const GiB = 2 ** 30;

/** A gzip file of a GiB of spaces, 1 MiB small: the same block again and again, with the right checksum at its end. */
function gzipBomb(): Buffer {
  const spaces = Buffer.alloc(MiB, ' ');
  const block = deflateRawSync(spaces, { finishFlush: constants.Z_FULL_FLUSH });
  let sum = 0;
  for (let at = 0; at < GiB; at += MiB) sum = crc32(spaces, sum);
  const end = Buffer.alloc(8);
  end.writeUInt32LE(sum, 0);
  end.writeUInt32LE(GiB, 4);
  const start = gzipSync('').subarray(0, 10);
  return Buffer.concat([start, ...Array<Buffer>(GiB / MiB).fill(block), deflateRawSync(''), end]);
}

/** The same by Brotli, with a memory of so many bits. */
async function brotliBomb(bits: number): Promise<Buffer> {
  const packer = createBrotliCompress({
    params: { [constants.BROTLI_PARAM_QUALITY]: 2, [constants.BROTLI_PARAM_LGWIN]: bits },
  });
  const spaces = Buffer.alloc(MiB, ' ');
  const parts: Buffer[] = [];
  packer.on('data', (part: Buffer) => parts.push(part));
  for (let at = 0; at < (full ? GiB : 64 * MiB); at += MiB)
    if (!packer.write(spaces)) await once(packer, 'drain');
  packer.end();
  await once(packer, 'end');
  return Buffer.concat(parts);
}

const head = (lines = ''): string => `HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n${lines}\r\n`;
const packed = (encoding: string): string => head(`Content-Encoding: ${encoding}\r\n`);
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;

/** Says all of it, and hangs up. */
const say =
  (...parts: (string | Buffer)[]) =>
  (socket: Socket): void => {
    for (const part of parts) socket.write(part);
    socket.end();
  };

/** Says the same as long as somebody listens, as fast as it is taken. */
const endlessly =
  (start: string, again: string | Buffer) =>
  (socket: Socket): void => {
    socket.write(start);
    const more = () => {
      while (!socket.destroyed && socket.write(again));
    };
    socket.on('drain', more);
    more();
  };

/** Says a byte now and then, as long as somebody listens. */
const drip =
  (start: string, bytes: string) =>
  (socket: Socket): void => {
    socket.write(start);
    let at = 0;
    const timer = setInterval(() => socket.write(bytes[at++ % bytes.length]!), 20);
    socket.on('close', () => clearInterval(timer));
  };

const redirect = (to: string) => say(`HTTP/1.1 302 Found\r\nLocation: ${to}\r\nContent-Length: 0\r\n\r\n`);

const body = rss(20);
const gzipped = gzipSync(body);
const html =
  '<!doctype html><html><head><title>Bảo trì</title></head><body><p>Hệ thống đang bảo trì</body></html>';
const noise = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * at * 31 + at * 7) % 251));

/** Servers by name, with the kind of error that a feed of theirs is; `fine` where it is none. */
export const hostile: Record<
  string,
  readonly [kind: string, answer: (socket: Socket, path: string) => void]
> = {
  'a hang': ['timeout', () => {}],
  'a hang after the head': ['timeout', (socket) => void socket.write(head())],
  'a hang in the body': ['timeout', (socket) => void socket.write(head() + body.slice(0, 200))],
  'a drip': ['timeout', drip(head(), ' ')],
  'a drip of header fields': ['timeout', drip('HTTP/1.1 200 OK\r\n', 'X-A: b\r\n')],
  'a drip of packed bytes': ['timeout', drip(packed('gzip'), gzipped.toString('latin1').slice(0, 3))],
  'an endless body': ['too-large', endlessly(head(), Buffer.alloc(2 ** 16, ' '))],
  'endless chunks of one byte': [
    'too-large',
    endlessly(head('Transfer-Encoding: chunked\r\n'), chunk(' ').repeat(10_000)),
  ],
  'an endless size of a chunk': [
    'blocked',
    endlessly(head('Transfer-Encoding: chunked\r\n'), '0'.repeat(2 ** 16)),
  ],
  'endless trailers': [
    'not-a-feed',
    endlessly(`${head('Transfer-Encoding: chunked\r\n')}0\r\n`, 'X-A: b\r\n'.repeat(5000)),
  ],
  'endless header fields': ['blocked', endlessly('HTTP/1.1 200 OK\r\n', 'X-A: b\r\n'.repeat(5000))],
  'an endless header field': ['blocked', endlessly('HTTP/1.1 200 OK\r\nX-A: ', 'b'.repeat(2 ** 16))],
  'an endless status line': ['blocked', endlessly('HTTP/1.1 200 ', 'O'.repeat(2 ** 16))],
  'endless early hints': [
    'blocked',
    endlessly('', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(1000)),
  ],
  'a chunk of a petabyte': [
    'too-large',
    endlessly(`${head('Transfer-Encoding: chunked\r\n')}4000000000000\r\n`, ' '.repeat(2 ** 16)),
  ],
  'chunks that lie': [
    'blocked',
    say(head('Transfer-Encoding: chunked\r\n'), '3\r\n<rss></rss>\r\n0\r\n\r\n'),
  ],
  'a truncated body': ['blocked', say(head(`Content-Length: ${body.length + 500}\r\n`), body)],
  'a truncated chunk': ['blocked', say(head('Transfer-Encoding: chunked\r\n'), chunk(body).slice(0, -100))],
  'a missing last chunk': ['blocked', say(head('Transfer-Encoding: chunked\r\n'), chunk(body))],
  'a truncated gzip file': ['blocked', say(packed('gzip'), gzipped.subarray(0, -20))],
  'a truncated Brotli file': ['blocked', say(packed('br'), brotliCompressSync(body).subarray(0, -20))],
  'a length that is too short': ['not-a-feed', say(head('Content-Length: 4\r\n'), body)],
  'a length that is none': ['blocked', say(head('Content-Length: lots\r\n'), body)],
  'a length below 0': ['blocked', say(head('Content-Length: -1\r\n'), body)],
  'a length of a petabyte': ['blocked', say(head('Content-Length: 1125899906842624\r\n'), body)],
  'no length': ['fine', say(head(), body)],
  'a reset without a length': [
    'blocked',
    (socket) => socket.write(head() + body, () => setTimeout(() => socket.resetAndDestroy(), 100)),
  ],
  'bad gzip': ['blocked', say(packed('gzip'), gzipped.subarray(0, 10), noise)],
  'gzip with a wrong checksum': [
    'blocked',
    say(packed('gzip'), Buffer.concat([gzipped.subarray(0, -8), Buffer.alloc(8)])),
  ],
  'bad deflate': ['blocked', say(packed('deflate'), noise)],
  'bad Brotli': ['blocked', say(packed('br'), noise)],
  'a gzip bomb of 1 GiB': ['too-large', say(packed('gzip'), gzipBomb())],
  'a gzip bomb without a label': ['too-large', say(head(), gzipBomb())],
  'a Brotli bomb': ['too-large', say(packed('br'), await brotliBomb(22))],
  'a Brotli bomb of the largest kind': ['too-large', say(packed('br'), await brotliBomb(24))],
  'a redirect loop': ['http', (socket, path) => redirect(path)(socket)],
  'redirects without end': ['http', (socket, path) => redirect(`${path}x`)(socket)],
  'an HTML page': ['not-a-feed', say(head(), html)],
  'a large HTML page': ['not-a-feed', say(head(), html.repeat(10_000))],
  nothing: ['blocked', say()],
  'an empty body': ['not-a-feed', say(head())],
  'half a feed': ['malformed', say(head(), body.slice(0, 60))],
  noise: ['not-a-feed', say(head(), noise)],
  'no HTTP': ['blocked', say('SSH-2.0-OpenSSH_9.6\r\n')],
  'another protocol': [
    'blocked',
    say('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
  ],
};

const names = Object.keys(hostile);

/**
 * Starts a server of all of them, and a friendly one.
 * @returns their feeds, for a configuration: by id, which is the place in the list
 */
export async function startHostile(): Promise<Record<string, { url: string; local: true }>> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      const path = /^GET (\S+)/.exec(data.toString('latin1'))?.[1] ?? '';
      const name = names[Number(/\d+/.exec(path)?.[0] ?? NaN)];
      if (name === undefined) say(head(), body)(socket);
      else hostile[name]![1](socket, path);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  after(() => server.close());
  const url = `http://127.0.0.1:${port}/`;
  return Object.fromEntries([
    ...names.map((_, at) => [`h${at}`, { url: `${url}${at}`, local: true }]),
    ...names.map((_, at) => [`warm${at}`, { url: `${url}${at}`, local: true }]),
    ['good', { url, local: true }],
  ]) as Record<string, { url: string; local: true }>;
}

/** The id of a hostile feed. */
export const idOf = (name: string): string => `h${names.indexOf(name)}`;

/** Feeds that a companion is to have asked for before it is measured, so that what is loaded once is loaded. */
export const warming = [
  'no length',
  'bad gzip',
  'bad Brotli',
  'a truncated gzip file',
  'half a feed',
  'an HTML page',
].map((name) => `warm${names.indexOf(name)}`);

/** Those that send much: each is measured in a process that has met no other. At the smaller size, some of them. */
export const heavy: ReadonlySet<string> = new Set(
  names.filter((name) =>
    (full
      ? /endless|bomb|large/
      : /endless body|chunks of one byte|gzip bomb of|Brotli bomb$|large HTML/
    ).test(name),
  ),
);
