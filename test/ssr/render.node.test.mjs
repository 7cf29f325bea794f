import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renderToString } from '../../dist/ssr.js';
import { article, attr, elementsOf, page } from './html.mjs';

const textOf = (html) =>
  html
    .replace(/<(style|script)\b[^]*?<\/\1>/g, '')
    .replace(/<!--[^]*?-->|<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('renderToString', () => {
  it('renders a card from an article', async () => {
    const html = await renderToString('ward-article-card', { page, article });
    assert.match(html, /^<ward-article-card><template shadowrootmode="open"><style>/);
    assert.match(html, /<\/template><\/ward-article-card>$/);
    assert.equal(
      textOf(html),
      'Hội nghị Ban Chấp hành Thứ Sáu, 31/05/2024 283 lượt xem 5 điểm (1 đánh giá) ' +
        'Sáng 31/5, tại thành phố Tam Điệp. Tác giả: Thương Thương',
    );
    const [link] = elementsOf(html).filter(({ tagName }) => tagName === 'a');
    assert.equal(attr(link, 'href'), 'https://portal.example/bai/1');
    const [image] = elementsOf(html).filter(({ tagName }) => tagName === 'img');
    assert.equal(attr(image, 'src'), 'https://portal.example/tin/anh.jpg');
    assert.ok(html.includes('part="stars"'), 'the stars are there at once');
    assert.ok(!html.includes('Thân bài'), 'bodies are left out');
  });

  it('renders a card from attributes', async () => {
    const attributes = { headline: 'Tin "mới"', href: '/1', published: '2024-11-21', views: 1104 };
    const html = await renderToString('ward-article-card', { page, attributes });
    assert.match(html, /^<ward-article-card headline="Tin &quot;mới&quot;" href="\/1"/);
    assert.equal(textOf(html), 'Tin "mới" Thứ Năm, 21/11/2024 1.104 lượt xem'.replaceAll('"', '&quot;'));
  });

  it('renders a list from feeds that have been read', async () => {
    const feeds = [{ title: 'Cổng', items: [article, { ...article, id: '2', url: '/2', title: 'Hai' }] }];
    const attributes = { feed: '/rss', limit: 1, more: 'button', heading: 'Tin mới' };
    const html = await renderToString('ward-article-list', { page, feeds, attributes });
    assert.equal(elementsOf(html).filter(({ tagName }) => tagName === 'li').length, 1);
    assert.match(textOf(html), /^Tin mới Hội nghị .* Xem thêm$/);
    assert.ok(html.includes('(scripting:none)'), 'the button is not shown without script');
    assert.ok(!html.includes('<?'));
  });

  it('says that a feed is empty, and keeps places for one that has not been read', async () => {
    const attributes = { feed: '/rss', limit: 3 };
    const empty = await renderToString('ward-article-list', { page, attributes, feeds: [{ items: [] }] });
    assert.equal(textOf(empty), 'Chưa có bài viết nào.');
    const waiting = await renderToString('ward-article-list', { page, attributes });
    assert.equal(elementsOf(waiting).filter(({ tagName }) => tagName === 'li').length, 3);
    const fallback = '<a href="/tin">Tin tức</a>';
    const kept = await renderToString('ward-article-list', { page, attributes, fallback });
    assert.ok(kept.endsWith(`</template>${fallback}</ward-article-list>`));
    assert.deepEqual(
      elementsOf(kept)
        .map(({ tagName }) => tagName)
        .filter((name) => /^(li|slot)$/.test(name)),
      ['slot'],
    );
  });

  it('renders a rating', async () => {
    const html = await renderToString('ward-star-rating', { page, attributes: { value: 4.5, count: 12 } });
    assert.equal(textOf(html), 'Đánh giá cho bài viết: 4,5 điểm (12 đánh giá)');
    assert.ok(html.includes('<svg width="90">'));
    assert.ok(html.includes('shadowrootdelegatesfocus'));
  });

  it("renders the banner's day in the portal's zone, at the time given", async () => {
    const now = new Date('2024-11-20T18:00Z');
    const render = (attributes, lang) => renderToString('ward-date-banner', { page, now, lang, attributes });
    assert.equal(
      textOf(await render({ greeting: true, portal: 'Tam Điệp' })),
      'Thứ Năm, 21/11/2024 Chào mừng bạn đến với Tam Điệp!',
    );
    assert.equal(
      textOf(await render({ format: 'long', clock: true, lunar: true })),
      'Thứ Năm, ngày 21 tháng 11 năm 2024 01:00 Âm lịch: 21/10 năm Giáp Thìn',
    );
    assert.equal(
      textOf(await render({ 'time-zone': 'UTC', clock: 'seconds' })),
      'Thứ Tư, 20/11/2024 18:00:00',
    );
    assert.equal(textOf(await render({}, 'en')), 'Thursday, 21/11/2024');
    assert.equal(textOf(await render({ lang: 'en' }, 'vi')), 'Thursday, 21/11/2024');
    assert.ok(
      Math.abs(Date.now() - performance.timeOrigin - performance.now()) < 60_000,
      'the clock is as before',
    );
  });

  it('renders the headlines of a banner', async () => {
    const html = await renderToString('ward-date-banner', {
      page,
      attributes: { portal: 'Tam Điệp', feed: '/rss', ticker: true },
      feeds: [{ items: [article] }],
    });
    assert.match(textOf(html), /^Tam Điệp .* Tin mới Hội nghị Ban Chấp hành/);
  });

  it('leaves nothing behind that makes Node look like a browser', async () => {
    await renderToString('ward-article-card', { page, article });
    for (const name of ['document', 'location', 'matchMedia', 'window'])
      assert.equal(typeof globalThis[name], 'undefined');
  });

  it('renders many at once, each by itself', async () => {
    const days = ['2024-11-21', '2024-11-22', '2024-11-23'];
    const all = await Promise.all(
      days.map((day, i) =>
        renderToString('ward-date-banner', {
          page: `https://${i}.example/`,
          lang: i ? 'vi' : 'en',
          now: new Date(`${day}T05:00Z`),
          attributes: { format: 'long' },
        }),
      ),
    );
    assert.deepEqual(all.map(textOf), [
      'Thursday, 21 November 2024',
      'Thứ Sáu, ngày 22 tháng 11 năm 2024',
      'Thứ Bảy, ngày 23 tháng 11 năm 2024',
    ]);
  });

  it('refuses other tags, names that are no attributes, and a nonce that is none', async () => {
    await assert.rejects(renderToString('ward-article', { page }), /only ward-article-card/);
    await assert.rejects(renderToString('constructor', { page }), TypeError);
    for (const name of ['onclick', 'x onload', 'a>b', '"', '', 'a=b'])
      await assert.rejects(
        renderToString('ward-star-rating', { page, attributes: { [name]: '1' } }),
        /no attribute/,
      );
    await assert.rejects(renderToString('ward-star-rating', { page, nonce: '"><script>' }), /nonce/);
    const html = await renderToString('ward-star-rating', { page, nonce: 'abc123==' });
    assert.ok(html.includes('<style nonce="abc123==">'));
  });
});
