import { expect, fixture, html } from '@open-wc/testing';
import { a11ySnapshot, emulateMedia, setViewport } from '@web/test-runner-commands';
import { setStrings } from '../../src/i18n/strings.ts';
import { WardVisitStatsElement } from '../../src/elements/visit-stats/visit-stats.ts';
import { isPlain } from '../helpers/browser.ts';
import { feedUrl, release, requests } from '../helpers/feeds.ts';
import { inside, waitFor } from '../helpers/find.ts';
import { rows, settled, stats } from './visit-stats.helpers.ts';

const site = 'tam-diep';
const ready = (attributes: Record<string, string | number | boolean> = {}) =>
  settled(feedUrl('visits'), { site, ...attributes });

describe('ward-visit-stats, its rows', () => {
  it('are those of a portal’s page, with the page’s own words', async () => {
    const element = await ready();
    expect(rows(element)).to.deep.equal(['Số lượt truy cập 881.707', 'Trực tuyến: 130', 'Hôm nay: 1.104']);
  });

  it('read as the page this project was drawn from prints them', async () => {
    const element = await ready({ grouping: 'none' });
    const text = element.shadowRoot!.textContent.replace(/\s+/g, ' ').trim();
    expect(text).to.equal('Thống kê truy cập Số lượt truy cập 881707 Trực tuyến: 130 Hôm nay: 1104');
  });

  it('are chosen and ordered by the page', async () => {
    const element = await ready({ rows: 'month  week yesterday\nviews' });
    expect(rows(element)).to.deep.equal([
      'Tháng này: 30.415',
      'Tuần này: 5.210',
      'Hôm qua: 2.048',
      'Lượt xem trang này: 283',
    ]);
  });

  it('are each shown once, and unknown ones passed over', async () => {
    expect(rows(await ready({ rows: 'today hits today' }))).to.deep.equal(['Hôm nay: 1.104']);
  });

  it('are the usual ones where the page names none that is known', async () => {
    expect(rows(await ready({ rows: 'hits' }))).to.have.length(3);
    expect(rows(await ready({ rows: '' }))).to.have.length(3);
  });

  it('change at once with the attribute, without another request', async () => {
    const element = await ready();
    element.rows = 'online';
    await element.updateComplete;
    expect(rows(element)).to.deep.equal(['Trực tuyến: 130']);
  });

  it('are left out where the answer says nothing of them, and are never 0 instead', async () => {
    const element = await settled(feedUrl('visits', { only: 'total' }), { site });
    expect(element.state).to.equal('ready');
    expect(rows(element)).to.deep.equal(['Số lượt truy cập 881.707']);
  });

  it('show a 0 that was counted', async () => {
    const element = await settled(feedUrl('json', { body: '{"total":5,"online":0}' }));
    expect(rows(element)).to.deep.equal(['Số lượt truy cập 5', 'Trực tuyến: 0']);
  });

  it('take names of the page’s own', async () => {
    const element = await ready({ labels: 'total: Tổng số lượt; online: Đang xem:' });
    expect(rows(element)).to.deep.equal(['Tổng số lượt 881.707', 'Đang xem: 130', 'Hôm nay: 1.104']);
  });

  it('take other words at any time', async () => {
    const element = await ready();
    setStrings('vi', { 'visits-today': 'Trong ngày:' });
    await waitFor(() => expect(rows(element)[2]).to.equal('Trong ngày: 1.104'));
    setStrings('vi', { 'visits-today': 'Hôm nay:' });
  });

  it('are in English where the page is', async () => {
    const element = await ready();
    element.parentElement!.lang = 'en';
    element.requestUpdate();
    await waitFor(() =>
      expect(rows(element)).to.deep.equal(['Visits 881,707', 'Online: 130', 'Today: 1,104']),
    );
    expect(inside(element).getByRole('heading', { name: 'Visitor statistics' })).to.exist;
  });

  const groupings: [string, string][] = [
    ['dot', '881.707'],
    ['comma', '881,707'],
    ['none', '881707'],
    ['nonsense', '881.707'],
  ];
  for (const [grouping, text] of groupings)
    it(`write thousands with grouping="${grouping}" as ${text}`, async () => {
      expect(rows(await ready({ grouping }))[0]).to.equal(`Số lượt truy cập ${text}`);
    });
});

describe('ward-visit-stats, its heading', () => {
  it('is there unasked, at level 2', async () => {
    const element = await ready();
    expect(inside(element).getByRole('heading', { name: 'Thống kê truy cập', level: 2 })).to.exist;
    expect(inside(element).getByRole('region', { name: 'Thống kê truy cập' })).to.exist;
  });

  it('says what the page wants, at the level it wants', async () => {
    const element = await ready({ heading: 'Truy cập', 'heading-level': 4 });
    expect(inside(element).getByRole('heading', { name: 'Truy cập', level: 4 })).to.exist;
    element.removeAttribute('heading');
    await element.updateComplete;
    expect(inside(element).getByRole('heading', { name: 'Thống kê truy cập' })).to.exist;
  });

  it('is left out where it is empty', async () => {
    const element = await ready({ heading: '' });
    expect(inside(element).queryByRole('heading')).to.equal(null);
    await expect(element).to.be.accessible();
  });
});

describe('ward-visit-stats without a portal’s id', () => {
  it('reads a file as it is', async () => {
    const element = await settled(feedUrl('json', { body: '{"total":881707,"today":1104}' }));
    expect(rows(element)).to.deep.equal(['Số lượt truy cập 881.707', 'Hôm nay: 1.104']);
  });

  it('finds numbers in somebody else’s JSON', async () => {
    const body = JSON.stringify({ data: { stats: [{ visitors: '881,707' }] }, now: 130 });
    const element = await settled(feedUrl('json', { body }), {
      map: 'total: data.stats.0.visitors; online: now; today: data.today',
    });
    expect(rows(element)).to.deep.equal(['Số lượt truy cập 881.707', 'Trực tuyến: 130']);
  });

  it('puts several addresses together, each with a map of its own', async () => {
    const all = feedUrl('json', { body: '{"count":"881\u202f707"}' });
    const week = feedUrl('json', { body: '{"count":"5\u202f210"}' });
    const element = await settled(`${all} ${week}`, {
      map: 'total: count | week: count',
      rows: 'total week',
      labels: 'week: 7 ngày qua:',
    });
    expect(rows(element)).to.deep.equal(['Số lượt truy cập 881.707', '7 ngày qua: 5.210']);
  });

  it('follows another map', async () => {
    const element = await settled(feedUrl('json', { body: '{"a":1,"b":2}' }), { map: 'total: a' });
    element.map = 'total: b';
    await waitFor(() => expect(rows(element)).to.deep.equal(['Số lượt truy cập 2']));
  });
});

describe('ward-visit-stats, by layout', () => {
  for (const layout of ['table', 'digits', 'inline'] as const) {
    it(`is accessible as ${layout}, light and dark`, async () => {
      const element = await ready({ layout });
      element.parentElement!.setAttribute('style', 'background: Canvas; color-scheme: light dark');
      if (layout === 'digits')
        await waitFor(() => expect(element.shadowRoot!.querySelector('.cells')).to.exist);
      await expect(element).to.be.accessible();
      if (isPlain) return;
      await emulateMedia({ colorScheme: 'dark' });
      await expect(element).to.be.accessible();
      await emulateMedia({ colorScheme: 'light' });
    });

    it(`does not make a page of 320 px scroll sideways as ${layout}`, async () => {
      await setViewport({ width: 320, height: 640 });
      const element = await ready({
        layout,
        rows: 'total online today yesterday week month views',
        digits: 12,
      });
      if (layout === 'digits')
        await waitFor(() => expect(element.shadowRoot!.querySelector('.cells')).to.exist);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await setViewport({ width: 1280, height: 720 });
    });

    it(`fits a column of 150 px as ${layout}, also with text spaced out`, async () => {
      const element = await ready({ layout, digits: 8, rows: 'total online today month views' });
      if (layout === 'digits')
        await waitFor(() => expect(element.shadowRoot!.querySelector('.cells')).to.exist);
      element.parentElement!.style.width = '150px';
      const root = inside(element).getByRole('region');
      expect(root.scrollWidth).to.be.at.most(150);
      // WCAG 1.4.12.
      const spaced = new CSSStyleSheet();
      spaced.replaceSync(
        '.root * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
      );
      const sheets = element.shadowRoot!;
      sheets.adoptedStyleSheets = [...sheets.adoptedStyleSheets, spaced];
      expect(root.scrollWidth).to.be.at.most(150);
      for (const term of inside(element).getAllByRole('term'))
        expect(term.scrollWidth, term.textContent).to.be.at.most(term.clientWidth + 1);
    });

    it(`moves nothing when the numbers come, as ${layout}`, async () => {
      for (const width of ['150px', '300px', '1200px']) {
        const url = feedUrl('visits', { hold: 1 });
        const element = await stats(url, { site, layout });
        element.parentElement!.style.width = width;
        const { offsetHeight } = element;
        expect(offsetHeight).to.be.greaterThan(20);
        await waitFor(async () => expect(await requests(url)).to.equal(1));
        await release(url);
        await waitFor(() => expect(element.state).to.equal('ready'));
        await element.updateComplete;
        expect(element.offsetHeight, width).to.equal(offsetHeight);
        if (layout === 'digits')
          await waitFor(() => expect(element.shadowRoot!.querySelector('.cells')).to.exist);
        expect(element.offsetHeight, width).to.equal(offsetHeight);
      }
    });
  }

  it('is a table of rows where the layout is unknown', async () => {
    const element = await ready({ layout: 'pie' });
    expect(inside(element).getByRole('region')).to.have.class('table');
  });
});

describe('ward-visit-stats, the counter of digits', () => {
  const cells = (element: WardVisitStatsElement) =>
    waitFor(() => {
      const found = element.shadowRoot!.querySelectorAll('.cells b');
      expect(found).not.to.have.length(0);
      return [...found].map((cell) => cell.textContent).join('|');
    });

  it('shows each digit of the first row in a window of its own', async () => {
    expect(await cells(await ready({ layout: 'digits' }))).to.equal('8|8|1|7|0|7');
    expect(await cells(await ready({ layout: 'digits', rows: 'online total' }))).to.equal('1|3|0');
  });

  it('puts zeros in front on request', async () => {
    expect(await cells(await ready({ layout: 'digits', digits: 8 }))).to.equal('0|0|8|8|1|7|0|7');
    expect(await cells(await ready({ layout: 'digits', digits: 3 }))).to.equal('8|8|1|7|0|7');
  });

  it('has no more windows than a column has room for', async () => {
    expect(await cells(await ready({ layout: 'digits', digits: 1e9 }))).to.have.length(29);
  });

  it('keeps its looks beside a note', async () => {
    const element = await settled(feedUrl('visits', { asOf: '2024-11-21T01:30:00Z' }), {
      site,
      layout: 'digits',
    });
    await cells(element);
    const note = await waitFor(() => inside(element).getByText('Số liệu lúc 08:30, 21/11/2024.'));
    const display = (of: Element) => getComputedStyle(of).display;
    await waitFor(() =>
      expect(display(element.shadowRoot!.querySelector('.cells')!)).to.equal('inline-flex'),
    );
    expect(display(note.closest('.note')!)).to.equal('flex');
    expect(getComputedStyle(element.shadowRoot!.querySelector('.cells b')!).borderTopWidth).to.equal('1px');
  });

  it('is read as one number', async () => {
    const element = await ready({ layout: 'digits', digits: 8 });
    await cells(element);
    expect(element.shadowRoot!.querySelector('.cells')).to.have.attribute('aria-hidden', 'true');
    expect(inside(element).getByText('881.707')).to.exist;
    if (isPlain) return;
    const tree = JSON.stringify(await a11ySnapshot({ selector: 'ward-visit-stats' }));
    expect(tree).to.include('881.707');
    expect(tree).not.to.match(/"name":"\d"/);
  });
});

describe('ward-visit-stats on a hostile page', () => {
  it('looks as on a clean page whatever the page’s rules say', async () => {
    const element = await ready();
    const value = inside(element).getByText('130');
    const look = () => {
      const { color, fontSize, textTransform, letterSpacing, direction } = getComputedStyle(value);
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

  it('keeps its place in a flex row', async () => {
    const element = await fixture<WardVisitStatsElement>(
      html`<div style="display: flex">
        <ward-visit-stats feed=${feedUrl('visits')} site="tam-diep"></ward-visit-stats>
      </div>`,
    );
    const inner = element.querySelector('ward-visit-stats')!;
    await waitFor(() => expect(inner.state).to.equal('ready'));
    expect(inner.offsetWidth).to.be.greaterThan(150);
  });

  it('has accessors, and no fields in front of them', async () => {
    const element = await ready();
    for (const name of Object.keys(WardVisitStatsElement.properties))
      expect(Object.hasOwn(element, name), name).to.equal(false);
  });

  it('goes on when a script takes its attributes away', async () => {
    const element = await ready({ labels: 'total: A', layout: 'digits', chart: 7, counting: true, map: '' });
    for (const name of element.getAttributeNames().filter((name) => name !== 'feed')) {
      element.removeAttribute(name);
      await element.updateComplete;
    }
    await waitFor(() => expect(rows(element)).to.have.length(3));
    element.removeAttribute('feed');
    await element.updateComplete;
    expect(element.state).to.equal('waiting');
  });
});
