import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import sirv from 'sirv';
import { root } from '../../scripts/run.mjs';
import { launch, violations } from '../helpers/chromium.mjs';

/** As strict as a page of its own can be: no inline script or style, nobody else's files. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' http://localhost:9; base-uri 'none'";

/** Feeds that cannot be read, each in its own way, and one that can; and a page to paste into. */
const answers = {
  '/empty.html': (response) =>
    response
      .setHeader('Content-Type', 'text/html')
      .end('<!doctype html><title>A</title><body data-ward-theme="government">'),
  '/feeds/ok.rss': (response) =>
    response.end(
      '<rss><channel><title>A</title><item><title>Bài thật</title><link>/1</link></item></channel></rss>',
    ),
  '/feeds/500.rss': (response) => response.writeHead(500).end(),
  '/feeds/page.rss': (response) => response.end('<!doctype html><title>Đăng nhập</title>'),
  '/feeds/cut.rss': (response) => response.end('<rss><channel><item><title>A'),
  '/feeds/big.rss': (response) => {
    response.write('<rss><channel>');
    response.end(' '.repeat(9 * 1024 * 1024));
  },
};

/** The files for script tags under a path, as the zip's folder lies on somebody's server. */
async function serve() {
  const files = sirv(`${root}dist/cdn`, { dev: true });
  const server = createServer((request, response) => {
    const [path] = request.url.split('?');
    response.setHeader('Content-Security-Policy', POLICY);
    if (answers[path]) return answers[path](response);
    if (!path.startsWith('/a/b/')) return response.writeHead(404).end();
    request.url = request.url.slice('/a/b'.length);
    files(request, response, () => response.writeHead(404).end());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/a/b/builder.html`, server };
}

describe('the embed builder', () => {
  let browser;
  let served;
  let page;
  let complaints;
  before(async () => {
    [browser, served] = await Promise.all([launch(), serve()]);
  });
  after(async () => {
    await browser.close();
    served.server.close();
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'vi' });
    complaints = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (
        message.type() === 'error' &&
        !/Failed to load resource|\[ward-widgets\]|localhost:9/.test(message.text())
      )
        complaints.push(message.text());
    });
  });
  afterEach(async () => {
    await page.close();
    assert.deepEqual(complaints, []);
  });

  /** Opens the page, with a state in its address, and waits for the first preview. */
  async function open(hash = '') {
    await page.goto(`${served.url}${hash && `#${hash}`}`);
    await page.locator('.preview > *').waitFor();
  }
  const source = () => page.getByRole('group', { name: 'Mã để dán' }).locator('code').innerText();
  const field = (name) => page.getByRole('textbox', { name, exact: false }).first();

  it('shows a widget at once, without anything typed', async () => {
    await open();
    await page.getByRole('link', { name: /Bộ phận Một cửa/ }).waitFor();
    await page.getByText('Đang xem bằng dữ liệu mẫu').waitFor();
  });

  it("shows the reader's own feed, and says what was read", async () => {
    await open();
    await field('Địa chỉ nguồn tin').fill('/feeds/ok.rss');
    await page.getByRole('link', { name: 'Bài thật' }).waitFor();
    await page.getByText('Đã đọc được 1 bài.').waitFor();
    assert.match(await source(), /<ward-article-list feed="\/feeds\/ok\.rss"><\/ward-article-list>/);
  });

  for (const [kind, feed, said] of [
    ['blocked', 'http://localhost:9/tin.rss', /CORS/],
    ['http', '/feeds/khong-co.rss', /lỗi 404/],
    ['http', '/feeds/500.rss', /lỗi 500/],
    ['not-a-feed', '/feeds/page.rss', /không phải nguồn tin/],
    ['malformed', '/feeds/cut.rss', /không sửa được/],
    ['too-large', '/feeds/big.rss', /lớn hơn 8 MB/],
  ])
    it(`says why ${feed} cannot be read (${kind})`, async () => {
      await open();
      await field('Địa chỉ nguồn tin').fill(feed);
      await page.getByRole('status').filter({ hasText: said }).waitFor();
    });

  it('says that an article is not in the feed', async () => {
    await open('widget=article-card&a.feed=%2Ffeeds%2Fok.rss&a.item=khong-co');
    await page.getByRole('status').filter({ hasText: 'không có bài với mã' }).waitFor();
  });

  it('says that a feed is too slow', async () => {
    await page.clock.install();
    await page.route('**/feeds/slow.rss', () => {});
    await open('a.feed=%2Ffeeds%2Fslow.rss');
    await page.getByText('Đang đọc nguồn tin').waitFor();
    await page.clock.fastForward(16_000);
    await page.getByRole('status').filter({ hasText: 'quá chậm' }).waitFor();
  });

  it('sends nobody to an address that is none', async () => {
    await open();
    await field('Địa chỉ nguồn tin').fill('javascript:alert(1)');
    await page.getByText('Địa chỉ phải bắt đầu bằng').waitFor();
    assert.equal(await field('Địa chỉ nguồn tin').getAttribute('aria-invalid'), 'true');
  });

  it('makes the source for each door, with hashes and the version', async () => {
    await open(
      'widget=visit-stats&a.feed=%2Fv1%2Fvisits&a.site=tay-son&a.counting=true&base=https://cdn.example.vn/w-0.1.0',
    );
    await page.waitForFunction(() => document.querySelector('pre').textContent.includes('integrity'));
    assert.match(
      await source(),
      /^<script type="module" src="https:\/\/cdn\.example\.vn\/w-0\.1\.0\/autoload\.js" integrity="sha384-[\w+/]+" crossorigin="anonymous"><\/script>\n<ward-visit-stats feed="\/v1\/visits" site="tay-son" counting><\/ward-visit-stats>$/,
    );
    await page.getByRole('tab', { name: 'div data-ward' }).click();
    assert.match(await source(), /iife\.js" integrity="sha384-[^]+data-counting="true"/);
    await page.getByRole('tab', { name: 'Khung' }).click();
    assert.match(await source(), /\/embed\/visit-stats\?site=tay-son&amp;counting"/);
    await page.getByRole('tab', { name: 'React' }).click();
    assert.match(
      await source(),
      /npm install ward-widgets@\d+\.\d+\.\d+\nimport 'ward-widgets\/visit-stats'/,
    );
  });

  it('has tabs for the arrow keys', async () => {
    await open();
    await page.getByRole('tab', { name: 'Thẻ HTML' }).focus();
    await page.keyboard.press('ArrowLeft');
    assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'React');
    assert.match(await source(), /^\/\/ npm install/);
  });

  it('does not count, and votes for nobody, in the preview', async () => {
    await open('widget=visit-stats&a.feed=%2Fv1%2Fvisits&a.site=tay-son&a.counting=true');
    assert.equal(await page.locator('ward-visit-stats').getAttribute('counting'), null);
    const asked = [];
    page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()));
    await page.getByRole('combobox', { name: 'Thành phần' }).selectOption('star-rating');
    await page.evaluate(() => {
      const rating = document.querySelector('ward-star-rating');
      const vote = new CustomEvent('ward-vote', { bubbles: true, composed: true, cancelable: true });
      rating.dispatchEvent(vote);
      if (!vote.defaultPrevented) throw new Error('the vote would be sent');
    });
    assert.deepEqual(asked, []);
  });

  it('sets what stands alone: a value left out, or one', async () => {
    await open('widget=date-banner&a.portal=A');
    await page.getByRole('checkbox', { name: 'Lời chào' }).check();
    assert.match(await source(), /portal="A" greeting>/);
    await page.getByRole('textbox', { name: 'Lời chào' }).fill('Xin chào');
    assert.match(await source(), /greeting="Xin chào"/);
    await page.getByRole('checkbox', { name: 'Lời chào' }).uncheck();
    assert.doesNotMatch(await source(), /greeting/);
  });

  it('goes back and forward', async () => {
    await open();
    await page.getByRole('combobox', { name: 'Thành phần' }).selectOption('date-banner');
    await page.locator('.preview ward-date-banner').waitFor();
    await page.goBack();
    await page.locator('.preview ward-article-list').waitFor();
    assert.match(await source(), /<ward-article-list/);
    await page.goForward();
    await page.locator('.preview ward-date-banner').waitFor();
  });

  it('is the same page again from its address', async () => {
    await open();
    await field('Tiêu đề').fill('Tin "nóng" & <mới>');
    await page.getByRole('radio', { name: 'Xanh lam' }).check({ force: true });
    const [address, before] = [page.url(), await source()];
    await page.goto('about:blank');
    await page.goto(address);
    await page.locator('.preview > *').waitFor();
    await page.waitForFunction(() => document.querySelector('pre').textContent.includes('integrity'));
    assert.equal(await source(), before);
    assert.equal(await page.locator('.preview').getAttribute('data-ward-theme'), 'civic');
  });

  it('takes a hostile address for text', async () => {
    const attack = encodeURIComponent('"><img src=x onerror="document.title=1">');
    await open(
      `widget=article-list&a.heading=${attack}&content=${attack}&base=${attack}&service=${attack}&l.radius=${attack}`,
    );
    await page.getByRole('heading', { name: '"><img' }).waitFor();
    assert.equal(await page.locator('img[src=x]').count(), 0);
    assert.match(await source(), /heading="&quot;&gt;&lt;img src=x onerror=&quot;/);
  });

  it('previews a theme, changes a colour, warns of low contrast, and gives the style sheet', async () => {
    await open();
    await page.getByRole('radio', { name: 'Đỏ và vàng' }).check({ force: true });
    const link = page.locator('.preview ward-article-list').getByText('Cải cách hành chính');
    const colour = () => link.evaluate((node) => getComputedStyle(node).color);
    await link.waitFor();
    assert.equal(await colour(), 'rgb(165, 18, 27)');
    await page.getByText('Bộ màu của đơn vị').click();
    await page.getByLabel('Màu nhấn, sáng').fill('#ffcc00');
    await page.getByText('Màu nhấn trên Nền thẻ (sáng): tương phản 1,5, cần ít nhất 4,5.').waitFor();
    assert.equal(await colour(), 'rgb(255, 204, 0)');
    const css = await page.getByRole('group', { name: 'CSS để dán' }).innerText();
    const html = await page.getByRole('group', { name: 'Màu sắc và kiểu chữ' }).locator('code').innerText();
    assert.match(html, /themes\.css" integrity="sha384-[^]+<body data-ward-theme="government">/);

    // Pasted into another page, the widget has the same colour.
    const other = await browser.newPage();
    await other.goto(new URL('/empty.html', served.url).href);
    await other.addStyleTag({ url: served.url.replace('builder.html', 'themes.css') });
    await other.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, css);
    await other.addScriptTag({ type: 'module', url: served.url.replace('builder.html', 'autoload.js') });
    await other.evaluate(() => {
      const list = document.createElement('ward-article-list');
      list.setAttribute('feed', '/a/b/builder-sample/tin-tuc.json');
      document.body.append(list);
    });
    const pasted = other.getByText('Cải cách hành chính');
    await pasted.waitFor();
    assert.equal(await pasted.evaluate((node) => getComputedStyle(node).color), 'rgb(255, 204, 0)');
    await other.close();
  });

  it('copies the source, and says so', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open();
    await page.getByRole('button', { name: 'Chép: Mã để dán' }).click();
    await page.getByText('Đã chép.').waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await source());
  });

  it('copies where the page may not use the clipboard', async () => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.addEventListener('copy', () => (globalThis.copied = document.activeElement.value));
    });
    await open();
    await page.getByRole('button', { name: 'Chép: Mã để dán' }).click();
    await page.getByText('Đã chép.').waitFor();
    assert.equal(await page.evaluate(() => globalThis.copied), await source());
  });

  it('speaks English', async () => {
    await open();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Make a tag to paste' }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    await page.getByRole('link', { name: /Bộ phận Một cửa/ }).waitFor();
  });

  it('previews in the width that was chosen', async () => {
    await open();
    await page.getByRole('radio', { name: '150 px' }).check({ force: true });
    assert.equal(await page.locator('.preview ward-article-list').evaluate((list) => list.offsetWidth), 150);
  });

  for (const colorScheme of ['light', 'dark'])
    for (const width of [360, 768, 1280])
      it(`is accessible and no wider than ${width} px, in ${colorScheme}`, async () => {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await open(
          'widget=visit-stats&a.feed=%2Ffeeds%2Fpage.rss&theme=government&c.text=%23999999+%23666666&door=iframe',
        );
        await page.getByRole('status').filter({ hasText: 'không phải nguồn tin' }).waitFor();
        for (const part of await page.locator('summary').all()) await part.click();
        // The colours of the preview were chosen badly on purpose.
        assert.deepEqual(
          (await violations(page)).filter((line) => !/ward-visit-stats/.test(line)),
          [],
        );
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
      });
});
