// The server of the host pages: pages that tests put on it with the headers they need, the built widgets, the old
// libraries, feeds that are counted.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import sirv from 'sirv';
import { root } from '../../scripts/run.mjs';
import { picture, rss, visits } from './page/feed.mjs';

const assets = sirv(`${root}dist/cdn`, { dev: true });
/** With a charset, which a page in UTF-16 needs to be told. */
const setHeaders = (response, path) =>
  response.setHeader('Content-Type', `text/${path.endsWith('.css') ? 'css' : 'javascript'}; charset=utf-8`);
const labelled = sirv(`${root}dist/cdn`, { dev: true, setHeaders });
const own = sirv(`${root}test/hosts/page`, { dev: true, setHeaders });
const folders = { assets, labelled, page: own };

/** Where a library's file lies: in a package, or where Debian puts it. */
export const libraryFile = (path) => (path.startsWith('/') ? path : `${root}node_modules/${path}`);
export const hasLibrary = (path) => existsSync(libraryFile(path));

const answers = {
  'tin.rss': (host) => ['application/rss+xml; charset=utf-8', rss(`http://${host}`)],
  'visits.json': () => ['application/json', visits],
};

function start(handler) {
  const server = createServer(handler);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

export async function startServer() {
  const pages = new Map();
  const libraries = new Map();
  const requests = [];
  let number = 0;

  const handler = async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const [, top, ...rest] = pathname.split('/');
    const send = (type, body, status = 200, headers = {}) => {
      response.writeHead(status, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*', ...headers });
      response.end(body);
    };
    const next = () => send('text/plain', 'no', 404);
    requests.push({ method: request.method, path: pathname, host: request.headers.host });
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (top === 'pages') {
      const page = pages.get(pathname);
      if (!page) return next();
      return send(page.type, page.body, 200, page.headers);
    }
    if (top in folders) {
      request.url = `/${rest.join('/')}`;
      return folders[top](request, response, next);
    }
    if (top === 'libraries') {
      const file = libraries.get(rest[0]);
      if (typeof file === 'function') return send('text/javascript; charset=utf-8', await file());
      return send(
        file.endsWith('.css') ? 'text/css' : 'text/javascript; charset=utf-8',
        readFileSync(libraryFile(file)),
      );
    }
    if (pathname.endsWith('/picture.svg')) return send('image/svg+xml', picture);
    if (pathname.endsWith('/v1/ratings')) {
      const rating = { average: 4, count: 1, best: 5, distribution: { 4: 1 } };
      return send('application/json', JSON.stringify({ ratings: {}, ...rating, mine: 4, voter: 'ai-do' }));
    }
    if (top === 'feeds' && rest[1] === 'v1') return send('application/json', visits);
    const answer = top === 'feeds' && answers[rest.at(-1)];
    return answer ? send(...answer(request.headers.host)) : next();
  };

  // Two, because some pages reach for another host.
  const servers = [await start(handler), await start(handler)];
  const [origin, other] = servers.map((server) => `http://127.0.0.1:${server.address().port}`);
  return {
    origin,
    other,
    requests,
    /** A folder of feeds that no other page asks for. */
    freshFeeds: () => `/feeds/${++number}/`,
    /** Puts a page on the server; its address. */
    put(body, { type = 'text/html; charset=utf-8', headers = {}, path = `/pages/${++number}` } = {}) {
      pages.set(path, { body, type, headers });
      return origin + path;
    },
    /** Puts a file of a package, or code made by a function, on the server; its path. */
    library(file, name = `${++number}${typeof file === 'string' && file.endsWith('.css') ? '.css' : '.js'}`) {
      libraries.set(name, file);
      return `/libraries/${name}`;
    },
    /** How often something was asked for. */
    count: (part, method = 'GET') =>
      requests.filter(({ path, method: used }) => used === method && path.includes(part)).length,
    close() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}
