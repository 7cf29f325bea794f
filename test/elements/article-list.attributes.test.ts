import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../src/elements/article-list/article-list.define.ts';
import { setStrings } from '../../src/i18n/strings.ts';
import { feedUrl } from '../helpers/feeds.ts';
import { inside, waitFor } from '../helpers/find.ts';

const ready = async (template: ReturnType<typeof html>) => {
  const box = await fixture(template);
  const element = box.matches('ward-article-list') ? box : box.querySelector('ward-article-list')!;
  await waitFor(() => expect(element.state).to.equal('ready'));
  await element.updateComplete;
  return element;
};
const titles = (element: Element) => [
  ...inside(element)
    .getAllByRole('link')
    .map((link) => link.textContent.trim()),
];

describe('ward-article-list, by attributes', () => {
  it('passes over the first articles with offset', async () => {
    const element = await ready(
      html`<ward-article-list feed=${feedUrl('rss')} offset="1" limit="1"></ward-article-list>`,
    );
    expect(titles(element)).to.deep.equal(['Bài 2']);
  });

  it('orders by oldest first', async () => {
    const element = await ready(
      html`<ward-article-list feed=${feedUrl('rss')} order="oldest"></ward-article-list>`,
    );
    expect(titles(element)).to.deep.equal(['Bài 3', 'Bài 2', 'Bài 1']);
  });

  it('keeps one category', async () => {
    const element = await ready(
      html`<ward-article-list feed=${feedUrl('rss')} category="thông báo"></ward-article-list>`,
    );
    expect(titles(element)).to.deep.equal(['Bài 2']);
  });

  it('follows an attribute that changes later, without asking again', async () => {
    const element = await ready(html`<ward-article-list feed=${feedUrl('rss')}></ward-article-list>`);
    element.setAttribute('order', 'oldest');
    element.setAttribute('limit', '1');
    await element.updateComplete;
    expect(titles(element)).to.deep.equal(['Bài 3']);
  });

  it('falls back to the defaults for words and numbers it does not know', async () => {
    const element = await ready(
      html`<ward-article-list
        feed=${feedUrl('rss')}
        order="sideways"
        layout="mosaic"
        more="perhaps"
        limit="-2"
        offset="x"
        heading-level="99"
        heading="Tin"
      ></ward-article-list>`,
    );
    expect(titles(element)).to.deep.equal(['Bài 1', 'Bài 2', 'Bài 3']);
    expect(inside(element).getByRole('heading', { name: 'Tin', level: 6 })).to.exist;
  });

  it('leads headlines into the portal’s own article page with article-url', async () => {
    const element = await ready(
      html`<ward-article-list
        feed=${feedUrl('rss', { items: 1 })}
        article-url="/bai-viet?id={id}&u={url}"
      ></ward-article-list>`,
    );
    expect(inside(element).getByRole('link')).to.have.attribute(
      'href',
      `${location.origin}/bai-viet?id=bai-1&u=https%3A%2F%2Fphuong.example.vn%2Fbai-1.html`,
    );
  });

  it('makes no link of an article-url that would run script', async () => {
    const element = await ready(
      html`<ward-article-list
        feed=${feedUrl('rss', { items: 1 })}
        article-url="javascript:alert('{id}')"
      ></ward-article-list>`,
    );
    expect(inside(element).queryByRole('link')).to.equal(null);
    expect(inside(element).getByRole('heading', { name: 'Bài 1' })).to.exist;
  });

  it('puts articles one heading level below its own heading', async () => {
    const element = await ready(
      html`<ward-article-list
        feed=${feedUrl('rss', { items: 1 })}
        heading="Tin"
        heading-level="3"
      ></ward-article-list>`,
    );
    expect(inside(element).getByRole('heading', { name: 'Tin', level: 3 })).to.exist;
    expect(inside(element).getByRole('heading', { name: 'Bài 1', level: 4 })).to.exist;
  });

  it('shows dates in the zone it is told', async () => {
    const element = await ready(
      html`<ward-article-list
        feed=${feedUrl('rss', { items: 1 })}
        time-zone="America/New_York"
      ></ward-article-list>`,
    );
    expect(inside(element).getByText('Thứ Ba, 19/11/2024')).to.have.attribute(
      'datetime',
      '2024-11-20T01:00:00.000Z',
    );
  });

  it('speaks the language of the nearest ancestor', async () => {
    const element = await ready(
      html`<div lang="en">
        <ward-article-list feed=${feedUrl('rss', { items: 1 })}></ward-article-list>
      </div>`,
    );
    await waitFor(() => inside(element).getByText('Wednesday, 20/11/2024'));
  });

  it('takes other words at any time', async () => {
    const element = await ready(
      html`<ward-article-list feed=${feedUrl('rss')} limit="1" more="button"></ward-article-list>`,
    );
    setStrings('vi', { more: 'Xem tiếp' });
    await waitFor(() => expect(inside(element).getByRole('button', { name: 'Xem tiếp' })).to.exist);
    setStrings('vi', { more: 'Xem thêm' });
  });
});

describe('ward-article-list, by layout', () => {
  for (const layout of ['cards', 'list', 'headlines', 'ticker'] as const) {
    it(`is accessible as ${layout}, light and dark`, async () => {
      const element = await ready(
        html`<div style="background: Canvas; color-scheme: light">
          <ward-article-list feed=${feedUrl('rss')} layout=${layout} heading="Tin tức"></ward-article-list>
        </div>`,
      );
      await expect(element).to.be.accessible();
      element.parentElement!.style.colorScheme = 'dark';
      await expect(element).to.be.accessible();
    });

    it(`does not make a page of 320 px scroll sideways as ${layout}`, async () => {
      await setViewport({ width: 320, height: 640 });
      const element = await ready(
        html`<div>
          <ward-article-list
            feed=${feedUrl('rss')}
            layout=${layout}
            heading="Tin tức"
            more="pages"
            limit="2"
          ></ward-article-list>
        </div>`,
      );
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      expect(element.getBoundingClientRect().right).to.be.at.most(320);
      await setViewport({ width: 1280, height: 720 });
    });

    it(`fits a column of 150 px as ${layout}`, async () => {
      const element = await ready(
        html`<div style="width: 150px">
          <ward-article-list feed=${feedUrl('rss')} layout=${layout} heading="Tin tức"></ward-article-list>
        </div>`,
      );
      const root = inside(element).getByRole('region');
      expect(root.scrollWidth).to.be.at.most(150);
    });
  }

  it('leaves pictures and summaries out of headlines', async () => {
    const element = await ready(
      html`<ward-article-list feed=${feedUrl('rss')} layout="headlines"></ward-article-list>`,
    );
    expect(inside(element).queryByText('Tóm tắt 1')).to.equal(null);
  });
});

describe('ward-article-list in a browser that does not know light-dark()', () => {
  it('has the light colours all the same', async () => {
    const { supports } = CSS;
    CSS.supports = () => false;
    try {
      const element = await ready(html`<ward-article-list feed=${feedUrl('rss')}></ward-article-list>`);
      const sheets = element.shadowRoot!;
      await waitFor(() => expect(sheets.adoptedStyleSheets).to.have.length.greaterThan(4));
      const added = sheets.adoptedStyleSheets.at(-1)!.cssRules[0]!.cssText;
      expect(added).to.include('--_text: var(--ward-color-text, #222)');
      expect(added).not.to.include('light-dark');
    } finally {
      CSS.supports = supports;
    }
  });
});

describe('ward-article-list on a hostile page', () => {
  it('looks as on a clean page whatever the page’s rules say', async () => {
    const element = await ready(html`<ward-article-list feed=${feedUrl('rss')}></ward-article-list>`);
    const text = inside(element).getByText('Tóm tắt 1');
    const look = () => {
      const { color, fontSize, textTransform, letterSpacing, direction } = getComputedStyle(text);
      return [
        color,
        fontSize,
        textTransform,
        letterSpacing,
        direction,
        getComputedStyle(element).display,
      ].join();
    };
    const clean = look();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `* { color: red !important; font-size: 9px !important; text-transform: uppercase !important;
           letter-spacing: 3px !important; display: inline !important }
       html { font-size: 8px; direction: rtl }`,
    );
    document.adoptedStyleSheets.push(sheet);
    try {
      expect(look()).to.equal(clean);
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    }
  });

  it('is not shown where the page hides it', async () => {
    const element = await ready(html`<ward-article-list feed=${feedUrl('rss')}></ward-article-list>`);
    element.hidden = true;
    expect(element.offsetHeight).to.equal(0);
    element.hidden = false;
    element.style.visibility = 'hidden';
    expect(getComputedStyle(inside(element).getByText('Tóm tắt 1')).visibility).to.equal('hidden');
  });
});
