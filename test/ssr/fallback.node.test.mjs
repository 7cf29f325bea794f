import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { renderToString } from '../../dist/ssr.js';
import { launch } from '../helpers/chromium.mjs';
import { pageOf, serve } from './portal.mjs';

/** What the README advises to write inside each tag. */
const fallbacks = {
  'ward-article-list': ['feed="/rss"', '<a href="/tin-tuc">Tin tức</a>', 'Tin tức'],
  'ward-article-card': ['feed="/rss"', '<a href="/bai/1">Hội nghị</a>', 'Hội nghị'],
  'ward-article': ['feed="/rss" item="1"', '<h1>Hội nghị</h1><p>Thân bài.</p>', 'Hội nghị\n\nThân bài.'],
  'ward-star-rating': [
    'feed="/r" site="a"',
    'Đánh giá: 5 điểm (1 đánh giá)',
    'Đánh giá: 5 điểm (1 đánh giá)',
  ],
  'ward-visit-stats': ['feed="/v" site="a"', 'Số lượt truy cập: 881.707', 'Số lượt truy cập: 881.707'],
  'ward-date-banner': [
    'portal="Tam Điệp"',
    'Cổng Tam Điệp <a slot="login" href="/dn">Đăng nhập</a>',
    'Cổng Tam Điệp Đăng nhập',
  ],
};

describe('without script', () => {
  const routes = {};
  let browser, server;
  before(async () => {
    server = await serve(routes);
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  /** A page whose scripts do not run. */
  async function open(body) {
    routes['/page'] = pageOf(body, ['all']);
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${server.url}page`);
    return page;
  }
  const html = (tag, options) => renderToString(tag, { page: server.url, ...options });

  for (const [tag, [attributes, inside, text]] of Object.entries(fallbacks))
    it(`<${tag}> shows what is written inside it`, async () => {
      const page = await open(`<${tag} ${attributes}>${inside}</${tag}>`);
      const element = page.locator(tag);
      assert.equal((await element.innerText()).trim(), text);
      assert.ok((await element.boundingBox()).height > 10);
      for (const link of await element.locator('a').all()) assert.ok(await link.isVisible());
      await page.close();
    });

  it('a list from the server can be read and followed, and has no button that does nothing', async () => {
    const items = [1, 2, 3].map((n) => ({
      id: `${n}`,
      url: `/bai/${n}`,
      title: `Bài ${n}`,
      date_published: '2024-05-31T01:30:00Z',
      _ward: { views: 283, rating: { average: 5, count: 1, best: 5 } },
    }));
    const attributes = { feed: '/rss', limit: 2, more: 'button', heading: 'Tin mới' };
    const page = await open(
      await html('ward-article-list', { attributes, feeds: [{ items }], fallback: '<a href="/tin">Tin</a>' }),
    );
    assert.equal(await page.getByRole('link').count(), 2);
    assert.ok(await page.getByText('Thứ Sáu, 31/05/2024').first().isVisible());
    assert.ok(await page.locator('[part=stars]').first().isVisible());
    assert.equal(await page.getByRole('button').count(), 0);
    const display = await page
      .locator('.card')
      .first()
      .evaluate((node) => getComputedStyle(node).display);
    assert.equal(display, 'flex');
    routes['/bai/1'] = 'Bài';
    await page.getByRole('link', { name: 'Bài 1' }).click();
    assert.equal(page.url(), `${server.url}bai/1`);
    await page.close();
  });

  it('card, rating and banner from the server can be read', async () => {
    const page = await open(
      (await html('ward-article-card', {
        attributes: { headline: 'Tin', href: '/1', published: '2024-05-31' },
      })) +
        (await html('ward-star-rating', { attributes: { value: 5, count: 1, voting: true } })) +
        (await html('ward-date-banner', {
          attributes: { portal: 'Tam Điệp', clock: true },
          now: new Date('2024-11-21T01:30Z'),
          fallback: '<a slot="login" href="/dn">Đăng nhập</a>',
        })),
    );
    for (const text of [
      'Thứ Sáu, 31/05/2024',
      '5 điểm (1 đánh giá)',
      'Thứ Năm, 21/11/2024',
      '08:30',
      'Đăng nhập',
    ])
      assert.ok(await page.getByText(text).first().isVisible(), text);
    assert.equal(await page.getByRole('radio').count(), 0, 'no choice that cannot be sent');
    await page.close();
  });
});
