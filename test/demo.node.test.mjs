import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { root } from '../scripts/run.mjs';
import { launch, violations } from './helpers/chromium.mjs';

/** Starts the demo; resolves with its address, or its exit code and what it said. */
async function start(port) {
  const demo = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, PORT: String(port) },
  });
  let said = '';
  const exited = once(demo, 'exit').then(([code]) => ({ code, said }));
  const running = new Promise((resolve) => {
    const listen = (data) => {
      said += data;
      const url = /http:\/\/localhost:\d+\//.exec(said)?.[0];
      if (url) resolve({ url, stop: () => demo.kill() });
    };
    demo.stdout.on('data', listen);
    demo.stderr.on('data', listen);
  });
  return Promise.race([running, exited]);
}

describe('npm start', () => {
  let demo;
  let browser;
  before(async () => {
    [demo, browser] = await Promise.all([start(0), launch()]);
  });
  after(async () => {
    demo.stop();
    await browser.close();
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
    it(`shows every list in the state it should have, accessibly, at ${width} px ${colorScheme}`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      const violated = [];
      page.on(
        'console',
        (message) => /Content Security Policy/.test(message.text()) && violated.push(message.text()),
      );
      await page.goto(demo.url);
      const states = await page.waitForFunction(() => {
        const all = [...document.querySelectorAll('ward-article-list, ward-article-card')];
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

  it('is readable without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(demo.url);
    assert.ok(await page.getByText('Hội nghị Sơ kết 5 năm').first().isVisible());
    assert.ok(await page.locator('ward-article-list a').first().isVisible());
    await context.close();
  });
});
