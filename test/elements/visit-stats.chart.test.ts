import { expect } from '@open-wc/testing';
import { a11ySnapshot, sendKeys, setViewport } from '@web/test-runner-commands';
import type { ErrorDetail } from '../../src/controllers/feed-controller.ts';
import type { WardVisitStatsElement } from '../../src/elements/visit-stats/visit-stats.ts';
import { isPlain, isWebKit } from '../helpers/browser.ts';
import { feedUrl } from '../helpers/feeds.ts';
import { inside, nextEvent, waitFor } from '../helpers/find.ts';
import { logged, rows, settled, stats } from './visit-stats.helpers.ts';

const site = 'tam-diep';

/** Half past six in the evening of the 20th in UTC: the 21st in the portal's zone, and not yet in New York. */
const NOW = Date.UTC(2024, 10, 20, 18, 30);

const image = (element: WardVisitStatsElement) => waitFor(() => inside(element).getByRole('img'));
const series = async (url: string) =>
  (await logged(url)).filter(({ path }) => path.endsWith('/series')).map(({ query }) => query);

describe('ward-visit-stats with a chart', () => {
  const { now } = Date;
  before(() => {
    Date.now = () => NOW;
  });
  after(() => {
    Date.now = now;
  });

  it('asks for thirty days up to the portal’s today', async () => {
    const url = feedUrl('visits');
    const element = await settled(url, { site, chart: '' });
    await image(element);
    const [asked, ...more] = await series(url);
    expect(asked).to.include({ site, from: '2024-10-23', to: '2024-11-21' });
    expect(more).to.have.length(0);
  });

  it('asks for as many as it is told, in the zone it is told', async () => {
    const url = feedUrl('visits');
    const element = await settled(url, { site, chart: 7, 'time-zone': 'America/New_York' });
    await image(element);
    expect((await series(url))[0]).to.include({ from: '2024-11-14', to: '2024-11-20' });
  });

  it('asks for thirty where the number is none, and for no more than a year', async () => {
    for (const [chart, from] of [
      ['nhiều', '2024-10-23'],
      ['-3', '2024-10-23'],
      ['9999', '2023-11-22'],
    ] as const) {
      const url = feedUrl('visits');
      await image(await settled(url, { site, chart }));
      expect((await series(url))[0]!['from'], chart).to.equal(from);
    }
  });

  it('asks for no days without the attribute', async () => {
    const url = feedUrl('visits');
    await settled(url, { site });
    expect(await series(url)).to.have.length(0);
  });

  it('sends no cookie and no word about the page', async () => {
    const url = feedUrl('visits');
    await image(await settled(url, { site, chart: 3 }));
    const asked = (await logged(url)).find(({ path }) => path.endsWith('/series'))!;
    expect(asked.referer).to.equal(undefined);
    expect(asked.cookie).to.equal(undefined);
  });

  it('draws a bar for each day, as high as it has visits, and none for a day that nothing is known of', async () => {
    const element = await settled(feedUrl('visits'), { site, chart: 5 });
    await image(element);
    const bars = [...element.shadowRoot!.querySelectorAll('rect')];
    // 100, unknown, 120, 130 and 140, on an axis up to 160.
    expect(bars.map((bar) => [bar.getAttribute('x'), bar.getAttribute('height')])).to.deep.equal([
      ['1.5', '62.5'],
      ['21.5', '75'],
      ['31.5', '81.25'],
      ['41.5', '87.5'],
    ]);
    expect(bars[1]!.textContent.trim()).to.equal('19/11/2024: 120');
    const box = bars[3]!.getBoundingClientRect();
    const whole = element.shadowRoot!.querySelector('svg')!.getBoundingClientRect();
    expect(box.height).to.be.closeTo(whole.height * 0.875, 1);
    expect(box.bottom).to.be.closeTo(whole.bottom, 1);
  });

  it('names its axes', async () => {
    const element = await settled(feedUrl('visits'), { site, chart: 5 });
    await image(element);
    const texts = [...element.shadowRoot!.querySelectorAll('.plot > span > span')].map(
      (span) => span.textContent,
    );
    expect(texts).to.deep.equal(['160', '80', '0', '17/11', '21/11']);
  });

  it('is read as one picture that says what matters', async () => {
    const element = await settled(feedUrl('visits'), { site, chart: 5 });
    expect(await image(element)).to.have.attribute(
      'aria-label',
      'Lượt truy cập 5 ngày qua: nhiều nhất 140 lượt, ngày 21/11/2024',
    );
    await expect(element).to.be.accessible();
    if (isPlain) return;
    const tree = JSON.stringify(await a11ySnapshot({ selector: 'ward-visit-stats' }));
    expect(tree).to.include('Lượt truy cập 5 ngày qua: nhiều nhất 140 lượt');
    expect(tree).not.to.include('19/11/2024: 120');
  });

  it('gives the same as a table, opened from the keyboard', async () => {
    const element = await settled(feedUrl('visits'), { site, chart: 5 });
    await image(element);
    const summary = inside(element).getByText('Bảng số liệu');
    summary.focus();
    expect(element.shadowRoot!.activeElement).to.equal(summary);
    await sendKeys({ press: 'Enter' });
    await waitFor(() => expect(summary.closest('details')!.open).to.equal(true));
    const table = inside(element).getByRole('table', { name: 'Lượt truy cập 5 ngày qua' });
    const cells = [...table.querySelectorAll('tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()).join(' | '),
    );
    expect(cells).to.deep.equal([
      'Ngày | Lượt truy cập | Lượt xem',
      '17/11 | 100 | 1.000',
      '18/11 | –Chưa có số liệu. | –Chưa có số liệu.',
      '19/11 | 120 | 1.002',
      '20/11 | 130 | 1.003',
      '21/11 | 140 | 1.004',
    ]);
    expect(inside(element).getAllByRole('rowheader')).to.have.length(5);
    await expect(element).to.be.accessible();
  });

  it('takes a framework’s true for an attribute without a value', async () => {
    const element = await settled(feedUrl('visits'), { site, chart: 5 });
    element.chart = true as unknown as number;
    await waitFor(() => inside(element).getByText('Lượt truy cập 30 ngày qua'));
  });

  it('is English where the page is', async () => {
    const element = await settled(feedUrl('visits'), { site, chart: 5 });
    element.parentElement!.lang = 'en';
    element.requestUpdate();
    await waitFor(() => inside(element).getByText('As a table'));
    expect(inside(element).getByText('Visits in the last 5 days')).to.exist;
  });

  it('moves nothing when it comes, in narrow columns and wide', async () => {
    const { fetch: real } = window;
    try {
      // At 150 pixels WebKit breaks the words into one line more than is kept free.
      for (const width of [...(isWebKit ? [] : ['150px']), '300px', '1200px']) {
        let open = () => {};
        const gate = new Promise<void>((resolve) => (open = resolve));
        window.fetch = async (...asked) => (await gate, real(...asked));
        const element = await stats(feedUrl('visits'), { site, chart: '' });
        element.parentElement!.style.width = width;
        // On any machine a font of the same width.
        element.parentElement!.style.setProperty('--ward-font-family', 'Arial');
        const { offsetHeight } = element;
        expect(element.state).to.equal('waiting');
        expect(offsetHeight).to.be.greaterThan(250);
        open();
        await image(element);
        await waitFor(() => expect(element.state).to.equal('ready'));
        await element.updateComplete;
        expect(element.offsetHeight, width).to.equal(offsetHeight);
      }
    } finally {
      window.fetch = real;
    }
  });

  it('fits a column of 150 px with its table open, and a page of 320 px', async () => {
    const element = await settled(feedUrl('visits'), { site, chart: '' });
    element.parentElement!.style.width = '150px';
    await image(element);
    element.shadowRoot!.querySelector('details')!.open = true;
    expect(inside(element).getByRole('region').scrollWidth).to.be.at.most(150);
    element.parentElement!.style.width = '';
    await setViewport({ width: 320, height: 640 });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await setViewport({ width: 1280, height: 720 });
  });

  it('says that there are no days yet, and leaves the numbers alone, where the days cannot be had', async () => {
    const failed = nextEvent<ErrorDetail>(document, 'ward-error');
    const url = feedUrl('visits', { badSeries: 1 });
    const element = await settled(url, { site, chart: 5 });
    expect((await failed).detail.kind).to.equal('not-a-feed');
    await waitFor(() => inside(element).getByText('Chưa có số liệu.'));
    expect(element.state).to.equal('ready');
    expect(rows(element)).to.have.length(3);
    expect(inside(element).queryByRole('img')).to.equal(null);
    await expect(element).to.be.accessible();
    await element.reload();
    await element.updateComplete;
    await waitFor(async () => expect(await series(url)).to.have.length(2));
  });

  it('takes the days out of a file that holds them', async () => {
    const body = JSON.stringify({ total: 5, days: [{ date: '2024-11-21', visits: 3 }] });
    const element = await settled(feedUrl('json', { body }), { chart: 7 });
    expect((await image(element)).getAttribute('aria-label')).to.include(
      'nhiều nhất 3 lượt, ngày 21/11/2024',
    );
    // A file without views has no column of them.
    expect(inside(element).queryByText('Lượt xem')).to.equal(null);
  });

  it('follows the portal and the number of days', async () => {
    const url = feedUrl('visits');
    const element = await settled(url, { site, chart: 5 });
    await image(element);
    element.chart = 3;
    await waitFor(() => inside(element).getByText('Lượt truy cập 3 ngày qua'));
    await waitFor(async () => expect((await series(url)).at(-1)!['from']).to.equal('2024-11-19'));
    element.site = 'tay-son';
    await waitFor(async () => expect((await series(url)).at(-1)!['site']).to.equal('tay-son'));
    element.removeAttribute('chart');
    await element.updateComplete;
    expect(inside(element).queryByRole('img')).to.equal(null);
  });

  it('draws days without a visit as such, and not as unknown', async () => {
    const body = JSON.stringify({ total: 5, days: [{ date: '2024-11-21', visits: 0 }] });
    const element = await settled(feedUrl('json', { body }), { chart: 3 });
    await image(element);
    expect(element.shadowRoot!.querySelectorAll('rect')).to.have.length(1);
    expect(element.shadowRoot!.querySelector('rect')!.getAttribute('height')).to.equal('0');
  });
});
