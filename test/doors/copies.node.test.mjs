import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { browsers, open, servers, shows, skip } from './pages.mjs';

for (const [name, start] of Object.entries(browsers))
  describe(`two copies of the script in ${name}`, { skip: skip(name) }, () => {
    let browser, site, first, second;
    before(async () => {
      [browser, site] = await Promise.all([start(), servers()]);
      first = site.assets;
      // Another address is another copy, down to its last chunk.
      second = first.replace('localhost', '127.0.0.1');
    });
    after(async () => {
      await browser.close();
      site.close();
    });

    const module = (base, file = 'ward-widgets.js') => `<script type="module" src="${base}${file}"></script>`;
    const classic = (base) => `<script src="${base}ward-widgets.iife.js"></script>`;
    const widgets = () => `<ward-article-list feed="${site.portal}rss"></ward-article-list>
      <div data-ward="date-banner" data-portal="Cổng phường"></div>`;

    for (const [what, scripts] of [
      ['modules', () => [module(first), module(second)]],
      ['a classic script twice', () => [classic(first), classic(second)]],
      ['a classic script, a module and another one', () => [classic(first), module(first), module(second)]],
      ['a module and another autoloader', () => [module(first), module(second, 'autoload.js')]],
    ])
      it(`work as one, with at most one note: ${what}`, async () => {
        const { page, said } = await open(browser, site, scripts().join('') + widgets());
        await shows(page, 'ward-article-list', 'Tin');
        await shows(page, '[data-ward] > ward-date-banner', 'Cổng phường');
        assert.equal(await page.evaluate('document.querySelectorAll("ward-date-banner").length'), 1);
        const autoloader = what.includes('autoloader');
        assert.deepEqual(said, autoloader ? [] : ['[ward-widgets] loaded twice']);
        await page.close();
      });

    const words = (source) =>
      `<script type="module">
         import { setStrings } from '${source}';
         await setStrings('vi', { ratingNone: 'Chưa ai chấm' });
       </script>`;
    const rating = '<ward-star-rating></ward-star-rating>';

    for (const [what, scripts] of [
      ['the second one', () => [module(first), words(`${second}ward-widgets.js`)]],
      ['the second one, after a classic script', () => [classic(first), words(`${second}ward-widgets.js`)]],
      ['the first one', () => [words(`${first}ward-widgets.js`), module(second)]],
      ['another autoloader', () => [module(first), words(`${second}autoload.js`)]],
    ])
      it(`take words from either: ${what}`, async () => {
        const { page } = await open(browser, site, scripts().join('') + rating);
        await shows(page, 'ward-star-rating', 'Chưa ai chấm');
        await page.close();
      });

    it('say so where words may not reach the elements of the first', async () => {
      const { page, said } = await open(
        browser,
        site,
        `<script>customElements.define('ward-star-rating', class extends HTMLElement {})</script>
         ${words(`${first}ward-widgets.js`)}`,
      );
      while (said.length < 2) await new Promise(setImmediate);
      assert.deepEqual(said, [
        '[ward-widgets] loaded twice',
        '[ward-widgets] setStrings may not reach the elements of the script that came first',
      ]);
      await page.close();
    });
  });
