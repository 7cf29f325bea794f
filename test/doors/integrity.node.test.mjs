import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { root } from '../../scripts/run.mjs';
import { makeZip } from '../../scripts/zip.mjs';
import { browsers, open, servers, shows, skip } from './pages.mjs';

const cdn = `${root}dist/cdn`;

/** A copy of the files, to be tampered with. */
function copy() {
  const folder = mkdtempSync(join(tmpdir(), 'ward-widgets-'));
  cpSync(cdn, folder, { recursive: true });
  return folder;
}

for (const [name, start] of Object.entries(browsers))
  describe(`files checked by their hashes in ${name}`, { skip: skip(name) }, () => {
    let browser, site, folder;
    before(async () => {
      folder = copy();
      [browser, site] = await Promise.all([start(), servers(folder)]);
    });
    after(async () => {
      await browser.close();
      site.close();
      rmSync(folder, { recursive: true });
    });

    const head = () => readFileSync(join(cdn, 'head.txt'), 'utf8').replaceAll('/assets/', site.assets);
    const map = () =>
      `<script type="importmap">${readFileSync(join(cdn, 'importmap.json'), 'utf8')}</script>`;
    const list = () =>
      `<ward-article-list feed="${site.portal}rss"><a href="/">Tất cả</a></ward-article-list>`;
    const chunk = (pattern) =>
      Object.keys(JSON.parse(readFileSync(join(cdn, 'sri.json'), 'utf8'))).find((name) => pattern.test(name));

    async function tampered(name, test) {
      const path = join(folder, name);
      const good = readFileSync(path);
      writeFileSync(path, `${good}\n// changed on the way`);
      try {
        await test();
      } finally {
        writeFileSync(path, good);
      }
    }

    it('work with the lines of head.txt, each asked for once', async () => {
      const { page, said } = await open(browser, site, head() + list());
      await shows(page, 'ward-article-list', 'Tin');
      const scripts = site.state.asked.filter((name) => name.endsWith('.js'));
      assert.deepEqual(scripts, [...new Set(scripts)]);
      assert.deepEqual(said, []);
      await page.close();
    });

    it('are refused where a file that is loaded lazily was changed on the way', async () => {
      await tampered(chunk(/chunks\/parse-.*\.js$/), async () => {
        const { page } = await open(browser, site, head() + list());
        await page.waitForFunction('document.querySelector("ward-article-list").state === "failed"');
        assert.ok(
          await page.evaluate('document.querySelector("ward-article-list > a").getClientRects().length'),
        );
        await page.close();
      });
    });

    it('are refused by the autoloader with the import map, whose preloads are checked as well', async () => {
      const page = (base) =>
        `${map().replaceAll('/assets/', base)}<script type="module" src="${base}autoload.js"></script>${list()}`;
      const good = await open(browser, site, page(site.assets));
      await shows(good.page, 'ward-article-list', 'Tin');
      assert.deepEqual(good.said, []);
      await good.page.close();
      await tampered(chunk(/article-list\.define-.*\.js$/), async () => {
        const bad = await open(browser, site, page(site.assets));
        while (!bad.said.some((text) => text.includes('could not be loaded')))
          await new Promise(setImmediate);
        assert.equal(await bad.page.evaluate('customElements.get("ward-article-list")'), undefined);
        await bad.page.close();
      });
    });
  });

describe('the zip for a server of one’s own', () => {
  let folder;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'ward-widgets-'))));
  after(() => rmSync(folder, { recursive: true }));

  it('is the same for the same files, and works where it is unpacked', async () => {
    const { name, bytes } = makeZip();
    assert.ok(Buffer.from(bytes).equals(makeZip().bytes));
    const home = name.replace('.zip', '');
    for (const [path, content] of Object.entries(unzipSync(bytes))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    for (const file of ['README.txt', 'LICENSE', 'THIRD-PARTY-NOTICES.txt', 'sri.json'])
      assert.ok(readFileSync(join(folder, home, file), 'utf8').length > 100, file);
    const site = await servers(join(folder, home));
    const browser = await browsers.Chromium();
    const { page } = await open(
      browser,
      site,
      `<script type="module" src="${site.assets}autoload.js"></script>
       <ward-article-list feed="${site.portal}rss"></ward-article-list>`,
    );
    await shows(page, 'ward-article-list', 'Tin');
    await browser.close();
    site.close();
  });
});
