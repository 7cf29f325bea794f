/** Every widget, with what stands in it until there is something better. */
export const widgets = (
  feeds,
) => `<ward-date-banner portal="Phường Tây Sơn" greeting date="2024-11-21" lunar>Phường Tây Sơn</ward-date-banner>
<ward-article-list feed="${feeds}tin.rss" heading="Tin tức" layout="list"><p><a href="/tin-tuc">Tất cả tin tức</a></p></ward-article-list>
<ward-article-card headline="Lịch tháng 12" href="/lich" image="/picture.svg" published="2024-11-20" views="1208" rating="4.5" rating-count="12" layout="horizontal"><a href="/lich">Lịch của tháng</a></ward-article-card>
<ward-star-rating value="4.5" count="12" voting>Đánh giá: 4,5 điểm</ward-star-rating>
<ward-visit-stats feed="${feeds}visits.json" grouping="none"><p>Số lượt truy cập: xem sau</p></ward-visit-stats>
<ward-article feed="${feeds}tin.rss" item="so-ket" tools="print copy"><p>Bài viết đang được đăng.</p></ward-article>`;

/** What somebody finds in them: role and name. */
export const content = [
  ['time', 'Thứ Năm, 21/11/2024'],
  ['heading', 'Tin tức'],
  ['link', 'Sơ kết & khen thưởng'],
  ['link', 'Lịch tiếp công dân'],
  ['link', 'Lịch tháng 12'],
  ['img', 'Hội trường'],
  ['radio', '4 điểm'],
  ['button', 'In bài viết'],
];
/** What can be read there. */
export const words = [
  '881707',
  '283 lượt xem',
  '1.208 lượt xem',
  '4,5 điểm (12 đánh giá)',
  'Sáng thứ Hai.',
  'Âm lịch: 21/10 năm Giáp Thìn',
  'Quang cảnh Hội nghị.',
];
/** What can be read where the script does not come. */
export const fallback = [
  'Phường Tây Sơn',
  'Tất cả tin tức',
  'Lịch của tháng',
  'Đánh giá: 4,5 điểm',
  'Số lượt truy cập: xem sau',
  'Bài viết đang được đăng.',
];

/** What the page has of its own: none of it may move. */
const own = `<div id="own"><h1>Cổng thông tin</h1><p>Đoạn văn, <a href="#own">liên kết</a> và <b>chữ đậm</b>.</p>
<ul><li>Một</li><li>Hai</li></ul><table border="1"><tr><th>Số</th><td>15</td></tr></table>
<form><label>Tìm <input name="q"></label> <button type="button">Tìm</button></form></div>`;

export const scripts = {
  module: (attributes = '') => `<script type="module" src="/assets/ward-widgets.js"${attributes}></script>`,
  classic: (attributes = '') => `<script src="/assets/ward-widgets.iife.js"${attributes}></script>`,
};

/**
 * A page as some portal might write it, with the widgets in a box of 500 pixels.
 * @param kind which script brings the widgets: `module`, `classic`, or `none`
 */
export function hostPage(options, { kind, feeds }) {
  const {
    write,
    doctype = '<!doctype html>',
    html = 'lang="vi"',
    head = '',
    body = '',
    place = '',
    markup = widgets,
    nonce = '',
    load = (script) => ({ head: script }),
    attributes = ' defer',
  } = options;
  if (write) return write({ kind, feeds });
  const nonced = nonce && ` nonce="${nonce}"`;
  const script = kind === 'none' ? '' : scripts[kind](attributes + nonced);
  const parts = load(script, kind);
  return `${doctype}<html ${html}><head><meta charset="utf-8"><title>Cổng thông tin</title><link rel="stylesheet" href="/page/page.css">
<script src="/page/probe.js"${nonced}></script>${head}<script src="/page/keep.js"${nonced}></script>${parts.head ?? ''}</head>
<body ${body}>${own}
<div id="place" ${place}>${markup(feeds, kind)}</div>
${parts.end ?? ''}</body></html>`;
}
