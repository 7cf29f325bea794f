import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { maxStop } from './bounds.ts';
import type { Companion } from './companion.ts';

export interface Listening {
  /** Such as `http://127.0.0.1:8080/`. */
  url: string;
  /** Takes no more requests, waits for those under way, closes the companion. */
  stop(): Promise<void>;
}

/**
 * Lets a companion listen.
 * @throws the system's error where host and port cannot be had
 */
export async function listen(
  { app, close }: Pick<Companion, 'app' | 'close'>,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 },
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const at = typeof address === 'object' && address ? address.port : port;
  let stopped: Promise<void> | undefined;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${at}/`,
    stop: () =>
      (stopped ??= (async () => {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeIdleConnections();
        const late = setTimeout(() => server.closeAllConnections(), maxStop);
        await closed;
        clearTimeout(late);
        await close();
      })()),
  };
}
