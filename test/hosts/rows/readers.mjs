import assert from 'node:assert/strict';
import { content, widgets, words } from '../page/host-page.mjs';

const spacing =
  '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

/** Which texts are cut off; run in the page. */
const clipped = () => {
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      if (clipPath !== 'none' || !element.textContent.trim()) continue;
      const isCut = /hidden|clip/.test(overflowX + overflowY);
      if (isCut && (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight))
        found.push(element.outerHTML.slice(0, 80));
    }
  };
  walk(document.getElementById('place'));
  return found.join('\n');
};

/** Only Chromium can be told what its reader has asked of the system. */
const onlyChromium = (engine) => (engine === 'chromium' ? undefined : 'Only Chromium can be told so.');

/** What readers ask of their browsers. */
export default [
  {
    number: 33,
    title: {
      en: 'forced colours, dark page, print, 320 px, text spacing, less motion',
      vi: 'màu bắt buộc, trang tối, bản in, 320 px, giãn chữ, ít chuyển động',
    },
    cases: [
      {
        name: 'a dark page',
        async run(pages) {
          await pages.open({ head: '<style>:root{color-scheme:dark}</style>' });
          await pages.works();
          const colours = await pages.evaluate(() => {
            const root = document.querySelector('ward-visit-stats').shadowRoot.querySelector('.root');
            return getComputedStyle(root).color;
          });
          assert.equal(colours, 'rgb(238, 238, 238)');
        },
      },
      {
        name: '320 pixels',
        async run(pages) {
          const { server } = pages;
          const feeds = server.freshFeeds();
          const page = server.put(
            `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Hẹp</title><script src="/page/probe.js"></script><script type="module" src="/assets/ward-widgets.js"></script><body style="margin:0">${widgets(feeds)}`,
          );
          await pages.open({
            markup: () => `<iframe src="${page}" style="border:0;width:320px;height:1500px"></iframe>`,
          });
          const wide = await pages.evaluate(async () => {
            const { contentWindow } = document.querySelector('iframe');
            await window.probe.until(() => contentWindow.probe?.names('button').includes('In bài viết'));
            await window.probe.until(() => contentWindow.probe.names('radio').length);
            const { scrollWidth, clientWidth } = contentWindow.document.documentElement;
            return scrollWidth - clientWidth;
          });
          assert.equal(wide, 0);
        },
      },
      {
        name: 'text spacing',
        async run(pages) {
          await pages.open({});
          await pages.works();
          await pages.evaluate((rules) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(rules);
            const put = (root) => {
              root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
              for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) put(shadowRoot);
            };
            put(document);
          }, spacing);
          await pages.works({ content, words });
          assert.equal(await pages.evaluate(clipped), '');
        },
      },
      {
        name: 'forced colours',
        lacks: onlyChromium,
        async run(pages) {
          await pages.open({});
          await pages.works();
          await pages.browser.emulate({ forcedColors: 'active' });
          try {
            const shapes = await pages.evaluate(() => {
              const stars = document
                .querySelector('ward-star-rating')
                .shadowRoot.querySelector('[part=stars]');
              const [empty, full] = [
                stars.querySelector(':scope > path'),
                stars.querySelector(':scope > svg path'),
              ];
              return [getComputedStyle(empty).fill === 'none', getComputedStyle(full).fill !== 'none'].join();
            });
            assert.equal(shapes, 'true,true', 'full and empty stars differ by shape');
          } finally {
            await pages.browser.emulate({ forcedColors: 'none' });
          }
        },
      },
      {
        name: 'print',
        lacks: onlyChromium,
        async run(pages) {
          await pages.open({});
          await pages.works();
          await pages.browser.emulate({ media: 'print' });
          try {
            await pages.works({ content: content.slice(0, 6), words: ['881707', '4,5 điểm (12 đánh giá)'] });
            assert.equal(await pages.evaluate(clipped), '');
          } finally {
            await pages.browser.emulate({ media: 'screen' });
          }
        },
      },
      {
        name: 'less motion',
        lacks: onlyChromium,
        async run(pages) {
          await pages.browser.emulate({ reducedMotion: 'reduce' });
          try {
            await pages.open({
              markup: (feeds) =>
                `<ward-article-list feed="${feeds}tin.rss" layout="ticker"></ward-article-list>`,
            });
            await pages.works({
              content: [
                ['link', 'Sơ kết & khen thưởng'],
                ['button', 'Sau'],
              ],
              words: [],
            });
            const names = await pages.evaluate(() => window.probe.names('button').join());
            assert.doesNotMatch(names, /Tự chạy/);
          } finally {
            await pages.browser.emulate({ reducedMotion: 'no-preference' });
          }
        },
      },
    ],
  },
];
