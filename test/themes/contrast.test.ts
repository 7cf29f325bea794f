import { expect, fixture, html } from '@open-wc/testing';
import '../../src/all.ts';
import type { Article } from '../../src/contract/feed.ts';
import { whole } from '../elements/article.helpers.ts';
import { feedUrl } from '../helpers/feeds.ts';
import { waitFor } from '../helpers/find.ts';
import { measure, pointAtAll, type Measured } from './contrast.ts';

/** What WCAG 2.2 AA asks for; lines only separate, and are no more than to be seen. */
const AA: Record<Measured['kind'], number> = {
  text: 4.5,
  'large text': 3,
  graphics: 3,
  'focus ring': 3,
  separator: 1.2,
};
const AAA: Record<Measured['kind'], number> = {
  text: 7,
  'large text': 7,
  graphics: 7,
  'focus ring': 7,
  separator: 7,
};

const article: Article = {
  ...whole,
  content_html:
    '<p>Xem <a href="https://phuong.example.vn/">cổng thông tin</a>, <mark>quan trọng</mark>, <code>mã</code>.</p>' +
    '<blockquote><p>Trích lời, <a href="https://phuong.example.vn/">nguồn</a>.</p></blockquote><ul><li>Một</li></ul>' +
    '<table><caption>Kết quả</caption><tr><th>Tên</th></tr><tr><td>Số</td></tr></table>' +
    '<details><summary>Thêm</summary><p>Nữa</p></details><pre>mã</pre>',
  attachments: [{ url: 'https://phuong.example.vn/a.pdf', mime_type: 'application/pdf', title: 'Tệp' }],
};

/** Every widget in every layout and state that has colours of its own. */
async function page(): Promise<HTMLElement> {
  const feed = feedUrl('rss', { items: 6 });
  const visits = feedUrl('visits', { asOf: '2024-11-21T01:00:00Z' });
  const stage = await fixture<HTMLElement>(html`
    <div>
      ${['vertical', 'horizontal', 'compact'].map(
        (layout) =>
          html`<ward-article-card layout=${layout} .article=${{ ...article, image: feedUrl('picture') }}>
          </ward-article-card>`,
      )}
      ${['cards', 'list', 'headlines', 'ticker'].map(
        (layout) =>
          html`<ward-article-list feed=${feed} layout=${layout} limit="2" more="pages" heading="Tin tức">
          </ward-article-list>`,
      )}
      <ward-article-list feed=${feedUrl('status')}></ward-article-list>
      <ward-article-list feed=${feedUrl('none')}></ward-article-list>
      <ward-article .article=${article}></ward-article>
      <ward-article feed=${feed} item="bai-2"></ward-article>
      <ward-star-rating value="3.5" count="12"></ward-star-rating>
      <ward-star-rating></ward-star-rating>
      <ward-star-rating name="stars" value="2"></ward-star-rating>
      <ward-star-rating feed=${feedUrl('ratings')} site="tam-diep" item="mau"></ward-star-rating>
      <ward-star-rating feed=${feedUrl('status')}></ward-star-rating>
      ${['table', 'digits', 'inline'].map(
        (layout) =>
          html`<ward-visit-stats feed=${visits} site="tam-diep" layout=${layout} digits="9" chart="7">
          </ward-visit-stats>`,
      )}
      <ward-visit-stats feed=${feedUrl('status')}></ward-visit-stats>
      <ward-date-banner
        feed=${feed}
        ticker
        greeting="Xin chào"
        portal="Phường"
        clock
        lunar
      ></ward-date-banner>
    </div>
  `);
  const has = (selector: string, count: number) => {
    const roots = [...stage.children].map(({ shadowRoot }) => shadowRoot!);
    const found = roots.reduce((sum, root) => sum + root.querySelectorAll(selector).length, 0);
    if (found < count) throw new Error(`${found} of ${count} ${selector}`);
  };
  await waitFor(() => {
    has('.card', 3 + 4 * 2);
    has('.note', 4);
    has('.tools button', 2 * 3 + 3);
    has('.text', 2);
    has('.bar button', 2 * 3);
    has('.way', 2);
    has('.rating svg', 4);
    has('.vote svg', 2);
    has('.chart rect', 3 * 6);
    has('.cells b', 9);
    has('[part=lunar]', 1);
  });
  await waitFor(() => {
    const ticker = stage.querySelector('ward-date-banner')!.shadowRoot!.querySelector('ward-article-list');
    if (!ticker?.shadowRoot?.querySelector('.tools button')) throw new Error('no ticker yet');
  });
  for (const element of stage.querySelectorAll('*'))
    for (const details of element.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
  return stage;
}

describe('contrast', function () {
  this.timeout(60_000);
  let stage: HTMLElement;
  const sheet = Object.assign(document.createElement('link'), {
    rel: 'stylesheet',
    href: new URL('../../src/themes/themes.css', import.meta.url).href,
  });

  before(async () => {
    document.head.append(sheet);
    await new Promise((resolve) => sheet.addEventListener('load', resolve));
  });
  after(() => sheet.remove());

  beforeEach(async () => {
    stage = await page();
  });

  /** What is too weak, a line each: at rest, and as if pointer and focus were everywhere. */
  function weak(limits: typeof AA): string[] {
    const atRest = measure(stage);
    pointAtAll(stage);
    const found = [...atRest, ...measure(stage, true)];
    expect(found.length).to.be.greaterThan(500);
    return found
      .filter(({ kind, ratio }) => ratio < limits[kind])
      .map(({ what, kind, ratio }) => `${what}: ${kind} ${ratio.toFixed(2)}`);
  }

  for (const theme of ['default', 'government', 'civic', 'contrast'])
    for (const scheme of ['light', 'dark']) {
      const limits = theme === 'contrast' ? AAA : AA;
      it(`is enough in the theme ${theme}, asked to be ${scheme}`, () => {
        Object.assign(stage.dataset, { wardTheme: theme, wardScheme: scheme });
        expect(weak(limits)).to.deep.equal([]);
      });

      it(`is enough in the theme ${theme} on a page that is ${scheme} by itself`, () => {
        stage.dataset['wardTheme'] = theme;
        Object.assign(stage.style, { colorScheme: scheme, background: 'Canvas' });
        expect(weak(limits)).to.deep.equal([]);
      });
    }

  it('is found to be too weak where a colour is made worse', () => {
    for (const [token, color, kind] of [
      ['text', '#888', 'text'],
      ['muted', '#888', 'text'],
      ['accent', '#888', 'text'],
      ['accent', '#bbb', 'focus ring'],
      ['surface', '#777', 'text'],
      ['fill', '#777', 'text'],
      ['star', '#ccc', 'graphics'],
      ['line', '#f4f4f4', 'separator'],
    ] as const) {
      stage.setAttribute('style', `--ward-color-${token}: ${color}; background: white`);
      expect(weak(AA).join('\n'), token).to.contain(kind);
    }
  });
});
