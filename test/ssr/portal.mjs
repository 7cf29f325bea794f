// A page as a server renders it, and the server: what both tests of it in a browser need.
import { createServer } from 'node:http';
import sirv from 'sirv';
import { root } from '../../scripts/run.mjs';

const modules = '/node_modules/';
const importMap = JSON.stringify({
  imports: {
    lit: `${modules}lit/index.js`,
    'lit/': `${modules}lit/`,
    'lit-html': `${modules}lit-html/lit-html.js`,
    'lit-html/': `${modules}lit-html/`,
    'lit-element/': `${modules}lit-element/`,
    '@lit/reactive-element': `${modules}@lit/reactive-element/reactive-element.js`,
    '@lit-labs/ssr-client/': `${modules}@lit-labs/ssr-client/`,
    dompurify: `${modules}dompurify/dist/purify.es.mjs`,
  },
});

/** Watches a page from its beginning: shifts, attributes and children that change, what each root is made of. */
const WATCH = `
  window.shifts = [];
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value)))
    .observe({ type: 'layout-shift', buffered: true });`;

/** A whole page. @param names entries of dist/ to load, in order */
export const pageOf = (body, names = [], { lang = 'vi', head = '' } = {}) => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Cổng</title>${head}
<script>${WATCH}</script><script type="importmap">${importMap}</script></head>
<body>${body}<p id="below">Chân trang</p>
<script type="module">
  // The page as it came, before anything runs: every node is to be there afterwards.
  const nodesOf = (root) => [...root.querySelectorAll('*')]
    .filter((node) => !node.matches('script'))
    .flatMap((node) => [node, ...(node.shadowRoot ? nodesOf(node.shadowRoot) : [])]);
  window.nodesOf = () => nodesOf(document.body);
  window.before = window.nodesOf();
  ${names.map((name) => `await import('/dist/${name}.js');`).join('\n  ')}
  window.loaded = true;
</script></body></html>`;

/** Serves what the project has, and over it what the test says: path → a body, or a handler. */
export async function serve(routes) {
  const files = sirv(root, { dev: true });
  const server = createServer((request, response) => {
    const route = routes[new URL(request.url, 'http://localhost').pathname];
    if (route === undefined) files(request, response);
    else if (typeof route === 'function') route(request, response);
    else response.setHeader('Content-Type', 'text/html; charset=utf-8').end(route);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

export const items = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm'].map((title, i) => ({
  id: String(i),
  url: `/bai/${i}`,
  title,
  date_published: `2024-05-3${1 - (i % 2)}T0${5 - i}:30:00Z`,
  _ward: { views: 283 + i, rating: { average: 4.5, count: 2, best: 5 } },
}));
export const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Cổng Tam Điệp', items };

/** A route that answers with a feed. */
export const json = (body) => (_, response) =>
  response.setHeader('Content-Type', 'application/feed+json').end(JSON.stringify(body));
