import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../scripts/run.mjs';
import { launch, violations } from './helpers/chromium.mjs';
import { shifts } from './helpers/shifts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ward-demo-'));

/** Starts the demo; resolves with its address, or its exit code and what it said. */
async function start(port, data = join(folder, 'shared')) {
  const demo = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DEMO_DATA: data },
  });
  let said = '';
  const exited = once(demo, 'exit').then(([code]) => ({ code, said }));
  const running = new Promise((resolve) => {
    const listen = (data) => {
      said += data;
      const url = /http:\/\/localhost:\d+\//.exec(said)?.[0];
      if (url) resolve({ url, stop: () => (demo.kill(), exited) });
    };
    demo.stdout.on('data', listen);
    demo.stderr.on('data', listen);
  });
  return Promise.race([running, exited]);
}

/** Waits for a text that can be seen: what stands in a tag until there is something better is hidden then. */
const visible = (page, text) => page.getByText(text).filter({ visible: true }).first().waitFor();

describe('npm start', () => {
  let demo;
  let browser;
  before(async () => {
    [demo, browser] = await Promise.all([start(0), launch()]);
  });
  after(async () => {
    await demo.stop();
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  it('says in one sentence that a port is in use', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address();
    const { code, said } = await start(port);
    other.close();
    assert.equal(code, 1);
    assert.match(
      said,
      new RegExp(`Port ${port} is in use\\. Choose another one: PORT=${port + 1} npm start`),
    );
  });

  it('says in one sentence that a port is none', async () => {
    const { code, said } = await start('eighty');
    assert.equal(code, 1);
    assert.match(said, /PORT is "eighty"; it takes a whole number/);
  });

  it('answers a missing file with 404', async () => {
    assert.equal((await fetch(`${demo.url}khong-co.html`)).status, 404);
    assert.equal((await fetch(`${demo.url}../package.json`)).status, 404);
  });

  for (const [width, colorScheme] of [
    [360, 'light'],
    [768, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ]) {
    it(`shows every element in the state it should have, accessibly, at ${width} px ${colorScheme}`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      const violated = [];
      page.on(
        'console',
        (message) => /Content Security Policy/.test(message.text()) && violated.push(message.text()),
      );
      await page.goto(demo.url);
      const states = await page.waitForFunction(() => {
        const all = [...document.querySelectorAll('*')].filter(({ localName }) =>
          localName.startsWith('ward-'),
        );
        const found = all.map(({ localName, state, feed }) => [localName, feed, state].join(' '));
        return all.every(({ state }) => state && state !== 'waiting') && found;
      });
      const found = await states.jsonValue();
      assert.ok(found.length >= 10);
      const wanted = (line) =>
        /\/hong|khong-co/.test(line) ? 'failed' : /\/trong/.test(line) ? 'empty' : 'ready';
      for (const line of found) assert.equal(line.split(' ').pop(), wanted(line), line);
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(violated, []);
      const { scrollWidth } = await page.evaluate(() => ({
        scrollWidth: document.documentElement.scrollWidth,
      }));
      assert.ok(scrollWidth <= width, `the page is ${scrollWidth} px wide`);
      await page.close();
    });
  }

  it('asks once for a feed that several lists show', async () => {
    const page = await browser.newPage();
    const asked = [];
    page.on('request', (request) => request.url().includes('/feeds/') && asked.push(request.url()));
    await page.goto(demo.url);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('ward-article-list')].every(({ state }) => state && state !== 'waiting'),
    );
    assert.equal(new Set(asked).size, asked.length);
    await page.close();
  });

  it('says all that the page it was drawn from says, in its order, to those who hear it', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const then = new Date('2024-11-21T03:00:00Z');
    await page.clock.setFixedTime(then);
    // The banner asks the server what o'clock it is.
    await page.route(
      () => true,
      (route) =>
        route.request().method() === 'HEAD'
          ? route.fulfill({ status: 200, headers: { Date: then.toUTCString() } })
          : route.continue(),
    );
    await page.goto(demo.url);
    await visible(page, 'Trực tuyến:');
    await visible(page, '881707');
    await visible(page, '5 điểm (1 đánh giá)');
    await visible(page, 'Thương Thương');
    const heard = (await page.locator('body').ariaSnapshot()).replace(/\s+/g, ' ');
    let from = 0;
    for (const line of [
      'Trang Thông tin điện tử',
      'Thành phố Tam Điệp',
      'Thứ Năm, 21/11/2024',
      'Chào mừng bạn đến với Trang thông tin điện tử thành phố Tam Điệp!',
      'link "Đăng nhập"',
      'heading "Hội nghị Sơ kết 5 năm thực hiện Nghị định số 21 của Chính phủ về khu vực phòng thủ, giai đoạn 2019-2024" [level=1]',
      'Thứ Sáu, 31/05/2024',
      '283 lượt xem',
      'Đánh giá cho bài viết:',
      '5 điểm (1 đánh giá)',
      'Chiều 30/5, Ban chỉ đạo khu vực phòng thủ',
      'Quang cảnh Hội nghị.',
      'Dự hội nghị có đồng chí Trung tá',
      'Tại hội nghị, các đại biểu phát biểu tham luận',
      'phát biểu kết luận.',
      'Phát biểu kết luận Hội nghị',
      'trao Giấy khen cho các tập thể và cá nhân',
      'Nhân dịp này, UBND thành phố đã biểu dương',
      'Thương Thương',
      'heading "Thống kê truy cập"',
      'Số lượt truy cập',
      '881707',
      // Who is online is counted for real: the number is not that of the page.
      'Trực tuyến:',
      'Hôm nay:',
      '1104',
    ]) {
      const at = heard.indexOf(line, from);
      assert.ok(at >= 0, `"${line}" is not heard after character ${from} of: ${heard}`);
      from = at + line.length;
    }
    await page.close();
  });

  for (const [width, height] of [
    [360, 800],
    [1280, 900],
  ]) {
    it(`moves nothing while everything arrives a second late, at ${width} px`, async () => {
      const page = await browser.newPage({ viewport: { width, height } });
      assert.deepEqual(await shifts(page, demo.url), []);
      await page.close();
    });
  }

  it('takes a vote and takes it back', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(demo.url);
    await page.getByRole('radio', { name: '4 điểm' }).first().check({ force: true });
    await visible(page, '4,5 điểm (2 đánh giá)');
    await page.getByRole('button', { name: 'Bỏ đánh giá' }).click();
    await visible(page, '5 điểm (1 đánh giá)');
    await page.close();
  });

  it('counts a visitor and keeps a vote for real, and both survive a restart', async () => {
    const data = join(folder, 'restarted');
    let again = await start(0, data);
    // A person's browser: programs are counted apart.
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36';
    const visit = async (see) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, userAgent });
      await context.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => false }));
      const page = await context.newPage();
      await page.goto(again.url);
      await see(page);
      await context.close();
    };
    await visit(async (page) => {
      await visible(page, '881708');
      await page.getByRole('radio', { name: '4 điểm' }).first().check({ force: true });
      await visible(page, '4,5 điểm (2 đánh giá)');
    });
    await again.stop();
    again = await start(0, data);
    // The same visitor within half an hour: the same visit.
    await visit(async (page) => {
      await visible(page, '881708');
      await visible(page, '4,5 điểm (2 đánh giá)');
    });
    await again.stop();
  });

  it('finds the article that the address of its page names, and says so where there is none', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${demo.url}bai-viet.html?item=ra-quan-trong-cay`);
    await page.getByRole('heading', { level: 1, name: /Ra quân tổng vệ sinh/ }).waitFor();
    await page.goto(`${demo.url}bai-viet.html?item=khong-co`);
    await page.getByText('Không tìm thấy bài viết.').waitFor();
    await page.close();
  });

  it('is readable without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(demo.url);
    assert.ok(await page.getByText('Hội nghị Sơ kết 5 năm').first().isVisible());
    assert.ok(await page.locator('ward-article-list a').first().isVisible());
    await context.close();
  });
});
