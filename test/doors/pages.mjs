// Whole pages with dist/cdn from another origin, in Chromium and in Firefox.
import { createServer } from 'node:http';
import puppeteer from 'puppeteer-core';
import sirv from 'sirv';
import { ensureFirefox, firefoxPrefs } from '../../scripts/browser.mjs';
import { root } from '../../scripts/run.mjs';
import { launch } from '../helpers/chromium.mjs';

const firefox = () =>
  puppeteer.launch({ browser: 'firefox', executablePath: ensureFirefox(), extraPrefsFirefox: firefoxPrefs });

/** Name → what starts it. */
export const browsers = { Chromium: launch, Firefox: firefox };

/** Why tests in a browser are skipped: only Firefox, where it cannot be had and need not. */
export function skip(name) {
  try {
    if (name === 'Firefox') ensureFirefox();
    return false;
  } catch ({ message }) {
    return process.env.CI ? false : message;
  }
}

const rss =
  '<rss version="2.0"><channel><item><title>Tin</title><link>/1</link><pubDate>31/05/2024</pubDate></item></channel></rss>';

async function listen(handler) {
  const server = createServer(handler);
  await new Promise((resolve) => server.listen(0, resolve));
  return { url: `http://localhost:${server.address().port}/`, close: () => server.close() };
}

/**
 * A portal's server, which answers `/rss` and the page that `show` gave it, and another one with the scripts, which
 * remembers what was asked for and fails or holds what `refuse` and `hold` name.
 */
export async function servers(folder = `${root}dist/cdn`) {
  const state = { asked: [], refuse: null, hold: null, html: '', headers: {} };
  const files = sirv(folder, {
    dev: true,
    setHeaders: (res) => res.setHeader('Access-Control-Allow-Origin', '*'),
  });
  const assets = await listen(async (request, response) => {
    state.asked.push(request.url.slice(1));
    if (state.refuse?.test(request.url)) {
      response.writeHead(503, { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' });
      return response.end();
    }
    if (state.hold?.name.test(request.url)) await state.hold.until;
    files(request, response);
  });
  const portal = await listen((request, response) => {
    if (request.url === '/rss') {
      response.setHeader('Access-Control-Allow-Origin', '*');
      return response.end(rss);
    }
    for (const [name, value] of Object.entries(state.headers)) response.setHeader(name, value);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.statusCode = request.url === '/' ? 200 : 204;
    response.end(request.url === '/' ? state.html : '');
  });
  const close = () => [assets, portal].forEach((server) => server.close());
  return { state, assets: assets.url, portal: portal.url, close };
}

/** Opens a page, and remembers what its console says. */
export async function open(browser, { state, portal }, html) {
  Object.assign(state, { html: `<!doctype html><meta charset="utf-8">${html}`, asked: [] });
  const page = await browser.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(portal);
  return { page, said };
}

/** Waits until an element's shadow root, or its own content, holds the text. */
export const shows = (page, selector, text) =>
  page.waitForFunction(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].some(({ shadowRoot }) =>
      shadowRoot?.textContent.includes(${JSON.stringify(text)}))`,
  );
