import { fine as inBoth } from '../host.mjs';

/** How it looks does not depend on how it was loaded. */
const fine = (name, options) => inBoth(name, options, ['module']);

const css = (rules) => ({ head: `<style>${rules}</style>` });

/** Pages whose style sheets reach for everything. */
export default [
  {
    number: 1,
    title: {
      en: '`*{… !important}` for colour, size, case, spacing',
      vi: '`*{… !important}` cho màu, cỡ, kiểu chữ hoa, giãn chữ',
    },
    cases: fine(
      '',
      css(
        '*{color:red!important;font-size:9px!important;text-transform:uppercase!important;letter-spacing:3px!important}',
      ),
    ),
  },
  {
    number: 2,
    title: { en: '`*{display:inline}`, `ward-x{all:unset}`', vi: '`*{display:inline}`, `ward-x{all:unset}`' },
    cases: fine(
      '',
      css(
        '*{display:inline}script,style,head,title{display:none}ward-date-banner,ward-article-list,ward-article-card,ward-star-rating,ward-visit-stats,ward-article{all:unset}',
      ),
    ),
  },
  {
    number: 3,
    title: {
      en: 'a body in capitals, centred, not wrapped, spaced, deaf to the pointer',
      vi: 'phần thân viết hoa, căn giữa, không xuống dòng, giãn chữ, không nhận chuột',
    },
    cases: fine(
      '',
      css(
        'body{text-transform:uppercase;white-space:nowrap;text-align:center;letter-spacing:4px;pointer-events:none}',
      ),
    ),
  },
  {
    number: 4,
    title: { en: 'a root of 62.5 %, 8 px or 20 px', vi: 'cỡ chữ gốc 62,5 %, 8 px hoặc 20 px' },
    cases: ['62.5%', '8px', '20px'].flatMap((size) => fine(size, css(`html{font-size:${size}}`))),
  },
  {
    number: 5,
    title: { en: '`dir=rtl` above', vi: '`dir=rtl` ở phần tử cha' },
    cases: fine('', { place: 'dir="rtl"' }),
  },
  {
    number: 6,
    title: { en: '`visibility:hidden` above', vi: '`visibility:hidden` ở phần tử cha' },
    cases: [
      {
        name: '',
        async run(pages) {
          await pages.open({ head: '<style>.away{visibility:hidden}</style>', place: 'class="away"' });
          const shown = await pages.evaluate(async () => {
            const { widgets, until } = window.probe;
            await until(() => widgets().every(({ state }) => state === 'ready'));
            const seen = (root) =>
              [...root.querySelectorAll('*')].flatMap((element) => [
                ...(getComputedStyle(element).visibility === 'visible' ? [element.localName] : []),
                ...(element.shadowRoot ? seen(element.shadowRoot) : []),
              ]);
            return seen(document.getElementById('place')).join();
          });
          if (shown) throw new Error(`shown all the same: ${shown}`);
          await pages.evaluate(() => document.getElementById('place').classList.remove('away'));
          await pages.works();
        },
      },
    ],
  },
  {
    number: 7,
    title: { en: 'quirks mode: no doctype', vi: 'chế độ quirks: không có doctype' },
    cases: fine('', { doctype: '' }),
  },
  {
    number: 9,
    title: { en: 'Bootstrap 3, rules for `a` and `img`', vi: 'Bootstrap 3, quy tắc cho `a` và `img`' },
    cases: fine('', ({ server }) => ({
      head: `<link rel="stylesheet" href="${server.library('bootstrap-3/dist/css/bootstrap.css', 'bootstrap.css')}">
<style>a{color:lime;font-size:30px;border:2px solid}img{width:20px;border:9px solid}</style>`,
    })),
  },
];
