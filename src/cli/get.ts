import { request as ask, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as askSecurely } from 'node:https';
import { connect, isIP } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { FeedError } from '../contract/problem.ts';
import { maxBytes } from '../feed/bounds.ts';
import { reasonOf } from './failure.ts';
import { tolerant } from './tolerant.ts';

/** How often an address may point to another one. */
const MAX_REDIRECTS = 5;

/** Bytes of header fields: some portals send long policies and many cookies. */
const MAX_HEADERS = 2 ** 16;

export interface GetOptions {
  /** Milliseconds for everything: name, connection, redirects, body. */
  wait: number;
  userAgent: string;
}

export interface Answer {
  bytes: Uint8Array;
  /** Value of the `Content-Type` header. */
  contentType: string | undefined;
  /** Where the answer came from, after all redirects; without name and password. */
  url: string;
}

const tooLarge = (url: string) =>
  new FeedError('too-large', `it has more than ${maxBytes / 2 ** 20} MiB`, { url });

/** The address without what must not be shown or published. */
export function publicUrl({ href }: URL): string {
  const url = new URL(href);
  url.username = url.password = url.hash = '';
  return url.href;
}

/** All of a stream, within the bounds. */
export async function collect(stream: AsyncIterable<Buffer>, url: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(url);
  }
  return Buffer.concat(chunks);
}

/** Takes the packing off. By the first bytes where they tell, because labels lie: as packed, as not packed. */
export async function unpack(bytes: Uint8Array, encoding: string, url: string): Promise<Uint8Array> {
  const [first = 0, second = 0] = bytes;
  const way =
    first === 0x1f && second === 0x8b
      ? gunzip
      : /\bbr\b/.test(encoding)
        ? brotliDecompress
        : // Servers do not agree whether `deflate` has a zlib header.
          /deflate/.test(encoding)
          ? (first & 15) === 8 && !(((first << 8) | second) % 31)
            ? inflate
            : inflateRaw
          : undefined;
  if (!way) return bytes;
  try {
    return await promisify<Uint8Array, object, Buffer>(way)(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(url);
    throw cause;
  }
}

/** Asks once. Resolves when the head of the answer is there. */
function open(url: URL, { userAgent }: GetOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const options: RequestOptions = {
    signal,
    headers: {
      'User-Agent': userAgent,
      Accept:
        'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8',
      'Accept-Encoding': 'gzip, deflate, br',
    },
    maxHeaderSize: MAX_HEADERS,
    // One answer to a connection: there is nothing to smuggle a second one into.
    insecureHTTPParser: true,
    createConnection: (to) => {
      const address = { host, port: Number(to.port) };
      const socket = secure
        ? connectSecurely({ ...address, ...(isIP(host) ? {} : { servername: host }) })
        : connect(address);
      signal.addEventListener('abort', () => socket.destroy(), { once: true });
      return tolerant(socket);
    },
  };
  return new Promise((resolve, reject) => {
    (secure ? askSecurely : ask)(url, options, resolve).on('error', reject).end();
  });
}

/**
 * Gets what stands at an http or https address: decompressed, whole, within the bounds.
 * @throws {FeedError} `blocked`, `http`, `timeout` or `too-large`; its message is the end of a sentence
 */
export async function get(address: URL, options: GetOptions): Promise<Answer> {
  const over = new AbortController();
  const late = new FeedError('timeout', `no whole answer came within ${options.wait / 1000} s`);
  const timer = setTimeout(() => over.abort(late), options.wait);
  let url = publicUrl(address);
  try {
    let next = address;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      url = publicUrl(next);
      const response = await open(next, options, over.signal);
      const { statusCode: status = 0, headers } = response;
      const to = status > 300 && status < 309 && headers.location;
      if (!to) {
        if (status < 200 || status > 299) {
          throw new FeedError('http', `the server answered with status ${status}`, { status, url });
        }
        const packed = await collect(response, url);
        const bytes = await unpack(packed, headers['content-encoding'] ?? '', url);
        return { bytes, contentType: headers['content-type'], url };
      }
      response.destroy();
      // Header values come as single bytes; addresses in them are often raw UTF-8.
      next = new URL(Buffer.from(to, 'latin1').toString(), next);
      if (!/^https?:$/.test(next.protocol)) {
        throw new FeedError('blocked', `it points to an address that is not http or https`, { url });
      }
    }
    throw new FeedError('http', `it points on more than ${MAX_REDIRECTS} times`, { url });
  } catch (cause) {
    if (over.signal.aborted) throw late;
    if (cause instanceof FeedError) throw cause;
    throw new FeedError('blocked', `it could not be fetched: ${reasonOf(cause)}`, { url, cause });
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}
