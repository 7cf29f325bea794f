import { Hono, type Context as HonoContext } from 'hono';
import type { Context } from './context.ts';
import { clientAddress } from './http/client-address.ts';
import { inert, shared } from './http/headers.ts';
import type { Call, Operation } from './http/operation.ts';
import { Problem } from './http/problem.ts';
import { readBody, readParams, readQuery } from './http/read-call.ts';
import type { Reply } from './http/reply.ts';
import { headerReader } from './http/request-headers.ts';
import { sparing } from './log.ts';
import { operationsOf } from './routes/index.ts';
import { StoreError } from './stores/store.ts';

/** Seconds after which a request that met a store out of reach may come again. */
const STORE_RETRY = 5;

/** From `Request` to `Response`. */
export interface App {
  /** @param env what the server knows of the request: `{ incoming }`, the `IncomingMessage` of `node:http` */
  fetch(request: Request, env?: object): Response | Promise<Response>;
}

/** What a problem is made of, whatever was thrown. */
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StoreError)
    return new Problem('store-unavailable', { retryAfter: STORE_RETRY, cause: error });
  return new Problem('internal', { cause: error });
}

const respond = (
  { status = 200, headers, body }: Reply,
  common: Readonly<Record<string, string>>,
): Response => new Response(body ?? null, { status, headers: { ...common, ...headers } });

/** The router's own way to write `/v1/feeds/{id}`. */
const routeOf = ({ path, deep }: Operation): string =>
  path.replace(/\{(\w+)\}$/, deep ? ':$1{.+}' : ':$1').replace(/\{(\w+)\}(?=\/)/g, ':$1');

/** What pages of other origins may do, once they asked. */
const permission = (allow: string): Reply => ({
  status: 204,
  headers: {
    Allow: allow,
    'Access-Control-Allow-Methods': allow,
    'Access-Control-Allow-Headers': 'Content-Type',
    'Access-Control-Max-Age': '86400',
  },
});

/**
 * The companion's app: from `Request` to `Response`. Without a socket, as in tests, the asking address is that of the
 * `X-Forwarded-For` header, as if a trusted proxy had asked.
 */
export function createApp(context: Context): App {
  const app = new Hono();
  const addressOf = clientAddress(context.config.trustedProxies);
  const operations = operationsOf(context);
  const log = sparing(context.log, context.now);

  const fail = (error: unknown, common: Readonly<Record<string, string>>): Response => {
    const problem = problemOf(error);
    if (problem.status >= 500 && !problem.extras.logged) {
      const { cause = problem } = problem;
      log('error', problem.kind, { reason: cause instanceof Error ? cause.message : String(cause) });
    }
    context.metrics.problem(problem.kind);
    return respond(problem.toReply(), common);
  };

  const serve = (operation: Operation) => {
    const common = operation.shared === false ? inert : shared;
    return async (c: HonoContext): Promise<Response> => {
      const done = context.metrics.request(operation.id);
      let response: Response;
      try {
        const call: Call = {
          // First: once the body is here, who sent it may be gone.
          address: addressOf(c),
          query: operation.query && readQuery(c, operation.query),
          body: operation.body && (await readBody(c, operation.body)),
          params: operation.params ? readParams(c.req.param(), operation) : {},
          url: c.req.url,
          header: headerReader(c),
        };
        response = respond(await operation.handle(call), common);
      } catch (error) {
        response = fail(error, common);
      }
      done(response.status);
      return response;
    };
  };

  for (const operation of operations) app.on(operation.method, routeOf(operation), serve(operation));

  const methods = [...new Set(operations.map(({ method }) => method))];
  app.notFound((c) => {
    const known = methods.filter((method) => app.router.match(method, c.req.path)[0].length);
    if (!known.length) return fail(new Problem('not-found'), shared);
    const allow = [...known.flatMap((method) => (method === 'GET' ? [method, 'HEAD'] : method)), 'OPTIONS'];
    if (c.req.method === 'OPTIONS') return respond(permission(allow.join(', ')), shared);
    const detail = `Here one may ${allow.join(', ')}.`;
    const response = fail(new Problem('method-not-allowed', { detail }), shared);
    response.headers.set('Allow', allow.join(', '));
    return response;
  });
  app.onError((error) => fail(error, shared));
  return { fetch: (request, env) => app.fetch(request, env) };
}
