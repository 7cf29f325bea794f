import assert from 'node:assert/strict';
import { counted } from './loading.mjs';

const reading = [['link', 'Sơ kết & khen thưởng']];

/** What pages do with elements that are there already. */
export default [
  {
    number: 17,
    title: {
      en: 'moved, cloned, written anew by the parent, adopted into a frame',
      vi: 'di chuyển, nhân bản, phần tử cha viết lại, đưa vào khung',
    },
    cases: [
      {
        name: 'moved a thousand times, cloned and written anew',
        async run(pages) {
          const { feeds } = await pages.open({ markup: counted });
          await pages.works();
          await pages.evaluate(() => {
            const place = document.getElementById('place');
            const box = document.createElement('div');
            place.append(box);
            for (const element of window.probe.widgets()) {
              for (let round = 0; round < 1000; round++) (round % 2 ? place : box).append(element);
              if (place.moveBefore) place.moveBefore(element, box);
            }
            const list = document.querySelector('ward-article-list');
            box.append(list.cloneNode(true));
            place.insertAdjacentHTML('beforeend', list.outerHTML);
          });
          await pages.works();
          const lists = await pages.evaluate(async () => {
            const { until, names, widgets } = window.probe;
            const all = () => widgets().filter(({ localName }) => localName === 'ward-article-list');
            await until(() => all().every((list) => names('link', list).includes('Sơ kết & khen thưởng')));
            return all()
              .map((list) => names('link', list).filter((name) => name.startsWith('Sơ kết')).length)
              .join();
          });
          assert.equal(lists, '1,1,1', 'each shows its articles once');
          assert.equal(pages.server.count(`${feeds}tin.rss`), 1);
          assert.equal(pages.server.count(`${feeds}v1/visits`, 'POST'), 1);
          await pages.isUnharmed();
        },
      },
      {
        name: 'adopted into a frame',
        async run(pages) {
          await pages.open({});
          await pages.works();
          const looks = (where) =>
            pages.evaluate((isFramed) => {
              const page = isFramed ? document.querySelector('iframe').contentDocument : document;
              return [...page.querySelectorAll('ward-article-list, ward-star-rating, ward-article')]
                .map((element) => {
                  const root = element.shadowRoot;
                  const style = (node, ...names) =>
                    names.map((name) => page.defaultView.getComputedStyle(node)[name]);
                  return [
                    element.localName,
                    style(element, 'display'),
                    style(root.querySelector('.root'), 'fontSize', 'color'),
                    style(root.querySelector('[part=stars], [part=stars] *'), 'color', 'fill', 'height'),
                  ].join(' ');
                })
                .join('\n');
            }, where === 'frame');
          const before = await looks('page');
          await pages.evaluate(() => {
            const frame = document.createElement('iframe');
            document.body.append(frame);
            frame.contentDocument.body.append(...document.querySelectorAll('#place > *'));
          });
          // What puts the looks back is loaded for it.
          let found;
          for (const end = Date.now() + 5000; (found = await looks('frame')) !== before && Date.now() < end;)
            await pages.evaluate(() => new Promise(requestAnimationFrame));
          assert.equal(found, before);
          await pages.isUnharmed();
        },
      },
    ],
  },
  {
    number: 18,
    title: { en: 'Turbolinks, Senna, htmx with morph', vi: 'Turbolinks, Senna, htmx với morph' },
    cases: [
      {
        name: 'Turbolinks',
        async run(pages) {
          const { server } = pages;
          const turbolinks = server.library('turbolinks/dist/turbolinks.js', 'turbolinks.js');
          const head = `<script src="${turbolinks}"></script>`;
          const feeds = server.freshFeeds();
          const next = server.put(
            `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Hai</title>${head}<script type="module" src="/assets/ward-widgets.js"></script></head>
<body><div id="own"><h1>Trang hai</h1></div><div id="place">${counted(feeds)}</div></body></html>`,
          );
          await pages.open({
            head,
            feeds,
            markup: counted,
            load: (script) => ({ head: script, end: `<a id="on" href="${next}">Tiếp</a>` }),
          });
          await pages.works();
          await pages.evaluate(() => document.getElementById('on').click());
          await pages.works({ content: [['link', 'Sơ kết & khen thưởng']], words: ['881707', 'Trang hai'] });
          await pages.evaluate(() => window.probe.until(() => document.readyState === 'complete'));
          assert.equal(server.count(`${feeds}tin.rss`), 1, 'one request, over both pages');
          assert.equal(server.count(`${feeds}v1/visits`, 'POST'), 2, 'one count for each page');
        },
      },
      {
        name: 'Senna',
        async run(pages) {
          const { server } = pages;
          const senna = server.library(bundleSenna, 'senna.js');
          const feeds = server.freshFeeds();
          const page = (title) => `<div id="surface"><h1>${title}</h1>${counted(feeds)}</div>`;
          const next = server.put(
            `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Hai</title></head><body>${page('Trang hai')}</body></html>`,
          );
          await pages.open({
            feeds,
            markup: () => page('Trang một'),
            head: `<script src="${senna}"></script>`,
            load: (script) => ({ head: script, end: `<a id="on" href="${next}">Tiếp</a>` }),
          });
          await pages.works({ content: reading, words: ['881707', 'Trang một'] });
          await pages.evaluate(async (address) => {
            const { App, HtmlScreen, Route } = window.Senna.default;
            const app = new App();
            app.addSurfaces('surface');
            app.addRoutes(new Route(/.*/, HtmlScreen));
            await app.navigate(new URL(address).pathname);
          }, next);
          await pages.works({ content: reading, words: ['881707', 'Trang hai'] });
          assert.equal(server.count(`${feeds}tin.rss`), 1, 'one request, over both pages');
          assert.equal(server.count(`${feeds}v1/visits`, 'POST'), 2, 'one count for each page');
        },
      },
      {
        name: 'htmx with morph',
        async run(pages) {
          const { server } = pages;
          const libraries = ['htmx.org/dist/htmx.js', 'idiomorph/dist/idiomorph-ext.js'];
          const feeds = server.freshFeeds();
          const next = server.put(
            `<h1>Trang hai</h1><ward-article-list feed="${feeds}tin.rss" heading="Tin mới" layout="headlines"></ward-article-list>`,
          );
          await pages.open({
            feeds,
            markup: () =>
              `<h1>Trang một</h1><ward-article-list feed="${feeds}tin.rss" heading="Tin tức"></ward-article-list>`,
            body: 'hx-ext="morph"',
            head: libraries
              .map((file) => `<script src="${server.library(file, file.split('/').pop())}"></script>`)
              .join(''),
          });
          await pages.works({ content: [['heading', 'Tin tức'], ...reading], words: ['Trang một'] });
          await pages.evaluate((address) => {
            window.kept = document.querySelector('ward-article-list');
            return window.htmx.ajax('GET', address, { target: '#place', swap: 'morph:innerHTML' });
          }, new URL(next).pathname);
          await pages.works({ content: [['heading', 'Tin mới'], ...reading], words: ['Trang hai'] });
          assert.equal(await pages.evaluate(() => window.kept.isConnected), true, 'the element is kept');
          assert.equal(server.count(`${feeds}tin.rss`), 1);
        },
      },
    ],
  },
];

/** Senna comes as modules for a bundler. */
async function bundleSenna() {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: 'senna', platform: 'browser', logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'iife', name: 'Senna', exports: 'named' });
  await bundle.close();
  return output[0].code;
}
