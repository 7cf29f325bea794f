import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'playwright-core';
import { checkConfig, createCompanion, listen, type Listening } from '../../../src/service/index.ts';
import { SqliteStore } from '../../../src/service/stores/sqlite/sqlite-store.ts';
import { root } from '../../../scripts/run.mjs';
import { launch, violations } from '../../helpers/chromium.mjs';
import { SITE } from '../companion.ts';

/** Where pictures of the pages go, to be looked at; without it none are made. */
const pictures = process.env['PICTURES'];

const FEED = `<rss version="2.0"><channel><title>Phường Tây Sơn</title><link>https://tayson.example.vn/</link>
<item><title>Hội nghị tổng kết công tác năm</title><link>https://tayson.example.vn/1</link><guid>1</guid>
<pubDate>Fri, 31 May 2024 08:30:00 +0700</pubDate><description>Sáng nay, Ủy ban nhân dân phường tổ chức hội nghị.</description></item>
<item><title>Thông báo lịch tiếp công dân</title><link>https://tayson.example.vn/2</link><guid>2</guid>
<pubDate>Thu, 30 May 2024 08:30:00 +0700</pubDate><description>Lịch tiếp công dân tháng 6.</description></item></channel></rss>`;

/** The script that the guide gives to editors, as it stands there. */
const PARENT = /<script>[^]*?<\/script>/.exec(readFileSync(`${root}docs/guides/iframe.md`, 'utf8'))![0];

const FULL = 'allow-scripts allow-same-origin allow-popups allow-forms';

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

describe('widgets in a frame', () => {
  let portal: Server;
  let foreign: Server;
  let companion: Listening;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  before(async () => {
    const serve = async (): Promise<Server> => {
      const server = createServer((request, response) => {
        const { searchParams, pathname } = new URL(request.url!, 'http://localhost/');
        if (pathname === '/rss') return response.end(FEED);
        const attribute = searchParams.has('sandbox') ? ` sandbox="${searchParams.get('sandbox')}"` : '';
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(`<!doctype html><html lang="vi"><title>Cổng</title><meta name="viewport" content="width=device-width">
          <style>iframe { display: block; width: 100%; border: 0 }</style>${PARENT}
          <iframe title="Khung" height="20"${attribute} src="${searchParams.get('src')?.replaceAll('&', '&amp;')}"></iframe>`);
        return undefined;
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    };
    [portal, foreign] = await Promise.all([serve(), serve()]);
    const origin = new URL(urlOf(portal)).origin;
    companion = await listen(
      createCompanion({
        config: checkConfig({
          sites: { [SITE]: { url: `${origin}/`, name: 'Phường Tây Sơn', initialTotal: 881_707 } },
          feeds: { news: { url: `${origin}/rss`, local: true } },
        }),
        store: new SqliteStore(':memory:'),
        log: () => undefined,
        version: '0.0.0',
      }),
      { host: '127.0.0.1', port: 0 },
    );
    browser = await launch();
    if (pictures) mkdirSync(pictures, { recursive: true });
  });
  after(async () => {
    await browser?.close();
    await companion?.stop();
    for (const server of [portal, foreign]) {
      server?.closeAllConnections();
      server?.close();
    }
  });

  /** A page of a portal with a frame on it. */
  async function show(
    path: string,
    { sandbox, at = portal, width = 768 }: { sandbox?: string; at?: Server; width?: number } = {},
  ): Promise<Frame> {
    await page?.context().close();
    const context = await browser.newContext({ viewport: { width, height: 700 } });
    page = await context.newPage();
    faults = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    const address = new URL(urlOf(at));
    address.searchParams.set('src', new URL(path, companion.url).href);
    if (sandbox !== undefined) address.searchParams.set('sandbox', sandbox);
    await page.goto(address.href);
    return page.frames()[1]!;
  }

  /** Waits until the frame is as high as what is in it. */
  const isFitted = () =>
    page.waitForFunction(() => {
      const { height } = document.querySelector('iframe')!;
      return Number(height) > 20;
    });

  const visits = `/embed/visit-stats?site=${SITE}&rows=total,today`;

  for (const [what, path, shown] of [
    ['visit statistics', visits, /881.707/],
    ['a rating', `/embed/star-rating?site=${SITE}&item=/tin/1`, /Đánh giá/],
    ['articles', '/embed/article-list?feed=news&heading=Tin', /Hội nghị tổng kết/],
    ['a card', '/embed/article-card?feed=news', /Hội nghị tổng kết/],
    ['an article', '/embed/article?feed=news&item=2', /Thông báo lịch/],
    ['the date banner', `/embed/date-banner?site=${SITE}&greeting`, /Chào mừng/],
  ] as const)
    for (const theme of ['light', 'dark'] as const)
      it(`shows ${what}, ${theme}, and nothing about it is wrong`, async () => {
        const frame = await show(`${path}&theme=${theme}`);
        await frame.getByText(shown).first().waitFor();
        await isFitted();
        assert.deepEqual(await violations(frame), []);
        assert.deepEqual(faults, []);
        if (pictures)
          for (const width of [360, 768, 1280]) {
            await page.setViewportSize({ width, height: 700 });
            await page.evaluate(
              () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 150))),
            );
            await page.screenshot({
              path: `${pictures}/${/\w[\w-]*(?=\?)/.exec(path)![0]}-${theme}-${width}.png`,
            });
          }
      });

  it('makes the frame as high as its content, and again when that changes', async () => {
    const frame = await show(visits);
    await frame.getByText(/881.707/).waitFor();
    await isFitted();
    const inner = () => frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    const outer = () => page.evaluate(() => Number(document.querySelector('iframe')!.height));
    await page.waitForFunction(() => Number(document.querySelector('iframe')!.height) > 60);
    assert.equal(await outer(), await inner());
    const before = await outer();
    await frame.evaluate(() =>
      document
        .querySelector('ward-visit-stats')!
        .setAttribute('rows', 'total online today yesterday week month'),
    );
    await page.waitForFunction((height) => Number(document.querySelector('iframe')!.height) > height, before);
    assert.equal(await outer(), await inner());
  });

  it('is refused on a page that is none of the portals', async () => {
    const frame = await show(visits, { at: foreign });
    await page.waitForLoadState();
    assert.equal(await frame.locator('ward-visit-stats').count(), 0);
    assert.match(faults.join(), /frame-ancestors/);
  });

  it('works in a sandbox that gives scripts and nothing else', async () => {
    const frame = await show(visits, { sandbox: 'allow-scripts' });
    await frame.getByText(/881.707/).waitFor();
    await isFitted();
    assert.deepEqual(faults, []);
  });

  const rating = `/embed/star-rating?site=${SITE}&item=/tin/2`;
  const vote = (frame: Frame) => frame.getByRole('radio', { name: '4 điểm' }).dispatchEvent('click');

  it('says in such a sandbox that a vote was refused', async () => {
    const frame = await show(rating, { sandbox: 'allow-scripts' });
    await vote(frame);
    await frame.getByText('Trang này không được nhận đánh giá.').waitFor();
  });

  it('takes a vote where the sandbox leaves it its origin', async () => {
    const frame = await show(rating, { sandbox: FULL });
    await vote(frame);
    await frame.getByText(/4 điểm \(1 đánh giá\)/).waitFor();
    assert.deepEqual(faults, []);
  });

  const linkIn = async (frame: Frame) => {
    const link = frame.getByRole('link', { name: 'Hội nghị tổng kết công tác năm' });
    await link.waitFor();
    await page.context().route('https://tayson.example.vn/**', (route) => route.fulfill({ body: 'here' }));
    return link;
  };

  for (const [what, sandbox] of [
    ['without a sandbox', undefined],
    ['in one that allows it', `${FULL} allow-top-navigation-by-user-activation`],
  ] as const)
    it(`opens links in the place of the page around it, ${what}`, async () => {
      const options = sandbox === undefined ? {} : { sandbox };
      const link = await linkIn(await show('/embed/article-list?feed=news', options));
      await link.click();
      await page.waitForURL('https://tayson.example.vn/1');
    });

  it('opens links in a new tab where that is asked for', async () => {
    const link = await linkIn(await show('/embed/article-list?feed=news&links=new', { sandbox: FULL }));
    const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await opened.waitForURL('https://tayson.example.vn/1');
  });
});
