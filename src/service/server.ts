import { getRequestListener, RequestError } from '@hono/node-server';
import { createServer, STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { maxConnections, maxHeaders, maxStop } from './bounds.ts';
import type { Companion } from './companion.ts';
import { shared } from './http/headers.ts';
import { Problem, type ProblemKind } from './http/problem.ts';

export interface Listening {
  /** Such as `http://127.0.0.1:8080/`. */
  url: string;
  /** Takes no more requests, waits for those under way, closes the companion. */
  stop(): Promise<void>;
}

export interface ListenOptions {
  host: string;
  /** 0 for any free one. */
  port: number;
  /** Milliseconds between saying that it is not ready any more and taking no more requests. Default 0. */
  notice?: number | undefined;
}

/** Milliseconds between two looks for connections that nobody uses, while it stops. */
const STOP_WATCH = 50;

/** What the parser's errors are, where they are not simply a request that is none. */
const parserProblems: Record<string, ProblemKind> = {
  HPE_HEADER_OVERFLOW: 'large-headers',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
};

/** A whole answer, where there is no request that could be answered. */
function rawAnswer(problem: Problem): string {
  const { headers, body = '' } = problem.toReply();
  const text = body as string;
  const all = {
    ...shared,
    ...headers,
    Date: new Date().toUTCString(),
    'Content-Length': Buffer.byteLength(text),
    Connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${text}`;
}

/** Answers and closes; a socket that is half gone already is not waited for. */
function hangUp(socket: Duplex, problem: Problem): void {
  if (socket.writable) socket.end(rawAnswer(problem), () => socket.destroy());
  else socket.destroy();
}

const responseOf = (problem: Problem): Response => {
  const { headers, body } = problem.toReply();
  return new Response(body as string, { status: problem.status, headers: { ...shared, ...headers } });
};

/**
 * Lets a companion listen.
 * @throws the system's error where host and port cannot be had
 */
export async function listen(
  { app, context, close }: Pick<Companion, 'app' | 'context' | 'close'>,
  { host, port, notice = 0 }: ListenOptions,
): Promise<Listening> {
  const { log, metrics } = context;
  let closing = false;

  const problem = (kind: ProblemKind, detail?: string): Problem => {
    metrics.problem(kind);
    return new Problem(kind, { ...(detail && { detail }) });
  };

  const answer = getRequestListener(app.fetch, {
    // For HTTP/1.0, which needs no Host.
    hostname: 'localhost',
    errorHandler(error) {
      if (error instanceof RequestError) return responseOf(problem('invalid', error.message));
      log('error', 'internal', { reason: error instanceof Error ? error.message : String(error) });
      return responseOf(problem('internal'));
    },
  });

  const refuse = (response: ServerResponse, refused: Problem): void => {
    const { headers, body = '' } = refused.toReply();
    response
      .writeHead(refused.status, {
        ...shared,
        ...headers,
        'Content-Length': Buffer.byteLength(body),
        Connection: 'close',
      })
      .end(body);
  };

  /** Connections on which nothing was asked yet, such as browsers open ahead of need: `node:http` takes them for busy. */
  const silent = new Set<Duplex>();

  const server = createServer(
    {
      // Whoever dawdles is cut off: headers, the whole request, and silence in between.
      headersTimeout: 10_000,
      requestTimeout: 20_000,
      connectionsCheckingInterval: 2000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: maxHeaders,
      // Said below, with all headers.
      requireHostHeader: false,
    },
    (request: IncomingMessage, response: ServerResponse) => {
      silent.delete(request.socket);
      if (closing) refuse(response, problem('stopping'));
      else if (request.httpVersion === '1.1' && request.headers.host === undefined)
        refuse(response, problem('invalid', 'The header Host is missing.'));
      else void answer(request, response);
    },
  );
  server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.maxConnections = maxConnections;
  // Of somebody who takes an answer in no more.
  server.setTimeout(120_000);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const kind = parserProblems[error.code ?? ''];
    hangUp(socket, kind ? problem(kind) : problem('invalid', 'This is no HTTP request.'));
  });
  server.on('checkExpectation', (_, response) => refuse(response, problem('no-expectation')));
  server.on('connect', (_, socket) => hangUp(socket, problem('method-not-allowed', 'This is no proxy.')));

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  server.on('error', (error) => log('error', 'server', { reason: error.message }));

  const stop = async (): Promise<void> => {
    context.stopping = true;
    await wait(notice);
    closing = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const idle = setInterval(() => server.closeIdleConnections(), STOP_WATCH);
    for (const socket of silent) socket.destroy();
    const late = setTimeout(() => server.closeAllConnections(), maxStop);
    await closed;
    clearInterval(idle);
    clearTimeout(late);
    await close();
  };

  const address = server.address();
  const at = typeof address === 'object' && address ? address.port : port;
  let stopped: Promise<void> | undefined;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${at}/`,
    stop: () => (stopped ??= stop()),
  };
}
