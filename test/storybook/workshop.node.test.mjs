import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import sirv from 'sirv';
import { root } from '../../scripts/run.mjs';
import { launch, violations } from '../helpers/chromium.mjs';

// Made by `npm run build-storybook`, which `npm test` runs before.
const json = (file) => JSON.parse(readFileSync(root + file, 'utf8'));
const { version } = json('package.json');
const hashes = json('storybook-static/portal/assets/sri.json');

/** The built Storybook where a host may have put it: below other folders. */
async function serveBelow(path) {
  const files = sirv(`${root}storybook-static`, { dev: true });
  const server = createServer((request, response) => {
    request.url = request.url.startsWith(path) ? request.url.slice(path.length - 1) : '/no-such-file';
    files(request, response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => (server.closeAllConnections(), server.close());
  return { url: `http://127.0.0.1:${server.address().port}${path}`, close };
}

const story = 'elements-star-rating--rating';
const [docs] = Object.values(json('storybook-static/index.json').entries).filter(
  ({ type, title }) => type === 'docs' && title === 'Elements/Star rating',
);

describe('Storybook, built', () => {
  let server;
  let browser;
  let context;
  /** What was asked elsewhere or in vain, and errors. */
  const complaints = [];

  async function open(path, viewport = { width: 1280, height: 800 }) {
    const page = await context.newPage();
    await page.setViewportSize(viewport);
    await page.goto(server.url + path);
    return page;
  }

  before(async () => {
    [browser, server] = await Promise.all([launch(), serveBelow('/a/b/')]);
    context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    context.on('request', (request) => {
      const url = request.url();
      if (/^http/.test(url) && !url.startsWith(server.url)) complaints.push(url);
    });
    context.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
    });
    context.on('weberror', (error) => complaints.push(error.error().message));
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  const loads = (file, attributes) =>
    `<script ${attributes} src="${server.url}portal/assets/${file}" integrity="${hashes[file]}" crossorigin="anonymous"></script>`;

  /** What is to be pasted for a rating of so many stars by one voter, by the title of its tab. */
  const sources = (stars) => ({
    HTML: `${loads('autoload.js', 'type="module"')}
<ward-star-rating value="${stars}" count="1"></ward-star-rating>`,
    'data-ward': `${loads('ward-widgets.iife.js', 'defer')}
<div data-ward="star-rating" data-value="${stars}" data-count="1"></div>`,
    // A frame takes no numbers of the page.
    iframe: `<iframe
  src="https://ward.example.gov.vn/embed/star-rating"
  title="Đánh giá bài viết"
  width="100%"
  height="240"
  style="border: 0"
></iframe>`,
    React: `// npm install ward-widgets@${version}
import 'ward-widgets/star-rating';
import type {} from 'ward-widgets/jsx';

export const Widget = () => (
  <ward-star-rating value="${stars}" count="1" />
);`,
  });

  /** Waits until the code shown is exactly this. */
  async function says(place, text) {
    const code = place.locator('pre');
    await code.filter({ hasText: text }).waitFor();
    assert.equal(await code.innerText(), text);
  }

  const setStars = (page, stars) =>
    page
      .getByRole('row', { name: /^value / })
      .getByRole('spinbutton')
      .fill(String(stars));

  describe('around a story', () => {
    let page;
    let preview;
    before(async () => {
      page = await open(`?path=/story/${story}`);
      preview = page.frameLocator('#storybook-preview-iframe');
      await preview.getByText('5 điểm (1 đánh giá)').waitFor();
    });
    after(() => page.close());

    const panel = (name) => page.getByRole('tabpanel', { name, exact: true });
    const openPanel = (name) => page.getByRole('tab', { name, exact: true }).click();

    describe('the Code panel', () => {
      before(async () => {
        await setStars(page, 4);
        await preview.getByText('4 điểm (1 đánh giá)').waitFor();
        await openPanel('Code');
      });

      for (const title of ['HTML', 'data-ward', 'iframe', 'React']) {
        it(`shows and copies the source for ${title} as the controls are set`, async () => {
          await panel('Code').getByRole('tab', { name: title }).click();
          await says(panel('Code'), sources(4)[title]);
          await panel('Code').getByRole('button', { name: 'Copy' }).click();
          await panel('Code').getByText('Copied').waitFor();
          assert.equal(await page.evaluate(() => navigator.clipboard.readText()), sources(4)[title]);
        });
      }

      it('is worked by the arrow keys, Home and End', async () => {
        await panel('Code').getByRole('tab', { name: 'HTML' }).click();
        const seen = [];
        for (const key of ['ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home']) {
          await page.keyboard.press(key);
          seen.push(await panel('Code').getByRole('tab', { selected: true }).innerText());
          assert.equal(await page.evaluate(() => document.activeElement.innerText), seen.at(-1));
        }
        assert.deepEqual(seen, ['data-ward', 'React', 'HTML', 'React', 'HTML']);
      });

      it('is accessible', async () => {
        assert.deepEqual(await violations(page, '[role=tabpanel]:has([role=tablist])'), []);
      });

      it('copies where the browser lets no page write to the clipboard', async () => {
        await page.evaluate(() => {
          navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
        });
        await panel('Code').getByRole('tab', { name: 'data-ward' }).click();
        const button = panel('Code').getByRole('button', { name: 'Copy' });
        await button.click();
        await panel('Code').getByText('Copied').waitFor();
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), sources(4)['data-ward']);
        assert.ok(await button.evaluate((element) => element === document.activeElement));
      });
    });

    describe('the accessibility panel', () => {
      it('names a violation', async () => {
        await openPanel('Accessibility');
        await page.getByRole('tab', { name: 'Violations 0' }).waitFor();
        await preview.locator('.stage').evaluate((stage) => stage.append(new Image(40, 40)));
        await page.getByRole('button', { name: 'Rerun accessibility scan' }).click();
        await page.getByRole('tab', { name: 'Violations 1' }).waitFor();
        await page.getByText('Image alt text').first().waitFor();
      });
    });

    describe('the toolbar', () => {
      async function choose(name, option) {
        await page.getByRole('button', { name }).click();
        await page.getByRole('option', { name: option, exact: true }).click();
        await page.keyboard.press('Escape');
      }

      it('gives the story a theme', async () => {
        await choose('Theme of the widgets', 'Civic');
        await preview.locator('.stage[data-ward-theme="civic"]').waitFor();
      });

      it('makes the page dark, with a ground to read on', async () => {
        await choose('Light or dark page', 'Dark');
        await preview.locator('html[data-ward-scheme="dark"]').waitFor();
        const [scheme, ground] = await preview.locator('html').evaluate((html) => {
          const { colorScheme, backgroundColor } = getComputedStyle(html);
          return [colorScheme, backgroundColor.match(/\d+/g).slice(0, 3).map(Number)];
        });
        assert.equal(scheme, 'dark');
        assert.ok(Math.max(...ground) < 80, `ground ${ground}`);
      });

      it('changes the language of the widgets', async () => {
        await choose('Language of the page', 'English');
        await preview.getByText('Rated 4 (1 vote)').waitFor();
      });

      it('changes the direction of the text', async () => {
        await choose('Direction of the text', 'Right to left');
        await preview.locator('.stage[dir="rtl"]').waitFor();
      });

      it('gives the widget a column of a width', async () => {
        await choose('Width of the column', '200 px');
        await preview.locator('.stage[style*="200px"]').waitFor();
        assert.equal(await preview.locator('ward-star-rating').evaluate((one) => one.clientWidth), 200);
      });

      it('shows the page as on a phone', async () => {
        await page.getByRole('button', { name: 'Viewport size' }).click();
        await page.getByRole('option', { name: /^Phone/ }).click();
        const frame = await page.locator('#storybook-preview-iframe').elementHandle();
        await page.waitForFunction((element) => element.clientWidth === 360, frame);
      });
    });
  });

  it('takes the switches of the toolbar from the address', async () => {
    const page = await open(
      `iframe.html?id=${story}&viewMode=story&globals=theme:contrast;scheme:dark;language:en;direction:rtl;container:320`,
    );
    await page.getByText('Rated 5 (1 vote)').waitFor();
    const found = await page.locator('.stage').evaluate(({ lang, dir, clientWidth, dataset }) => ({
      lang,
      dir,
      clientWidth,
      theme: dataset.wardTheme,
      scheme: document.documentElement.dataset.wardScheme,
    }));
    assert.deepEqual(found, { lang: 'en', dir: 'rtl', clientWidth: 320, theme: 'contrast', scheme: 'dark' });
    await page.close();
  });

  describe('a docs page', () => {
    let page;
    before(async () => {
      page = await open(`iframe.html?id=${docs.id}&viewMode=docs&globals=scheme:dark`);
      await page.getByRole('tabpanel').first().waitFor();
    });
    after(() => page.close());

    it('has the sources of its story under tabs, as its controls are set', async () => {
      const tag = (site) => `<ward-star-rating feed="stories/rating-voting" site="${site}" item="voting"`;
      const code = page.getByRole('tabpanel').first();
      await says(code, `${loads('autoload.js', 'type="module"')}\n${tag('tam-diep')}></ward-star-rating>`);
      await page.getByRole('tab', { name: 'React' }).first().click();
      await code.getByText(`${tag('tam-diep')} />`).waitFor();
      await page
        .getByRole('row', { name: /^site / })
        .getByRole('textbox')
        .fill('tam-son');
      await code.getByText(`${tag('tam-son')} />`).waitFor();
    });

    it('is dark where its stories are', async () => {
      const [page_, ground] = await page
        .locator('.sbdocs-wrapper')
        .evaluate((wrapper) =>
          [wrapper, document.documentElement].map((one) =>
            Math.max(...getComputedStyle(one).backgroundColor.match(/\d+/g).slice(0, 3).map(Number)),
          ),
        );
      assert.ok(page_ < 80 && ground < 80, `page ${page_}, ground ${ground}`);
    });
  });

  it('bears our name, in the order of a reader, on a phone too', async () => {
    const page = await open('', { width: 360, height: 720 });
    await page.getByRole('button', { name: /^Open navigation menu/ }).click();
    await page.getByRole('link', { name: 'ward-widgets' }).getByRole('img').waitFor();
    const groups = await page
      .getByRole('navigation', { name: 'Stories' })
      .getByRole('button')
      .allInnerTexts();
    const order = ['WELCOME', 'VISUAL LANGUAGE', 'PORTAL PAGES', 'ELEMENTS', 'BUILDER'];
    const found = groups.map((name) => name.trim().toUpperCase()).filter((name) => order.includes(name));
    assert.ok(found.includes('ELEMENTS'));
    assert.deepEqual(
      found,
      order.filter((name) => found.includes(name)),
    );
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await page.close();
  });

  it('serves the script files and the portal to the pages in its stories', async () => {
    for (const file of [
      'portal/assets/autoload.js',
      'portal/assets/ward-widgets.iife.js',
      'portal/index.html',
    ]) {
      const { status } = await fetch(server.url + file);
      assert.equal(status, 200, file);
    }
  });

  it('asked no other host for all of this, and nothing in vain', () => assert.deepEqual(complaints, []));
});
