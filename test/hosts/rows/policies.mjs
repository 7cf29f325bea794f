import assert from 'node:assert/strict';
import { fine } from '../host.mjs';
import { fallback } from '../page/host-page.mjs';

const policy = (text) => ({ headers: { 'Content-Security-Policy': text } });

/** As the README says it, with the page's own nonce. */
export const trusted = "require-trusted-types-for 'script'; trusted-types lit-html ward-widgets dompurify";
const trustedJson = `${trusted} ward-widgets-json`;

/** Pages with a Content-Security-Policy. */
export default [
  {
    number: 21,
    title: {
      en: "CSP `script-src 'nonce-…' 'strict-dynamic'; style-src 'self'`",
      vi: "CSP `script-src 'nonce-…' 'strict-dynamic'; style-src 'self'`",
    },
    cases: fine('', {
      nonce: 'r4nd0m',
      ...policy(
        "script-src 'nonce-r4nd0m' 'strict-dynamic'; style-src 'self'; object-src 'none'; base-uri 'none'",
      ),
    }),
  },
  {
    number: 22,
    title: {
      en: "CSP `connect-src 'self'`, a feed of another host",
      vi: "CSP `connect-src 'self'`, nguồn tin ở máy chủ khác",
    },
    note: {
      en: 'a sentence that it failed, and what stands in the tag',
      vi: 'câu báo lỗi và nội dung trong thẻ',
    },
    cases: ['module', 'classic'].map((kind) => ({
      name: kind,
      async run(pages) {
        const { server } = pages;
        const feeds = server.freshFeeds();
        await pages.open(
          {
            ...policy("connect-src 'self'"),
            markup:
              () => `<ward-article-list feed="${server.other}${feeds}tin.rss"><p>Tất cả tin tức</p></ward-article-list>
<ward-visit-stats feed="${server.other}${feeds}v1/visits" site="tay-son" counting><p>Số lượt truy cập: xem sau</p></ward-visit-stats>`,
          },
          kind,
        );
        await pages.works({
          content: [['button', 'Thử lại']],
          words: [fallback[1], 'Không kết nối được với nguồn tin.', 'Số lượt truy cập: xem sau'],
        });
        const states = await pages.evaluate(() =>
          window.probe
            .widgets()
            .map(({ state }) => state)
            .join(),
        );
        assert.equal(states, 'failed,failed');
        assert.equal(server.count(feeds) + server.count(feeds, 'POST'), 0);
        for (const line of await pages.said()) assert.match(line, /connect-src|\[ward-widgets\]/);
      },
    })),
  },
  {
    number: 23,
    title: {
      en: "Trusted Types: `require-trusted-types-for 'script'`",
      vi: "Trusted Types: `require-trusted-types-for 'script'`",
    },
    cases: [
      ...fine('', { nonce: 'r4nd0m', ...policy(`script-src 'nonce-r4nd0m' 'strict-dynamic'; ${trusted}`) }),
      {
        name: 'a description for search engines',
        async run(pages) {
          await pages.open({
            ...policy(trustedJson),
            markup: () => '<ward-star-rating value="4.5" count="12" json-ld="Bài viết"></ward-star-rating>',
          });
          await pages.works({ content: [], words: ['4,5 điểm (12 đánh giá)'] });
          const text = await pages.evaluate(async () => {
            const find = () => document.querySelector('script[type="application/ld+json"]');
            await window.probe.until(find);
            return find()?.textContent;
          });
          assert.equal(JSON.parse(text).aggregateRating.ratingValue, 4.5);
          await pages.isUnharmed();
        },
      },
    ],
  },
];
