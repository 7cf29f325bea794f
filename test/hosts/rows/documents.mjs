import assert from 'node:assert/strict';
import { fine } from '../host.mjs';

const ascii = (page) =>
  page
    .replace(/[^\x00-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`)
    .replace('<meta charset="utf-8">', '');
const undefinedHidden = '<style>:not(:defined){display:none}</style>';
/** What the README tells pages with such a rule to add. */
const undefinedShown = `<style>ward-date-banner:not(:defined),ward-article-list:not(:defined),ward-article-card:not(:defined),
ward-star-rating:not(:defined),ward-visit-stats:not(:defined),ward-article:not(:defined){display:block}</style>`;

const xhtml = ({ kind, feeds }) => `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="vi"><head><title>Cổng thông tin</title><script src="/page/probe.js"></script>
<script src="/page/keep.js"></script>${{ module: '<script type="module" src="/assets/ward-widgets.js"></script>', classic: '<script src="/assets/ward-widgets.iife.js" defer="defer"></script>' }[kind]}</head>
<body><div id="own"><p>Đoạn văn.</p></div><div id="place"><ward-article-list feed="${feeds}tin.rss"><p>Tất cả tin tức</p></ward-article-list>
<ward-star-rating value="4.5" count="12">Đánh giá: 4,5 điểm</ward-star-rating></div></body></html>`;

/** Pages that are other documents than most. */
export default [
  {
    number: 8,
    title: {
      en: '`:not(:defined){display:none}` and the script blocked',
      vi: '`:not(:defined){display:none}` và mã bị chặn',
    },
    note: {
      en: 'with the line of CSS for it, see [Without script](#without-script)',
      vi: 'với dòng CSS dành cho trường hợp này, xem [Khi không có mã](#khi-không-có-mã)',
    },
    cases: [
      ...fine('the script comes', { head: undefinedHidden }),
      {
        name: 'the script is blocked',
        async run(pages) {
          await pages.open({ head: undefinedHidden + undefinedShown }, 'none');
          await pages.showsFallback();
        },
      },
    ],
  },
  {
    number: 10,
    title: { en: 'XHTML (`application/xhtml+xml`)', vi: 'XHTML (`application/xhtml+xml`)' },
    note: { en: 'what stands in the tag stays', vi: 'nội dung trong thẻ được giữ nguyên' },
    shows: 'fallback',
    cases: ['module', 'classic'].map((kind) => ({
      name: kind,
      async run(pages) {
        await pages.open({ write: xhtml, type: 'application/xhtml+xml; charset=utf-8' }, kind);
        // Chromium and WebKit run no modules in XHTML.
        const isDeaf = pages.engine !== 'firefox' && kind === 'module';
        if (!isDeaf) await pages.evaluate(() => window.probe.until(() => window.probe.said.length));
        await pages.showsFallback(['Tất cả tin tức', 'Đánh giá: 4,5 điểm']);
        await pages.isUnharmed(isDeaf ? [] : [/\[ward-widgets\].*XHTML/]);
      },
    })),
  },
  {
    number: 11,
    title: { en: 'a page in windows-1258 or UTF-16', vi: 'trang dùng windows-1258 hoặc UTF-16' },
    note: {
      en: 'in UTF-16 the classic script needs its charset in the header',
      vi: 'với UTF-16, tệp mã cổ điển cần có charset trong header',
    },
    cases: [
      ...fine('windows-1258', { encode: ascii, type: 'text/html; charset=windows-1258' }),
      ...fine('UTF-16', {
        encode: (page) =>
          Buffer.from(
            `\ufeff${page.replace('<meta charset="utf-8">', '').replace('/assets/ward-widgets.iife', '/labelled/ward-widgets.iife')}`,
            'utf16le',
          ),
        type: 'text/html; charset=utf-16le',
      }),
    ],
  },
  {
    number: 12,
    title: { en: '`<base href>` on another host', vi: '`<base href>` trỏ tới máy chủ khác' },
    cases: [
      {
        name: '',
        async run(pages) {
          const { server } = pages;
          const { feeds } = await pages.open({
            load: (script) => ({
              head: `${script.replace('/assets', `${server.origin}/assets`)}<base href="${server.other}/">`,
            }),
            feeds: server.freshFeeds().slice(1),
          });
          await pages.works();
          await pages.isUnharmed();
          const from = (part) =>
            new Set(
              server.requests.filter(({ path }) => path.includes(part)).map(({ host }) => `http://${host}`),
            );
          assert.deepEqual([...from(feeds)], [server.other], 'feeds follow the base');
          assert.deepEqual([...from('/assets/chunks')], [server.origin], 'chunks follow the script');
        },
      },
    ],
  },
];
