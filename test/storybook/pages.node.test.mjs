import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { launch, serve, violations } from '../helpers/chromium.mjs';

// Made by `npm run build-storybook`, which `npm test` runs before.
const built = `${root}storybook-static/`;
const { entries } = JSON.parse(readFileSync(`${built}index.json`, 'utf8'));
const { figures } = JSON.parse(readFileSync(`${root}bench/results.json`, 'utf8'));

describe('pages of the built Storybook', () => {
  let browser;
  let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve('storybook-static')]);
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  /** A page at an address, which may ask nobody else. */
  async function open(path, options) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    const foreign = [];
    page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (/^http/.test(protocol) && host !== new URL(server.url).host) foreign.push(request.url());
    });
    await page.goto(server.url + path);
    return { page, foreign };
  }

  for (const [id, language, locale] of [
    ['welcome-english--docs', 'en', 'en'],
    ['welcome-tiếng-việt--docs', 'vi', 'vi'],
  ]) {
    describe(`the landing page in ${language}`, () => {
      let page;
      let foreign;
      before(async () => {
        ({ page, foreign } = await open(`iframe.html?viewMode=docs&id=${id}`));
        await page.getByRole('heading', { level: 1 }).waitFor();
      });
      after(() => page.close());

      it('tells every figure of the last bench, and tells apart those that miss their target', async () => {
        const cells = await page.locator('.welcome-figures tbody tr td:last-child').allInnerTexts();
        assert.equal(cells.length, 14);
        const shown = (id, digits, unit) =>
          `${figures[id].toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`;
        assert.equal(cells[0].trim(), shown('star-rating', 2, 'kB'));
        assert.equal(cells.at(-1).trim(), shown('visits', 2, '×'));
        const missed = await page.locator('.welcome-figures tbody strong').count();
        const behind = ['rss-parser', 'feedsmith'].filter((id) => figures[id] < 1).length;
        assert.equal(missed, behind + (figures.visits < 0.5));
      });

      it('has a row for each of the 36 kinds of host pages', async () => {
        assert.equal(await page.locator('.welcome-table').last().locator('tbody tr').count(), 36);
      });

      it('shows the sample page at work', async () => {
        await page.locator('iframe').scrollIntoViewIfNeeded();
        const sample = page.frameLocator('iframe');
        await sample.getByText('881707').filter({ visible: true }).waitFor();
      });

      it('leads to pages that exist', async () => {
        const links = await page
          .locator('.welcome-ways a')
          .evaluateAll((all) => all.map((link) => decodeURIComponent(link.getAttribute('href'))));
        assert.equal(links.length, 4);
        for (const link of links) {
          const entry = /\?path=\/(?:docs|story)\/(.+)/.exec(link)?.[1];
          assert.ok(entry ? entries[entry] : existsSync(built + link.split('?')[0]), link);
        }
      });

      for (const colorScheme of ['light', 'dark'])
        it(`is accessible in ${colorScheme}, and no wider than a phone`, async () => {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width: 360, height: 800 });
          assert.deepEqual(await violations(page, '.welcome'), []);
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
          await page.setViewportSize({ width: 1280, height: 900 });
        });

      it('asks no other host', () => assert.deepEqual(foreign, []));
    });
  }

  /** Elements that fail or are empty on purpose. */
  const meant = (feed) =>
    /\/hong|khong-co/.test(feed) ? 'failed' : /\/trong/.test(feed) ? 'empty' : 'ready';

  for (const [path, least] of [
    ['portal/index.html', 10],
    ['portal/bai-viet.html?item=gia-co-de-mua-lu', 4],
    ['pages/sidebar.html', 3],
    ['pages/bootstrap-3.html', 4],
  ])
    for (const width of [360, 1280])
      it(`${path} shows every widget, accessibly, at ${width} px, without a service`, async () => {
        const { page, foreign } = await open(path, { viewport: { width, height: 900 } });
        const found = await page.waitForFunction(() => {
          const all = [...document.querySelectorAll('*')].filter(({ localName }) => /^ward-/.test(localName));
          return (
            all.length &&
            all.every(({ state }) => state && state !== 'waiting') &&
            all.map(({ feed, state }) => [String(feed ?? ''), state])
          );
        });
        const states = await found.jsonValue();
        assert.ok(states.length >= least);
        for (const [feed, state] of states) assert.equal(state, meant(feed), feed);
        assert.deepEqual(await violations(page), []);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
        assert.deepEqual(foreign, []);
        await page.close();
      });

  it('takes a vote on a page without a service, and takes it back', async () => {
    const { page } = await open('pages/sidebar.html');
    await page.getByRole('radio', { name: '4 điểm' }).check({ force: true });
    await page.getByText('4,5 điểm (2 đánh giá)').filter({ visible: true }).first().waitFor();
    await page.getByRole('button', { name: 'Bỏ đánh giá' }).click();
    await page.getByText('5 điểm (1 đánh giá)').filter({ visible: true }).first().waitFor();
    await page.close();
  });
});
