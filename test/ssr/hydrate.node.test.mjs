import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { renderToString } from '../../dist/ssr.js';
import { launch } from '../helpers/chromium.mjs';
import { feed, items, json, pageOf, serve } from './portal.mjs';

async function isCalm(page) {
  assert.deepEqual(await page.evaluate(() => window.shifts), []);
  assert.deepEqual(page.said, []);
  await page.close();
}

describe('taking over what a server rendered', () => {
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

  const html = (tag, options) => renderToString(tag, { page: server.url, ...options });

  /** Opens a page, waits until all its elements have taken over, and checks that nothing was drawn anew or moved. */
  async function open(body, names, { options, alike = true } = {}) {
    routes['/page'] = pageOf(body, ['hydrate', ...names], options);
    const page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    page.said = [];
    page.on('console', (message) => /error|warning/.test(message.type()) && page.said.push(message.text()));
    page.on('pageerror', (error) => page.said.push(String(error)));
    await page.goto(`${server.url}page`);
    await page
      .waitForFunction(() => window.loaded)
      .catch((cause) => {
        throw new Error(page.said.join('\n'), { cause });
      });
    await page.waitForFunction(() =>
      window.nodesOf().every((node) => !node.localName.startsWith('ward-') || node.hasUpdated),
    );
    // Whatever comes after: parts, words, a second look at the clock.
    await page.evaluate(async () => {
      for (const node of window.nodesOf()) await node.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
    if (alike) {
      const [kept, all, was] = await page.evaluate(() => {
        const now = window.nodesOf();
        return [window.before.filter((node) => now.includes(node)).length, now.length, window.before.length];
      });
      assert.ok(was > 5);
      assert.deepEqual([kept, all], [was, was], 'the same nodes, and no others');
    }
    return page;
  }

  it('a card, from an article', async () => {
    const page = await open(await html('ward-article-card', { article: items[0] }), ['article-card']);
    const card = page.locator('ward-article-card');
    assert.equal(await card.evaluate((node) => node.article.title), 'Một');
    assert.equal(await card.evaluate((node) => node.state), 'ready');
    assert.deepEqual(await page.evaluate(() => window.shifts), []);
    await card.evaluate((node, article) => (node.article = article), items[1]);
    await page.getByRole('link', { name: 'Hai' }).waitFor();
    assert.equal(await page.getByRole('link').count(), 1);
    assert.deepEqual(page.said, []);
    await page.close();
  });

  it('a card, from attributes, and one from a feed', async () => {
    routes['/feed.json'] = json(feed);
    const page = await open(
      (await html('ward-article-card', {
        attributes: { headline: 'Tin', href: '/1', published: '2024-05-31', rating: 4, 'rating-count': 3 },
      })) +
        (await html('ward-article-card', { attributes: { feed: '/feed.json', item: '2' }, feeds: [feed] })),
      ['article-card'],
    );
    assert.equal(await page.getByRole('link').count(), 2);
    await page.getByRole('link', { name: 'Ba' }).waitFor();
    await isCalm(page);
  });

  it('a list, whose feed is read again, and whose button works', async () => {
    let asked = 0;
    const newer = { ...feed, items: [{ ...items[0], title: 'Một, sửa' }, ...items.slice(1)] };
    routes['/feed.json'] = (request, response) => {
      asked++;
      json(newer)(request, response);
    };
    const attributes = { feed: '/feed.json', limit: 2, more: 'button', heading: 'Tin mới' };
    const page = await open(await html('ward-article-list', { attributes, feeds: [feed] }), ['article-list']);
    await page.getByRole('link', { name: 'Một, sửa' }).waitFor();
    assert.equal(asked, 1);
    assert.equal(await page.getByRole('listitem').count(), 2);
    await page.getByRole('button', { name: 'Xem thêm' }).click();
    await page.getByRole('link', { name: 'Ba' }).waitFor();
    assert.equal(await page.getByRole('listitem').count(), 4);
    assert.equal(await page.locator('ward-article-list').evaluate((node) => node.state), 'ready');
    assert.deepEqual(page.said, []);
    await page.close();
  });

  for (const attributes of [
    { layout: 'list', more: 'pages', limit: 2 },
    { layout: 'headlines', limit: 3 },
    { layout: 'ticker', heading: 'Tin mới' },
  ])
    it(`a list in the layout ${attributes.layout}`, async () => {
      routes['/feed.json'] = json(feed);
      const given = { feed: '/feed.json', ...attributes };
      await isCalm(
        await open(await html('ward-article-list', { attributes: given, feeds: [feed] }), ['article-list']),
      );
    });

  it('a list whose feed is gone keeps what the server had, and says so', async () => {
    routes['/feed.json'] = (_, response) => response.writeHead(500).end();
    const attributes = { feed: '/feed.json' };
    const page = await open(
      await html('ward-article-list', { attributes, feeds: [feed] }),
      ['article-list'],
      { alike: false },
    );
    await page.locator('ward-article-list').evaluate(async (node) => {
      while (node.state !== 'stale') await new Promise(requestAnimationFrame);
    });
    await page.getByText('Chưa cập nhật được').waitFor();
    assert.equal(await page.getByRole('link', { name: 'Một' }).count(), 1);
    await page.close();
  });

  it('a rating, in which a vote is given', async () => {
    const ratings = { average: 4.5, count: 12, best: 5 };
    routes['/v1/ratings'] = (request, response) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(
        JSON.stringify(
          request.method === 'POST'
            ? { ...ratings, count: 13, mine: 4, voter: 'v' }
            : { ratings: { 1: ratings } },
        ),
      );
    };
    const attributes = { value: 4.5, count: 12, site: 'a', item: '1', feed: '/v1/ratings' };
    const page = await open(await html('ward-star-rating', { attributes }), ['star-rating'], {
      alike: false,
    });
    await page.getByText('4,5 điểm (12 đánh giá)').waitFor();
    const kept = () => page.evaluate(() => window.before.every((node) => node.isConnected));
    assert.ok(await kept());
    await page.getByRole('radio', { name: '4 điểm', exact: true }).check();
    await page.getByText('(13 đánh giá)').waitFor();
    assert.ok(await kept());
    await isCalm(page);
  });

  for (const [what, attributes] of [
    ['by the page', { voting: true, value: 3, count: 2 }],
    ['in a form', { name: 'stars', value: 3, required: true }],
    ['only shown', { value: 3.5, count: 2, precision: 0.5 }],
    ['without votes', { count: 0 }],
  ])
    it(`a rating ${what}`, async () => {
      const page = await open(await html('ward-star-rating', { attributes }), ['star-rating']);
      if (attributes.name || attributes.voting) {
        await page.getByRole('radio', { name: '5 điểm' }).check();
        await page.waitForFunction(() => {
          const node = document.querySelector('ward-star-rating');
          return node.value === 5 || node.mine === 5;
        });
      }
      await isCalm(page);
    });

  it('a banner, whose clock goes on from what the server wrote', async () => {
    const now = new Date('2024-11-20T17:00Z');
    const attributes = {
      greeting: true,
      portal: 'Tam Điệp',
      format: 'long',
      clock: true,
      lunar: true,
      'server-time': 'none',
    };
    const written = await html('ward-date-banner', { attributes, now });
    assert.ok(written.includes('ngày 21 tháng 11 năm 2024'));
    const page = await open(written, ['date-banner']);
    const today = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric' }).format();
    assert.match(
      await page.locator('ward-date-banner time').first().textContent(),
      new RegExp(`năm ${today}$`),
    );
    assert.deepEqual(page.said, []);
    await page.close();
  });

  it('a banner of this minute, in another zone, in English', async () => {
    const attributes = { portal: 'Tam Điệp', clock: true, 'time-zone': 'Asia/Tokyo', 'server-time': 'none' };
    const written = await html('ward-date-banner', { attributes, lang: 'en' });
    const page = await open(written, ['date-banner'], { options: { lang: 'en' } });
    await page.getByText(/^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, /).waitFor();
    await isCalm(page);
  });

  it('a banner with headlines', async () => {
    routes['/feed.json'] = json(feed);
    const attributes = { portal: 'Tam Điệp', feed: '/feed.json', ticker: true, 'server-time': 'none' };
    const page = await open(await html('ward-date-banner', { attributes, feeds: [feed] }), ['date-banner']);
    await page.getByRole('link', { name: 'Một' }).waitFor();
    await isCalm(page);
  });

  it('draws anew, once, what is not what the server drew', async () => {
    const written = await html('ward-article-card', { article: items[0] });
    const other = written.replaceAll(/lit-part [\w+/]+=*/g, 'lit-part AAAAAAAAAAA=');
    const page = await open(other, ['article-card'], { alike: false });
    await page.getByRole('link', { name: 'Một' }).waitFor();
    assert.equal(await page.getByRole('article').count(), 1);
    assert.match(page.said.join(), /drawn again ward-article-card/);
    await page.close();
  });

  it('all at once, elements drawn only in the browser among them', async () => {
    routes['/feed.json'] = json(feed);
    const attributes = { feed: '/feed.json', limit: 2, layout: 'headlines' };
    const page = await open(
      (await html('ward-date-banner', { attributes: { portal: 'Tam Điệp', 'server-time': 'none' } })) +
        (await html('ward-article-list', { attributes, feeds: [feed] })) +
        (await html('ward-star-rating', { attributes: { value: 4, count: 2 } })) +
        '<ward-article-card headline="Chỉ ở đây" href="/x"></ward-article-card>',
      ['all'],
      { alike: false },
    );
    await page.getByRole('link', { name: 'Chỉ ở đây' }).waitFor();
    assert.ok(await page.evaluate(() => window.before.every((node) => node.isConnected)));
    assert.equal(await page.getByRole('link').count(), 3);
    assert.deepEqual(page.said, []);
    await page.close();
  });

  it('under a policy that lets no style element through', async () => {
    const policy = "default-src 'self' 'unsafe-inline'; style-src 'self'";
    const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
    const page = await open(await html('ward-article-card', { article: items[0] }), ['article-card'], {
      options: { head },
    });
    const display = await page
      .locator('ward-article-card .card')
      .evaluate((node) => getComputedStyle(node).display);
    assert.equal(display, 'flex');
    await page.close();
  });
});
