import type { IncomingMessage } from 'node:http';
import type { Context as HonoContext } from 'hono';

/** What `@hono/node-server` tells of a request. */
interface NodeEnv {
  incoming?: Pick<IncomingMessage, 'headers' | 'socket'>;
}

/** The request of `node:http` that came over a socket; undefined where there is none, as in tests. */
export const incomingOf = (c: HonoContext): NodeEnv['incoming'] => (c.env as NodeEnv | undefined)?.incoming;

/** Reads headers of a request by their names in lower case. */
export type HeaderReader = (name: string) => string | undefined;

/**
 * The headers of a request. They are taken from where `node:http` has them already: making `Headers` of them costs more
 * than all else that is read from a request.
 */
export function headerReader(c: HonoContext): HeaderReader {
  const headers = incomingOf(c)?.headers;
  if (!headers) return (name) => c.req.header(name);
  return (name) => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
}
