// What the pages of the bench load: dist/ as it is, the peers as they are published, feeds.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { rolldown } from 'rolldown';
import sirv from 'sirv';
import { root } from '../scripts/run.mjs';

/** A package as one module for the browser. */
async function bundle(name) {
  const made = await rolldown({ input: name, cwd: root, platform: 'browser', logLevel: 'silent' });
  const { output } = await made.generate({ format: 'esm', minify: true });
  await made.close();
  return output[0].code;
}

const javascript = 'text/javascript; charset=utf-8';
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><path fill="#9ac" d="M0 0h16v9H0z"/></svg>';

/**
 * @param {Record<string, string>} feeds path → text
 * @returns {Promise<{url: string, close(): void}>}
 */
export async function serve(feeds) {
  const answers = {
    '/': [
      'text/html; charset=utf-8',
      '<!doctype html><html lang="vi"><meta charset="utf-8"><body></body></html>',
    ],
    '/race.mjs': [javascript, readFileSync(`${root}bench/race.mjs`)],
    '/list-page.mjs': [javascript, readFileSync(`${root}bench/list-page.mjs`)],
    '/rss-parser.js': [javascript, readFileSync(`${root}node_modules/rss-parser/dist/rss-parser.min.js`)],
    '/feedsmith.js': [javascript, await bundle('feedsmith')],
    ...Object.fromEntries(
      Object.entries(feeds).map(([path, text]) => [path, ['text/xml; charset=utf-8', Buffer.from(text)]]),
    ),
  };
  const dist = sirv(`${root}dist`, { dev: true });
  const server = createServer((request, response) => {
    const [path] = request.url.split('?');
    const [type, body] = answers[path] ?? (path.endsWith('.svg') ? ['image/svg+xml', picture] : []);
    if (type) response.writeHead(200, { 'Content-Type': type }).end(body);
    else if (path.startsWith('/dist/')) {
      request.url = path.slice('/dist'.length);
      dist(request, response, () => response.writeHead(404).end());
    } else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
