/** The three doors, each ready to paste. */
export const starts = {
  tag: `<script type="module" src="/assets/autoload.js"></script>

<ward-article-list feed="/rss/tin-tuc.rss" limit="6">
</ward-article-list>`,
  dataWard: `<script src="/assets/ward-widgets.iife.js" defer></script>

<div data-ward="article-list"
     data-feed="/rss/tin-tuc.rss" data-limit="6"></div>`,
  frame: `<iframe title="Thống kê truy cập" width="100%" height="240"
  src="https://dich-vu.example.gov.vn/embed/visit-stats?site=tay-son">
</iframe>`,
};
