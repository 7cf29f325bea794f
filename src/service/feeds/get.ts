import {
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { request as askSecurely } from 'node:https';
import { connect, isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { connect as connectSecurely } from 'node:tls';
import { FeedError } from '../../contract/problem.ts';
import { maxBytes } from '../../feed/bounds.ts';
import type { AddressGuard } from './address-guard.ts';
import { maxHead } from './bounds.ts';
import { collect, tooLarge } from './collect.ts';
import { reasonOf } from './reason.ts';
import { tolerant } from './tolerant.ts';

/** How often an address may point to another one, unless it is said. */
const REDIRECTS = 5;

export interface GetOptions {
  /** Milliseconds for everything: name, connection, redirects, body. */
  wait: number;
  /** Milliseconds without a byte. Default: as long as `wait`. */
  idle?: number | undefined;
  userAgent: string;
  /** How often an address may point to another one. Default 5. */
  redirects?: number | undefined;
  /** Asked at every hop, before connecting. Default: connections go wherever the names lead. */
  guard?: AddressGuard | undefined;
  /** An answer had before. The server that gave it is asked whether it has changed. */
  known?: Known | undefined;
  /** Ends it all. */
  signal?: AbortSignal | undefined;
}

/** What an answer is known by. */
export interface Known {
  /** Where it came from: {@link Answer.url}. Nobody else is told. */
  url: string;
  etag?: string | undefined;
  modified?: string | undefined;
}

export interface Answer {
  /** None where it is unchanged. */
  bytes: Uint8Array;
  /** It is the answer that was known. */
  unchanged: boolean;
  /** Value of the `Content-Type` header. */
  contentType: string | undefined;
  headers: IncomingHttpHeaders;
  /** Where the answer came from, after all redirects; without name and password. */
  url: string;
}

/** The server answered with an error status. */
export class StatusError extends FeedError {
  /** Value of the `Retry-After` header. */
  readonly retryAfter: string | undefined;

  constructor(url: string, { statusCode: status, headers }: IncomingMessage) {
    super('http', `the server answered with status ${status}`, { status, url });
    this.retryAfter = headers['retry-after'];
  }
}

/** The address without what must not be shown or published. */
export function publicUrl({ href }: URL): string {
  const url = new URL(href);
  url.username = url.password = url.hash = '';
  return url.href;
}

/** A promise that does not wait for a name server once all is over. */
const unlessOver = <T>(promise: Promise<T>, { signal }: AbortController): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    promise.then(resolve, reject);
  });

/** Finds the addresses that have been checked, and no others. */
const only =
  (addresses: readonly string[]): LookupFunction =>
  (_name, _options, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: isIP(address) })),
    );

const conditions = (url: string, known: Known | undefined): Record<string, string> =>
  known?.url === url
    ? {
        ...(known.etag && { 'If-None-Match': known.etag }),
        ...(known.modified && { 'If-Modified-Since': known.modified }),
      }
    : {};

/** Asks once. Resolves when the head of the answer is there; the body comes apart. */
async function open(
  url: URL,
  { userAgent, guard, idle, known }: GetOptions,
  over: AbortController,
): Promise<{ response: IncomingMessage; body: Readable }> {
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = guard && (await unlessOver(guard.resolve(host), over));
  let body: Readable;
  const options: RequestOptions = {
    signal: over.signal,
    headers: {
      'User-Agent': userAgent,
      Accept:
        'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8',
      'Accept-Encoding': 'gzip, deflate, br',
      ...conditions(publicUrl(url), known),
    },
    maxHeaderSize: maxHead,
    // One answer to a connection: there is nothing to smuggle a second one into.
    insecureHTTPParser: true,
    createConnection: (to) => {
      const address = {
        host,
        port: Number(to.port),
        ...(addresses && { lookup: only(addresses), autoSelectFamily: true }),
      };
      const socket = secure
        ? connectSecurely({ ...address, ...(isIP(host) ? {} : { servername: host }) })
        : connect(address);
      over.signal.addEventListener('abort', () => socket.destroy(), { once: true });
      // Before a byte is sent.
      socket.once('connect', () => {
        if (guard && !guard.allows(socket.remoteAddress ?? ''))
          over.abort(new FeedError('blocked', `the connection went to ${socket.remoteAddress}`));
      });
      // Chunks, their sizes and what stands beside them weigh too.
      let came = 0;
      socket.on('data', (data: Buffer) => {
        came += data.length;
        if (came > maxBytes + maxHead) over.abort(tooLarge(publicUrl(url)));
      });
      if (idle)
        socket.setTimeout(idle, () =>
          over.abort(new FeedError('timeout', `nothing came for ${idle / 1000} s`)),
        );
      const parts = tolerant(socket);
      ({ body } = parts);
      return parts.connection;
    },
  };
  return new Promise((resolve, reject) => {
    (secure ? askSecurely : ask)(url, options, (response) => resolve({ response, body }))
      .on('error', reject)
      .end();
  });
}

/**
 * Gets what stands at an http or https address: decompressed, whole, within the bounds, on a connection of its own.
 * @throws {FeedError} `blocked`, `http` ({@link StatusError}), `timeout` or `too-large`; its message is the end of a
 *   sentence
 */
export async function get(address: URL, options: GetOptions): Promise<Answer> {
  const { wait, redirects = REDIRECTS, known, signal } = options;
  const over = new AbortController();
  const timer = setTimeout(
    () => over.abort(new FeedError('timeout', `no whole answer came within ${wait / 1000} s`)),
    wait,
  );
  const stop = () => over.abort(new FeedError('blocked', 'it was not waited for'));
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop);
  let url = publicUrl(address);
  try {
    let next = address;
    for (let hops = 0; hops <= redirects; hops++) {
      url = publicUrl(next);
      if (!/^https?:$/.test(next.protocol))
        throw new FeedError('blocked', 'it points to an address that is not http or https', { url });
      const { response, body } = await open(next, options, over);
      const { statusCode: status = 0, headers } = response;
      const answer = { url, headers, contentType: headers['content-type'] };
      if (status === 304 && known?.url === url)
        return { ...answer, unchanged: true, bytes: new Uint8Array() };
      const to = status > 300 && status < 309 && headers.location;
      if (!to) {
        if (status < 200 || status > 299) throw new StatusError(url, response);
        const bytes = await collect(body, headers['content-encoding'] ?? '', url);
        return { ...answer, unchanged: false, bytes };
      }
      body.destroy();
      // Header values come as single bytes; addresses in them are often raw UTF-8.
      next = new URL(Buffer.from(to, 'latin1').toString(), next);
    }
    throw new FeedError('http', `it points on more than ${redirects} times`, { url });
  } catch (cause) {
    if (over.signal.aborted) throw over.signal.reason;
    if (cause instanceof FeedError) throw cause;
    throw new FeedError('blocked', `it could not be fetched: ${reasonOf(cause)}`, { url, cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    over.abort();
  }
}
