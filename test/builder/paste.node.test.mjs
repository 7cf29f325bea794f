import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { rolldown } from 'rolldown';
import sirv from 'sirv';
import { root } from '../../scripts/run.mjs';
import { doors, snippet } from '../../src/builder/snippets.ts';
import { checkConfig, createCompanion, listen } from '../../src/service/index.ts';
import { SqliteStore } from '../../src/service/stores/sqlite/sqlite-store.ts';
import { launch } from '../helpers/chromium.mjs';

// What the builder gives, pasted into an otherwise empty page of another origin than the script files.

const SITE = 'tay-son';
const ITEM = '/tin-tuc/1';
const FEED = `<rss version="2.0"><channel><title>Phường Tây Sơn</title><link>https://tayson.example.vn/</link>
<item><title>Hội nghị tổng kết công tác năm</title><link>https://tayson.example.vn/1</link><guid>1</guid>
<pubDate>Fri, 31 May 2024 08:30:00 +0700</pubDate><description>Sáng nay.</description></item></channel></rss>`;

/** One choice for each widget, with a feed or interface of the portal's own, and what is then read on the page. */
const choices = {
  'article-list': [
    { feed: '/feeds/tin.rss', heading: 'Tin "nóng" & <mới>', limit: '3' },
    'Tin "nóng" & <mới>',
    'Hội nghị tổng kết công tác năm',
  ],
  'article-card': [{ feed: '/feeds/tin.rss', layout: 'horizontal' }, 'Hội nghị tổng kết công tác năm'],
  article: [{ feed: '/feeds/tin.rss', item: '1', tools: 'print' }, 'Hội nghị tổng kết công tác năm'],
  'star-rating': [
    { feed: '/v1/ratings', site: SITE, item: ITEM, precision: '0.5', readonly: true, label: '' },
    '5 điểm (1 đánh giá)',
  ],
  'visit-stats': [
    { feed: '/v1/visits', site: SITE, rows: 'total', chart: '', heading: 'Lượt xem', counting: true },
    'Lượt xem',
    '881.707',
  ],
  'date-banner': [
    { portal: 'Phường Tây Sơn', greeting: '', clock: '', lunar: true },
    'Chào mừng bạn đến với Phường Tây Sơn!',
    'Âm lịch',
  ],
};

const integrity = JSON.parse(readFileSync(`${root}dist/cdn/sri.json`, 'utf8'));

async function serve(handler) {
  const server = createServer(handler);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
const originOf = (server) => `http://127.0.0.1:${server.address().port}`;

const folder = `${root}test/builder/pasted/`;

/** The module that a React project makes of the sources, with the package as built: mounts the one that `main` names. */
async function bundled(sources) {
  const imports = Object.keys(sources).map(
    (name, index) => `import { Widget as W${index} } from './${name}.tsx';`,
  );
  const entry = `${imports.join('\n')}
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
const widgets = [${imports.map((_, index) => `W${index}`).join()}];
const main = document.querySelector('main');
createRoot(main).render(createElement(widgets[Number(main.dataset.index)]));`;
  const files = { 'entry.tsx': entry };
  for (const [name, source] of Object.entries(sources)) files[`${name}.tsx`] = source;
  const pasted = {
    name: 'pasted',
    resolveId: (id) => (basename(id) in files ? folder + basename(id) : null),
    load: (id) => (id.startsWith(folder) ? files[basename(id)] : null),
  };
  const bundle = await rolldown({
    input: 'entry.tsx',
    cwd: root,
    platform: 'browser',
    plugins: [pasted],
    transform: { jsx: { runtime: 'automatic' }, define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  return output[0].code;
}

describe('what the builder gives, pasted into an empty page', () => {
  let assets;
  let portal;
  let companion;
  let browser;
  /** What the portal's page holds, and the script beside it. */
  let content = '';
  let script = '';

  before(async () => {
    const files = sirv(`${root}dist/cdn`, {
      dev: true,
      setHeaders: (response) => response.setHeader('Access-Control-Allow-Origin', '*'),
    });
    assets = await serve((request, response) => files(request, response));
    portal = await serve(async (request, response) => {
      if (request.url === '/feeds/tin.rss') return response.end(FEED);
      if (request.url.startsWith('/v1/')) {
        const answer = await fetch(new URL(request.url, companion.url));
        return response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
      }
      const isScript = request.url === '/pasted.js';
      response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
      return response.end(
        isScript
          ? script
          : `<!doctype html><html lang="vi"><meta charset="utf-8"><link rel="icon" href="data:,"><body>${content}`,
      );
    });
    const origin = originOf(portal);
    companion = await listen(
      createCompanion({
        config: checkConfig({
          sites: { [SITE]: { url: `${origin}/`, name: 'Phường Tây Sơn', initialTotal: 881_707 } },
          feeds: { tin: { url: `${origin}/feeds/tin.rss`, local: true } },
        }),
        store: new SqliteStore(':memory:'),
        log: () => undefined,
        version: '0.0.0',
      }),
      { host: '127.0.0.1', port: 0 },
    );
    const vote = await fetch(new URL('/v1/ratings', companion.url), {
      method: 'POST',
      headers: { Origin: origin },
      body: JSON.stringify({ site: SITE, item: ITEM, stars: 5 }),
    });
    assert.equal(vote.status, 200);
    script = await bundled(
      Object.fromEntries(
        Object.entries(choices).map(([name, [attributes]]) => [
          name,
          snippet('react', { tag: `ward-${name}`, attributes }, place()),
        ]),
      ),
    );
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await companion?.stop();
    for (const server of [assets, portal]) {
      server?.closeAllConnections();
      server?.close();
    }
  });

  const place = () => ({
    base: `${originOf(assets)}/`,
    version: '0.1.0',
    integrity,
    service: new URL(companion.url).origin,
  });

  /** Opens the portal's page, and remembers what is wrong on it. */
  async function open() {
    const page = await browser.newPage();
    const faults = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(originOf(portal));
    return { page, faults };
  }

  for (const [name, [attributes, ...said]] of Object.entries(choices))
    for (const door of doors)
      it(`shows ${name} by ${door}`, async () => {
        const tag = `ward-${name}`;
        content =
          door === 'react'
            ? `<main data-index="${Object.keys(choices).indexOf(name)}"></main><script type="module" src="/pasted.js"></script>`
            : snippet(door, { tag, attributes }, place());
        const { page, faults } = await open();
        const where = door === 'iframe' ? page.frameLocator('iframe') : page;
        const widget = where.locator(tag);
        for (const text of said) await widget.getByText(text).first().waitFor({ timeout: 20_000 });
        assert.equal(await widget.evaluate(({ state }) => state ?? 'ready'), 'ready');
        assert.deepEqual(faults, []);
        await page.close();
      });

  for (const [door, file] of [
    ['tag', 'autoload.js'],
    ['data-ward', 'ward-widgets.iife.js'],
  ])
    it(`does not run ${file} where its hash is another`, async () => {
      const other = { ...integrity, [file]: integrity['themes.css'] };
      content = snippet(door, { tag: 'ward-date-banner', attributes: {} }, { ...place(), integrity: other });
      const { page, faults } = await open();
      await page.waitForFunction(() => document.readyState === 'complete');
      assert.match(faults.join(), /Failed to find a valid digest/);
      assert.equal(await page.evaluate(() => customElements.get('ward-date-banner')), undefined);
      assert.equal(await page.locator('[data-ward] > ward-date-banner').count(), 0);
      await page.close();
    });
});
