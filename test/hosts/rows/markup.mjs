import assert from 'node:assert/strict';
import { content, widgets, words } from '../page/host-page.mjs';

const places = {
  'in a paragraph': ['<p>', '</p>'],
  'in a table cell': ['<table><tr><td>', '</td></tr></table>'],
  'in a list': ['<ul><li>', '</li></ul>'],
  'in a flex row': ['<div style="display:flex"><div>', '</div></div>'],
  'in a grid': ['<div style="display:grid;grid-template-columns:1fr"><div>', '</div></div>'],
  'in a column of 150 pixels': ['<div style="width:150px">', '</div>'],
};

/** Places that tags are put in, and ways they are written. */
export default [
  {
    number: 19,
    title: { en: '`<ward-x/>` closed in itself', vi: '`<ward-x/>` tự đóng' },
    cases: ['module', 'classic'].map((kind) => ({
      name: kind,
      async run(pages) {
        const { feeds } = await pages.open(
          {
            markup: (feeds) => `<ward-date-banner portal="Phường Tây Sơn" date="2024-11-21"/>
<main><h2>Tin trong ngày</h2><p>Phần còn lại của trang.</p><ward-article-list feed="${feeds}tin.rss"></ward-article-list></main>
<footer><p>Chân trang</p></footer>`,
          },
          kind,
        );
        await pages.works({
          content: [
            ['time', 'Thứ Năm, 21/11/2024'],
            ['link', 'Sơ kết & khen thưởng'],
          ],
          words: ['Tin trong ngày', 'Phần còn lại của trang.', 'Chân trang'],
        });
        await pages.isUnharmed([/\[ward-widgets\].*ward-date-banner/]);
        assert.equal(pages.server.count(`${feeds}tin.rss`), 1);
      },
    })),
  },
  {
    number: 20,
    title: {
      en: 'inside `<p>`, table cell, list, flex, grid, a column of 150 px',
      vi: 'trong `<p>`, ô bảng, danh sách, flex, grid, cột 150 px',
    },
    cases: Object.entries(places).map(([name, [open, close]]) => ({
      name,
      async run(pages) {
        // What stands in a tag in a paragraph may be no block.
        const markup = (feeds) => widgets(feeds).replace(/<\/?p>/g, '');
        await pages.open({ markup: (feeds) => open + markup(feeds) + close });
        await pages.works({ content, words });
        const wide = await pages.evaluate(() => {
          const box = document.getElementById('place');
          return [
            document.documentElement.scrollWidth - innerWidth,
            box.scrollWidth - box.clientWidth,
          ].join();
        });
        assert.match(wide, /^-?\d*,0$/);
        assert.ok(parseInt(wide, 10) <= 0, `the page is ${wide} pixels too wide`);
        await pages.isUnharmed();
      },
    })),
  },
];
