import { expect, fixture, html } from '@open-wc/testing';
import { a11ySnapshot, sendKeys } from '@web/test-runner-commands';
import type { ErrorDetail, LoadDetail } from '../../src/controllers/feed-controller.ts';
import type { Visits } from '../../src/contract/visits.ts';
import type { WardVisitStatsElement } from '../../src/elements/visit-stats/visit-stats.ts';
import { isPlain } from '../helpers/browser.ts';
import { feedUrl, release, requests } from '../helpers/feeds.ts';
import { inside, nextEvent, waitFor } from '../helpers/find.ts';
import { logged, make, rows, settled, stats } from './visit-stats.helpers.ts';

const site = 'tam-diep';

/** What a screen reader walks through, in order: `role name`, a line each. */
async function tree(): Promise<string[]> {
  interface Node {
    role: string;
    name?: string;
    children?: Node[];
  }
  const lines = (node: Node): string[] => [
    `${node.role} ${node.name ?? ''}`.trim(),
    ...(node.children ?? []).flatMap(lines),
  ];
  const found = (await a11ySnapshot({})) as unknown as Node;
  return lines(found).slice(1);
}

describe('ward-visit-stats, waiting', () => {
  it('keeps the place of the numbers with drawings that are not read out', async () => {
    const url = feedUrl('visits', { hold: 1 });
    const element = await stats(url, { site });
    expect(element.state).to.equal('waiting');
    expect(inside(element).queryAllByRole('term')).to.have.length(0);
    expect(element.shadowRoot!.querySelectorAll('.bone')).to.have.length(3);
    await expect(element).to.be.accessible();
    if (!isPlain)
      expect(await tree()).to.deep.equal(['region Thống kê truy cập', 'heading Thống kê truy cập', 'status']);
    await release(url);
  });

  it('says that it is loading only after a second', async () => {
    const url = feedUrl('visits', { hold: 1 });
    const started = performance.now();
    const element = await stats(url, { site });
    expect(inside(element).getByRole('status').textContent).to.equal('');
    await waitFor(() => expect(inside(element).getByRole('status').textContent).to.equal('Đang tải…'));
    expect(performance.now() - started).to.be.greaterThan(950);
    await expect(element).to.be.accessible();
    await release(url);
    await waitFor(() => expect(inside(element).getByRole('status').textContent).to.equal(''));
  });

  it('shows what the page wrote inside the tag', async () => {
    const url = feedUrl('visits', { hold: 1 });
    const element = await stats(url, { site }, 'Số lượt truy cập 881707');
    expect(element.shadowRoot!.querySelector('slot')).to.exist;
    expect(element.shadowRoot!.querySelector('.bone')).to.equal(null);
    await release(url);
  });

  it('asks for nothing while it has no feed', async () => {
    const element = await fixture<WardVisitStatsElement>(
      html`<ward-visit-stats site="tam-diep" counting chart>Số lượt 5</ward-visit-stats>`,
    );
    expect(element.state).to.equal('waiting');
    expect(element.shadowRoot!.querySelector('slot')).to.exist;
    await expect(element).to.be.accessible();
  });
});

describe('ward-visit-stats, ready', () => {
  it('takes the place of what the page wrote inside the tag', async () => {
    const element = await settled(feedUrl('visits'), { site }, 'Số lượt truy cập 5');
    expect(element.shadowRoot!.querySelector('slot')).to.equal(null);
    expect(rows(element)).to.have.length(3);
  });

  it('tells the page with ward-load', async () => {
    const element = make(feedUrl('visits'), { site });
    const loaded = nextEvent<LoadDetail<Visits>>(document, 'ward-load');
    document.body.append(element);
    const event = await loaded;
    expect(event.detail.feeds[0]!.total).to.equal(881_707);
    expect(event.bubbles && event.composed).to.equal(true);
    element.remove();
  });

  it('is no stop for the keyboard', async () => {
    const box = await fixture(html`<div><button>Trước</button><button>Sau</button></div>`);
    const [before, after] = box.querySelectorAll('button');
    const element = make(feedUrl('visits'), { site });
    before!.after(element);
    await waitFor(() => expect(element.state).to.equal('ready'));
    before!.focus();
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(after);
  });

  it('gives the tree a reader with a screen reader walks through', async function () {
    const element = await settled(feedUrl('visits'), { site });
    await expect(element).to.be.accessible();
    if (isPlain) this.skip();
    expect(await tree()).to.deep.equal([
      'region Thống kê truy cập',
      'heading Thống kê truy cập',
      'status',
      'StaticText Số lượt truy cập',
      'StaticText 881.707',
      'StaticText Trực tuyến:',
      'StaticText 130',
      'StaticText Hôm nay:',
      'StaticText 1.104',
    ]);
  });

  it('asks with the portal’s id and the page’s path, without cookies, and does not say which page it is on', async () => {
    document.cookie = 'visitor=1; path=/';
    const url = feedUrl('visits');
    await settled(url, { site: 'phường Tây Sơn', path: '/tin-tức/1' });
    const [asked] = await logged(url);
    expect(asked!.method).to.equal('GET');
    expect(asked!.query).to.include({ site: 'phường Tây Sơn', path: '/tin-tức/1' });
    expect(asked!.cookie).to.equal(undefined);
    expect(asked!.referer).to.equal(undefined);
    document.cookie = 'visitor=; path=/; max-age=0';
  });

  it('takes the document’s own path where the page names none', async () => {
    const url = feedUrl('visits');
    await settled(url, { site });
    expect((await logged(url))[0]!.query['path']).to.equal(location.pathname);
  });

  it('asks once for what fifty blocks show', async () => {
    const url = feedUrl('visits');
    const all = await Promise.all(Array.from({ length: 50 }, () => settled(url, { site })));
    expect(all.every(({ state }) => state === 'ready')).to.equal(true);
    expect(await requests(url)).to.equal(1);
  });

  it('does not ask again, nor lose anything, when it is moved', async () => {
    const url = feedUrl('visits');
    const element = await settled(url, { site });
    (await fixture(html`<div></div>`)).append(element);
    await element.updateComplete;
    expect(rows(element)).to.have.length(3);
    expect(await requests(url)).to.equal(1);
  });

  it('says nothing aloud when numbers change', async () => {
    const url = feedUrl('visits');
    const element = await settled(url, { site });
    const live = [...element.shadowRoot!.querySelectorAll('[role=status], [aria-live]')];
    const said: string[] = [];
    const watch = new MutationObserver(() => said.push(...live.map(({ textContent }) => textContent.trim())));
    for (const region of live) watch.observe(region, { childList: true, characterData: true, subtree: true });
    await fetch(`${url}&site=tam-diep&path=/`, { method: 'POST', body: '{}' });
    await element.reload();
    await element.updateComplete;
    expect(rows(element)[0]).to.equal('Số lượt truy cập 881.708');
    expect(said.join('')).to.equal('');
    expect(inside(element).getByText('881.708').closest('[role=status], [aria-live]')).to.equal(null);
  });

  it('marks numbers that were old when they came with their time', async () => {
    const element = await settled(feedUrl('visits', { asOf: '2024-11-21T01:30:00Z' }), { site });
    expect(element.state).to.equal('ready');
    await waitFor(() => inside(element).getByText('Số liệu lúc 08:30, 21/11/2024.'));
    await expect(element).to.be.accessible();
  });

  it('shows that time in the zone it is told', async () => {
    const element = await settled(feedUrl('visits', { asOf: '2024-11-21T01:30:00Z' }), {
      site,
      'time-zone': 'America/New_York',
    });
    await waitFor(() => inside(element).getByText('Số liệu lúc 20:30, 20/11/2024.'));
  });

  it('reads again every so many seconds while the page is visible, by GET', async () => {
    const url = feedUrl('visits');
    const ticks: [() => void, number | undefined][] = [];
    const { setInterval: real } = window;
    window.setInterval = ((tick: () => void, time?: number) =>
      ticks.push([tick, time])) as typeof setInterval;
    try {
      await settled(url, { site, refresh: 60 });
      const [tick, time] = await waitFor(() => {
        expect(ticks).not.to.have.length(0);
        return ticks.at(-1)!;
      });
      expect(time).to.equal(60_000);
      const { now } = Date;
      Date.now = () => now() + 60_000;
      try {
        tick();
      } finally {
        Date.now = now;
      }
      await waitFor(async () =>
        expect((await logged(url)).map(({ method }) => method)).to.deep.equal(['GET', 'GET']),
      );
    } finally {
      window.setInterval = real;
    }
  });
});

describe('ward-visit-stats, empty', () => {
  it('says that there are no statistics yet where none of its rows has a number', async () => {
    const element = await settled(feedUrl('visits', { only: 'month' }), { site });
    expect(element.state).to.equal('empty');
    await waitFor(() => inside(element).getByText('Chưa có số liệu thống kê.'));
    expect(inside(element).queryByRole('button')).to.equal(null);
    expect(element.shadowRoot!.textContent).not.to.match(/\d/);
    await expect(element).to.be.accessible();
  });
});

describe('ward-visit-stats, failed', () => {
  const failures: [string, string, ErrorDetail['kind'], string][] = [
    ['a 503', feedUrl('status', { code: 503 }), 'http', 'Chưa có số liệu: máy chủ thống kê đang gặp sự cố.'],
    [
      'an HTML page',
      feedUrl('html'),
      'not-a-feed',
      'Chưa có số liệu: địa chỉ này không trả về số liệu thống kê.',
    ],
    [
      'somebody else’s JSON',
      feedUrl('json', { body: '{"status":"ok"}' }),
      'not-a-feed',
      'Chưa có số liệu: địa chỉ này không trả về số liệu thống kê.',
    ],
    [
      'numbers that are none',
      feedUrl('json', { body: '{"total":"NaN"}' }),
      'malformed',
      'Chưa có số liệu: số liệu thống kê bị hỏng.',
    ],
    ['ten megabytes', feedUrl('big'), 'too-large', 'Chưa có số liệu: câu trả lời quá lớn.'],
    // A port nobody listens on: to the page the same as an ad blocker, a missing CORS header or a CSP.
    [
      'a request that is blocked',
      'http://localhost:9/v1/visits',
      'blocked',
      'Chưa có số liệu: không kết nối được với máy chủ thống kê.',
    ],
  ];
  for (const [what, url, kind, sentence] of failures)
    it(`says in the reader’s words what is wrong with ${what}, and shows no number`, async () => {
      const failed = nextEvent<ErrorDetail>(document, 'ward-error');
      const element = await settled(url, {});
      expect(element.state).to.equal('failed');
      await waitFor(() => inside(element).getByText(sentence));
      expect(inside(element).getByRole('link', { name: 'Mở nguồn số liệu' })).to.have.attribute('href', url);
      const { detail } = await failed;
      expect(detail.kind).to.equal(kind);
      expect(detail.url).to.equal(url);
      expect(element.shadowRoot!.textContent).not.to.match(/\d/);
      await expect(element).to.be.accessible();
    });

  it('never speaks of news, not even for a moment', async () => {
    const element = make(feedUrl('status'), { site });
    const heard = new Set<string>();
    document.body.append(element);
    await element.updateComplete;
    const watch = new MutationObserver(() => heard.add(element.shadowRoot!.textContent));
    watch.observe(element.shadowRoot!, { childList: true, characterData: true, subtree: true });
    await waitFor(() => inside(element).getByText('Chưa có số liệu: máy chủ thống kê đang gặp sự cố.'));
    expect([...heard].filter((text) => /nguồn tin|bài viết/i.test(text))).to.deep.equal([]);
    element.remove();
  });

  it('keeps the number that the page wrote inside the tag', async () => {
    const element = await settled(feedUrl('status'), { site }, 'Số lượt truy cập 881707');
    expect(element.shadowRoot!.querySelector('slot')).to.exist;
    expect(element).to.have.text('Số lượt truy cập 881707');
  });

  it('says so where the address is none', async () => {
    const failed = nextEvent<ErrorDetail>(document, 'ward-error');
    const element = await settled('http://[', { site, chart: 7 });
    expect((await failed).detail.kind).to.equal('blocked');
    expect(element.state).to.equal('failed');
  });

  it('can be mended from the keyboard, which then goes on to the numbers', async () => {
    const url = feedUrl('visits', { from: 2 });
    const element = await settled(url, { site });
    const button = await waitFor(() => inside(element).getByRole('button', { name: 'Thử lại' }));
    inside(element).getByRole('link', { name: 'Mở nguồn số liệu' }).focus();
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement).to.equal(button);
    await sendKeys({ press: 'Enter' });
    await waitFor(() => expect(element.state).to.equal('ready'));
    await waitFor(() =>
      expect(element.shadowRoot!.activeElement).to.equal(element.shadowRoot!.querySelector('dl')),
    );
    await expect(element).to.be.accessible();
  });

  it('gives the tree a reader with a screen reader walks through', async function () {
    if (isPlain) this.skip();
    const element = await settled(feedUrl('status'), { site });
    await waitFor(() => inside(element).getByRole('button'));
    const lines = (await tree()).join('\n');
    expect(lines).to.match(
      /heading Thống kê truy cập[^]*Chưa có số liệu: máy chủ thống kê đang gặp sự cố\.[^]*link Mở nguồn số liệu[^]*button Thử lại/,
    );
  });
});

describe('ward-visit-stats, stale', () => {
  it('keeps the last good numbers, marked with their time', async () => {
    const element = await settled(feedUrl('visits', { until: 1 }), { site });
    const before = rows(element);
    const failed = nextEvent<ErrorDetail>(element, 'ward-error');
    await element.reload();
    await element.updateComplete;
    expect(element.state).to.equal('stale');
    expect(rows(element)).to.deep.equal(before);
    await waitFor(() => inside(element).getByText(/^Số liệu lúc \d\d:\d\d, \d\d\/\d\d\/\d{4}\.$/));
    expect(inside(element).getByRole('button', { name: 'Thử lại' })).to.exist;
    expect((await failed).detail.status).to.equal(503);
    await expect(element).to.be.accessible();
  });

  it('gives the time that the answer itself names', async () => {
    const url = feedUrl('visits', { until: 1, asOf: '2024-11-21T01:30:00Z' });
    const element = await settled(url, { site });
    await element.reload();
    await waitFor(() => expect(element.state).to.equal('stale'));
    await waitFor(() =>
      expect(inside(element).getAllByText('Số liệu lúc 08:30, 21/11/2024.')).to.have.length(1),
    );
  });

  it('keeps the portal’s numbers when the next page’s cannot be had, but not the other page’s views', async () => {
    const url = feedUrl('visits', { until: 1 });
    const element = await settled(url, { site, path: '/a', rows: 'total views' });
    expect(rows(element)).to.deep.equal(['Số lượt truy cập 881.707', 'Lượt xem trang này: 283']);
    element.path = '/b';
    await waitFor(() => expect(element.state).to.equal('stale'));
    await element.updateComplete;
    expect(rows(element)).to.deep.equal(['Số lượt truy cập 881.707']);
  });

  it('is mended by the button', async () => {
    const url = feedUrl('visits', { until: 1 });
    const element = await settled(url, { site });
    await element.reload();
    const button = await waitFor(() => inside(element).getByRole('button', { name: 'Thử lại' }));
    const { fetch: real } = window;
    window.fetch = (_, init) => real(feedUrl('visits', { site }), init);
    try {
      button.click();
      await waitFor(() => expect(element.state).to.equal('ready'));
    } finally {
      window.fetch = real;
    }
    expect(inside(element).queryByRole('button')).to.equal(null);
  });
});

describe('ward-visit-stats, put in and taken out a hundred times', () => {
  it('leaves no listener and no request behind', async () => {
    const url = feedUrl('visits');
    await settled(url, { site, counting: true });
    let listeners = 0;
    const restore: (() => void)[] = [];
    for (const target of [window, document] as const) {
      const { addEventListener: add, removeEventListener: remove } = target;
      target.addEventListener = (...args: Parameters<typeof add>) => (listeners++, add.apply(target, args));
      target.removeEventListener = (...args: Parameters<typeof remove>) => (
        listeners--,
        remove.apply(target, args)
      );
      restore.push(() => Object.assign(target, { addEventListener: add, removeEventListener: remove }));
    }
    try {
      const box = await fixture(html`<div></div>`);
      for (let round = 0; round < 100; round++) {
        const element = make(url, { site, counting: true, refresh: 60, chart: 7 });
        box.append(element);
        await element.updateComplete;
        element.remove();
        await Promise.resolve();
      }
      expect(listeners).to.equal(0);
      expect(box.childNodes).to.have.length(0);
    } finally {
      restore.forEach((undo) => undo());
    }
  });
});
