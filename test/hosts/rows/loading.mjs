import assert from 'node:assert/strict';
import { fine } from '../host.mjs';
import { widgets } from '../page/host-page.mjs';

const inject = (kind) =>
  `const script = document.createElement('script');
  ${kind === 'module' ? "script.type = 'module'; script.src = '/assets/ward-widgets.js';" : "script.src = '/assets/ward-widgets.iife.js';"}
  document.head.append(script);`;

/** Adds a counter, which counts the page view. */
export const counted = (feeds) =>
  `${widgets(feeds)}<ward-visit-stats feed="${feeds}v1/visits" site="tay-son" counting heading=""></ward-visit-stats>`;

/** Ways in which the script comes to the page. */
export default [
  {
    number: 13,
    title: { en: 'the script twice; two versions', vi: 'nạp mã hai lần; hai phiên bản' },
    cases: [
      ['the classic script twice', (script) => script + script],
      [
        'the classic script and the module',
        (script) => `${script}<script type="module" src="/assets/ward-widgets.js"></script>`,
      ],
    ].map(([name, twice]) => ({
      name,
      async run(pages) {
        const { feeds } = await pages.open(
          { markup: counted, load: (script) => ({ head: twice(script) }) },
          'classic',
        );
        await pages.works();
        await pages.evaluate(() => window.probe.until(() => window.probe.said.length));
        // One note in all, whatever there is of elements.
        const [note, ...more] = await pages.said();
        assert.match(note, /^info: \[ward-widgets\] loaded twice/);
        assert.deepEqual(more, []);
        assert.equal(pages.server.count(`${feeds}tin.rss`), 1);
        assert.equal(pages.server.count(`${feeds}v1/visits`, 'POST'), 1);
      },
    })),
  },
  {
    number: 14,
    title: {
      en: 'script in the head, at the end, async, defer, injected late',
      vi: 'mã ở đầu trang, cuối trang, async, defer, chèn muộn',
    },
    cases: [
      ...fine('in the head', { attributes: '' }),
      ...fine('at the end', { attributes: '', load: (script) => ({ end: script }) }),
      ...fine('async', { attributes: ' async' }),
      ...fine('injected late', {
        load: (script, kind) =>
          script ? { end: `<script>addEventListener('load', () => { ${inject(kind)} });</script>` } : {},
      }),
    ],
  },
  {
    number: 15,
    title: {
      en: '`.article = …` set before the script is there',
      vi: 'gán `.article = …` trước khi mã được nạp',
    },
    cases: ['module', 'classic'].map((kind) => ({
      name: kind,
      async run(pages) {
        await pages.open(
          {
            markup: () => '<ward-article-card></ward-article-card>',
            load: (script) => ({
              head: script,
              end: "<script>document.querySelector('ward-article-card').article = { id: '1', title: 'Gán trước' };</script>",
            }),
          },
          kind,
        );
        await pages.works({ content: [['heading', 'Gán trước']], words: [] });
        const own = await pages.evaluate(() =>
          Object.hasOwn(document.querySelector('ward-article-card'), 'article'),
        );
        assert.equal(own, false, 'the element has taken it over');
        await pages.isUnharmed();
      },
    })),
  },
  {
    number: 16,
    title: {
      en: 'tag manager, jQuery `.html()`, inline module',
      vi: 'tag manager, jQuery `.html()`, module viết trong trang',
    },
    cases: [
      ...fine('tag manager', {
        load: (script, kind) =>
          script ? { head: `<script>(function () { ${inject(kind)} })();</script>` } : {},
      }),
      ...fine(
        'jQuery',
        ({ server }) => ({
          head: `<script src="${server.library('jquery-1/dist/jquery.js', 'jquery.js')}"></script>`,
          load: (script) =>
            script
              ? {
                  end: `<div id="slot"></div><script>jQuery('#slot').html('<script src="/assets/ward-widgets.iife.js"><\\/script>');</script>`,
                }
              : {},
        }),
        ['classic'],
      ),
      ...fine(
        'inline module',
        {
          load: (script) =>
            script ? { head: `<script type="module">import '/assets/ward-widgets.js';</script>` } : {},
        },
        ['module'],
      ),
    ],
  },
];
