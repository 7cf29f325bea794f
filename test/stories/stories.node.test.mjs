import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { root } from '../scripts/run.mjs';
import { launch, serve, violations } from './helpers/chromium.mjs';

// Made by `npm run build-storybook`, which `npm test` runs before.
const { entries } = JSON.parse(readFileSync(`${root}storybook-static/index.json`, 'utf8'));
const stories = Object.values(entries).filter(({ type }) => type === 'story');

/** Stories that show what a missing feed looks like are allowed to say so. */
const expectedNoise = /Failed to load resource|\[ward-widgets\]/;

describe('every story', () => {
  let browser;
  let server;
  before(async () => {
    browser = await launch();
    server = await serve('storybook-static');
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  it('is there for all elements', () => {
    const titles = new Set(stories.map(({ title }) => title));
    assert.deepEqual([...titles].sort(), [
      'Elements/Article',
      'Elements/Article card',
      'Elements/Article list',
      'Elements/Date banner',
      'Elements/Star rating',
      'Elements/Visit statistics',
    ]);
  });

  for (const { id, title, name } of stories) {
    it(`${title}, ${name}: is accessible in light and dark, quiet, and asks no other host`, async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const complaints = [];
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !expectedNoise.test(message.text()))
          complaints.push(message.text());
      });
      page.on('request', (request) => {
        const { protocol, host } = new URL(request.url());
        // One story shows a feed that nobody serves.
        if (/^http/.test(protocol) && host !== new URL(server.url).host && host !== 'localhost:9')
          complaints.push(request.url());
      });
      for (const theme of ['light', 'dark']) {
        await page.goto(`${server.url}iframe.html?id=${id}&viewMode=story&globals=theme:${theme}`);
        await page.waitForFunction(
          (waiting) => {
            const element = [...document.querySelectorAll('#storybook-root *')].find(({ localName }) =>
              localName.startsWith('ward-'),
            );
            return waiting ? element?.state === 'waiting' : element?.state && element.state !== 'waiting';
          },
          /waiting/i.test(name),
        );
        assert.deepEqual(await violations(page, '#storybook-root'), [], theme);
      }
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }
});
