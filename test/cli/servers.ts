import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSocketServer, type AddressInfo, type Server as SocketServer } from 'node:net';
import { after } from 'node:test';

async function start(server: Server | SocketServer): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** An HTTP server for the tests of a file. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return start(server);
}

/** A server that says the same bytes to everybody, whatever they are, and hangs up. */
export async function say(...bytes: (string | Buffer)[]): Promise<string> {
  const server = createSocketServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      for (const part of bytes) socket.write(part);
      socket.end();
    });
  });
  after(() => server.close());
  return start(server);
}

/** RSS with as many items. */
export const rss = (count: number, title = 'Tin'): string =>
  `<rss version="2.0"><channel><title>Phường</title>${Array.from(
    { length: count },
    (_, index) => `<item><guid>${title}-${index}</guid><title>${title} ${index}</title></item>`,
  ).join('')}</channel></rss>`;
