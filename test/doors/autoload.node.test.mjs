import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { browsers, open, servers, shows, skip } from './pages.mjs';

for (const [name, start] of Object.entries(browsers))
  describe(`the autoloader in ${name}`, { skip: skip(name) }, () => {
    let browser, site, script, list;
    before(async () => {
      [browser, site] = await Promise.all([start(), servers()]);
      script = (query = '') => `<script type="module" src="${site.assets}autoload.js${query}"></script>`;
      list = (more = '') => `<ward-article-list feed="${site.portal}rss" ${more}></ward-article-list>`;
    });
    after(async () => {
      await browser.close();
      site.close();
    });

    const asked = (pattern) => site.state.asked.filter((file) => pattern.test(file)).length;
    const add = (page, html) =>
      page.evaluate(
        (markup) => document.body.append(document.createRange().createContextualFragment(markup)),
        html,
      );

    it('loads what the page uses, from its own origin, whatever the page’s base', async () => {
      const { page, said } = await open(
        browser,
        site,
        `<base href="http://127.0.0.1:9/">${script()}${list()}`,
      );
      await shows(page, 'ward-article-list', 'Tin');
      assert.equal(asked(/article-list\.define/), 1);
      assert.equal(asked(/(date-banner|visit-stats|star-rating|article)\.define/), 0);
      assert.deepEqual(said, []);
      await page.close();
    });

    it('loads what comes later, as a tag or as data-ward', async () => {
      const { page } = await open(browser, site, script());
      assert.equal(asked(/define/), 0);
      await add(page, `<section>${list()}</section>`);
      await shows(page, 'ward-article-list', 'Tin');
      await add(page, '<div data-ward="date-banner" data-portal="Cổng phường"></div>');
      await shows(page, '[data-ward] > ward-date-banner', 'Cổng phường');
      await page.close();
    });

    it('asks for all files of a widget at once, once each', async () => {
      const expected = /chunks\/(base|read-feed|feed-controller|card\.template)-/;
      let others = () => {};
      site.state.hold = { name: /article-list\.define/, until: new Promise((resolve) => (others = resolve)) };
      const { page, said } = await open(browser, site, script() + list());
      // The chunk itself is held back until the files that only it names have been asked for.
      while (asked(expected) < 4) await new Promise(setImmediate);
      others();
      await shows(page, 'ward-article-list', 'Tin');
      const files = site.state.asked.filter((file) => file.endsWith('.js'));
      assert.deepEqual(files, [...new Set(files)]);
      assert.deepEqual(said, []);
      site.state.hold = null;
      await page.close();
    });

    for (const [file, refuse] of [
      ['the chunk of the widget', /article-list\.define/],
      ['a chunk that it imports', /card\.template/],
    ])
      it(`says once where ${file} cannot be had, and asks again when the next tag appears`, async () => {
        site.state.refuse = refuse;
        const { page, said } = await open(browser, site, script() + list('class="first"'));
        const notes = () => said.filter((text) => text.includes('[ward-widgets]')).length;
        while (!notes()) await new Promise(setImmediate);
        const before = asked(refuse);
        // Firefox remembers a failed module until the page is loaded anew: there, nothing more is asked for.
        while (name === 'Chromium' && asked(refuse) === before) await add(page, list());
        site.state.refuse = null;
        if (name === 'Chromium')
          await page.evaluate(async () => {
            // The try before this one may still be on its way to failing.
            while (!customElements.get('ward-article-list')) {
              document.body.append(document.createElement('ward-article-list'));
              await new Promise(requestAnimationFrame);
            }
          });
        await add(page, list());
        if (name === 'Chromium') await shows(page, '.first', 'Tin');
        assert.equal(notes(), 1);
        await page.close();
      });

    it('does no harm twice', async () => {
      const { page, said } = await open(browser, site, script() + script('?again') + list());
      await shows(page, 'ward-article-list', 'Tin');
      assert.equal(asked(/article-list\.define/), 1);
      assert.deepEqual(said, []);
      await page.close();
    });

    for (const [what, all] of [
      ['the module', '<script type="module" src="ASSETSward-widgets.js"></script>'],
      ['the classic script', '<script src="ASSETSward-widgets.iife.js"></script>'],
    ])
      it(`does no harm beside ${what}, before it or after it`, async () => {
        const both = [all.replace('ASSETS', site.assets), script()];
        for (const scripts of [both, both.toReversed()]) {
          const { page, said } = await open(
            browser,
            site,
            `${scripts.join('')}${list()}<div data-ward="date-banner" data-portal="Cổng"></div>`,
          );
          await shows(page, 'ward-article-list', 'Tin');
          await shows(page, '[data-ward] > ward-date-banner', 'Cổng');
          assert.equal(await page.evaluate('document.querySelectorAll("ward-date-banner").length'), 1);
          assert.ok(said.length <= 1, said.join('\n'));
          await page.close();
        }
      });

    it('breaks no strict policy: a nonce, and Trusted Types', async () => {
      site.state.headers = {
        'Content-Security-Policy':
          "script-src 'nonce-abc' 'strict-dynamic'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html",
      };
      const { page, said } = await open(
        browser,
        site,
        `${script().replace('<script', '<script nonce="abc"')}
         <ward-date-banner portal="Phường"></ward-date-banner>
         <div data-ward="star-rating" data-value="4" data-count="2"></div>`,
      );
      site.state.headers = {};
      await shows(page, 'ward-date-banner', 'Phường');
      await shows(page, 'ward-star-rating', '4 điểm');
      assert.deepEqual(said, []);
      await page.close();
    });

    it('replaces words', async () => {
      const { page } = await open(
        browser,
        site,
        `${script()}<ward-star-rating></ward-star-rating><script type="module">
           import { setStrings } from '${site.assets}autoload.js';
           await setStrings('vi', { ratingNone: 'Chưa ai chấm' });
         </script>`,
      );
      await shows(page, 'ward-star-rating', 'Chưa ai chấm');
      await page.close();
    });
  });
