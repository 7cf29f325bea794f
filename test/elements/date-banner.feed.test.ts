import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/date-banner/date-banner.define.ts';
import type { WardDateBannerElement } from '../../src/elements/date-banner/date-banner.ts';
import type { ErrorDetail, LoadDetail } from '../../src/controllers/feed-controller.ts';
import { feedUrl, release, requests } from '../helpers/feeds.ts';
import { inside, nextEvent, waitFor } from '../helpers/find.ts';

const DAY = 'Thứ Năm, 21/11/2024';
const text = (element: Element) =>
  element.shadowRoot!.querySelector('.row')!.textContent.replace(/\s+/g, ' ').trim();

const banner = (feed: string, properties: Partial<WardDateBannerElement> = {}, content: unknown = '') =>
  fixture<HTMLElement>(
    html`<div>
      <ward-date-banner
        feed=${feed}
        date="2024-11-21"
        .portal=${properties.portal}
        .greeting=${properties.greeting}
        .ticker=${properties.ticker}
        .articleUrl=${properties.articleUrl}
        >${content}</ward-date-banner
      >
    </div>`,
  ).then((box) => box.querySelector('ward-date-banner')!);
const settled = async (...args: Parameters<typeof banner>) => {
  const element = await banner(...args);
  await waitFor(() => expect(element.state).not.to.equal('waiting'));
  await element.updateComplete;
  return element;
};
/** The list that the headlines are in, once it has what it shows. */
const listOf = (element: Element) =>
  waitFor(() => {
    const list = element.shadowRoot!.querySelector('ward-article-list');
    expect(list?.state).not.to.be.oneOf([undefined, 'waiting']);
    return list!;
  });

// First of all: later on, the parts that are loaded are there already.
describe('ward-date-banner, before its parts have come', () => {
  it('keeps the place of the headlines, and shows what is written inside the tag', async () => {
    const element = await banner(feedUrl('rss'), { ticker: '' }, html`<a href="/tin">Tin viết sẵn</a>`);
    const box = element.shadowRoot!.querySelector<HTMLElement>('[part=ticker]')!;
    expect(box.querySelector('ward-article-list')).to.equal(null);
    expect(box.offsetHeight).to.be.at.least(46);
    expect(element.querySelector('a')!.checkVisibility()).to.equal(true);
    expect(element.state).to.equal('waiting');
    await expect(element).to.be.accessible();
  });
});

describe('the name from a feed in ward-date-banner', () => {
  it('is the feed’s title', async () => {
    const element = await settled(feedUrl('rss'));
    expect(element.state).to.equal('ready');
    await waitFor(() => expect(text(element)).to.equal(`Nguồn thử ${DAY}`));
    await expect(element).to.be.accessible();
  });

  it('goes into the greeting', async () => {
    const element = await settled(feedUrl('rss'), { greeting: '' });
    await waitFor(() => expect(text(element)).to.equal(`${DAY} Chào mừng bạn đến với Nguồn thử!`));
  });

  it('gives way to the page’s own', async () => {
    const element = await settled(feedUrl('rss'), { portal: 'Tam Điệp' });
    await waitFor(() => expect(text(element)).to.equal(`Tam Điệp ${DAY}`));
  });

  it('has its place kept, and date and login are there meanwhile', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const element = await banner(url, { greeting: '' }, html`<a slot="login" href="#l">Đăng nhập</a>`);
    await waitFor(() => expect(text(element)).to.equal(DAY));
    expect(element.state).to.equal('waiting');
    expect(element.querySelector('a')!.checkVisibility()).to.equal(true);
    await expect(element).to.be.accessible();
    element.parentElement!.style.width = '280px';
    const height = element.offsetHeight;
    await release(url);
    await waitFor(() => expect(text(element)).to.include('Nguồn thử'));
    expect(element.offsetHeight - height).to.be.at.most(24);
    element.parentElement!.style.width = '';
  });

  it('is quietly missing where the feed fails: the page is told, the visitor is shown the rest', async () => {
    const failed = nextEvent<ErrorDetail>(document, 'ward-error');
    const url = feedUrl('status', { code: 503 });
    const element = await settled(url, { greeting: '' });
    expect(element.state).to.equal('failed');
    const { detail, bubbles, composed } = await failed;
    expect([detail.kind, detail.status, detail.url, bubbles, composed]).to.deep.equal([
      'http',
      503,
      url,
      true,
      true,
    ]);
    expect(text(element)).to.equal(DAY);
    expect(inside(element).queryByRole('button')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('is read again on request', async () => {
    const element = await settled(feedUrl('mending'));
    expect(element.state).to.equal('failed');
    await element.reload();
    await waitFor(() => expect(text(element)).to.equal(`Nguồn thử ${DAY}`));
    expect(element.state).to.equal('ready');
  });

  it('stays when the feed fails later', async () => {
    const element = await settled(feedUrl('flaky'));
    await element.reload();
    expect(element.state).to.equal('stale');
    expect(text(element)).to.equal(`Nguồn thử ${DAY}`);
    await expect(element).to.be.accessible();
  });

  it('goes with the feed', async () => {
    const element = await settled(feedUrl('rss'));
    await waitFor(() => expect(text(element)).to.include('Nguồn thử'));
    element.removeAttribute('feed');
    await element.updateComplete;
    expect(text(element)).to.equal(DAY);
    expect(element.state).to.equal('ready');
  });
});

describe('the ticker of ward-date-banner', () => {
  const ticker = async (feed: string, content: unknown = '', count = '') => {
    const element = await settled(feed, { ticker: count, portal: 'Tam Điệp' }, content);
    return { element, list: await listOf(element) };
  };

  it('shows headlines that stand still, with buttons', async () => {
    const { element, list } = await ticker(feedUrl('rss', { items: 8 }));
    expect(element.state).to.equal('ready');
    await waitFor(() => expect(inside(list).getAllByRole('link')).to.have.length(5));
    expect(inside(list).getByRole('region', { name: 'Tin mới' })).to.exist;
    expect(inside(list).getByRole('heading', { level: 2, name: 'Tin mới' })).to.exist;
    const names = inside(list)
      .getAllByRole('button')
      .map((button) => button.getAttribute('aria-label'));
    expect(names).to.deep.equal(['Trước', 'Tự chạy', 'Sau']);
    expect(list.shadowRoot!.querySelector('marquee')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('shows as many as it is told to, and five where that is no number', async () => {
    const url = feedUrl('rss', { items: 8 });
    const { element, list } = await ticker(url, '', '3');
    await waitFor(() => expect(inside(list).getAllByRole('link')).to.have.length(3));
    element.ticker = 'many';
    await waitFor(() => expect(inside(list).getAllByRole('link')).to.have.length(5));
  });

  it('is reached and worked by the keyboard', async () => {
    const { list } = await ticker(feedUrl('rss', { items: 2 }));
    const next = await waitFor(() => inside(list).getByRole('button', { name: 'Sau' }));
    const strip = list.shadowRoot!.querySelector('ul')!;
    next.focus();
    await sendKeys({ press: 'Enter' });
    await waitFor(() => expect(strip.scrollLeft).to.be.closeTo(strip.clientWidth, 1));
  });

  it('asks once for a feed, and tells the page once', async () => {
    const url = feedUrl('rss');
    const loads: LoadDetail[] = [];
    const hear = (event: Event) => loads.push((event as CustomEvent<LoadDetail>).detail);
    document.addEventListener('ward-load', hear);
    const { list } = await ticker(url);
    await waitFor(() => expect(inside(list).getAllByRole('link')).to.have.length(3));
    document.removeEventListener('ward-load', hear);
    expect(loads).to.have.length(1);
    expect(await requests(url)).to.equal(1);
  });

  it('leads into the portal’s own article page', async () => {
    const element = await settled(feedUrl('rss', { items: 1 }), {
      ticker: '',
      articleUrl: '/bai-viet?id={id}',
    });
    const list = await listOf(element);
    const link = await waitFor(() => inside(list).getByRole('link'));
    expect(link).to.have.attribute('href', `${location.origin}/bai-viet?id=bai-1`);
  });

  for (const width of [1200, 320, 150])
    it(`keeps its place while it is waited for, at ${width} pixels`, async () => {
      const url = feedUrl('rss', { hold: 1 });
      const element = await banner(url, { ticker: '', portal: 'Tam Điệp' });
      element.parentElement!.style.width = `${width}px`;
      await waitFor(
        () => expect(element.shadowRoot!.querySelector('ward-article-list')?.shadowRoot).to.exist,
      );
      await waitFor(() =>
        inside(element.shadowRoot!.querySelector('ward-article-list')!).getByText('Tin mới'),
      );
      expect(element.state).to.equal('waiting');
      await expect(element).to.be.accessible();
      const height = element.offsetHeight;
      await release(url);
      const list = await listOf(element);
      await waitFor(() => expect(inside(list).getAllByRole('button')).to.have.length(3));
      expect(element.offsetHeight).to.equal(height);
      expect(element.shadowRoot!.querySelector('.root')!.scrollWidth).to.be.at.most(width);
    });

  it('shows what is written inside the tag until there are headlines, and not afterwards', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const element = await banner(url, { ticker: '' }, html`<a href="/tin">Tin viết sẵn</a>`);
    const link = element.querySelector('a')!;
    await waitFor(() => expect(element.shadowRoot!.querySelector('ward-article-list')).to.exist);
    expect(link.checkVisibility()).to.equal(true);
    await release(url);
    await listOf(element);
    await waitFor(() => expect(link.checkVisibility()).to.equal(false));
  });

  it('says so where there are no headlines', async () => {
    const { element, list } = await ticker(feedUrl('none'));
    expect(element.state).to.equal('empty');
    await waitFor(() => inside(list).getByText('Chưa có bài viết nào.'));
    await expect(element).to.be.accessible();
  });

  it('says what went wrong, keeps what is written inside the tag, and can be mended by its button', async () => {
    const url = feedUrl('mending');
    const errors: unknown[] = [];
    const hear = (event: Event) => errors.push(event);
    document.addEventListener('ward-error', hear);
    const { element, list } = await ticker(url, html`<a href="/tin">Tin viết sẵn</a>`);
    expect(element.state).to.equal('failed');
    await waitFor(() => inside(list).getByText('Máy chủ của nguồn tin đang gặp sự cố.'));
    document.removeEventListener('ward-error', hear);
    expect(errors).to.have.length(1);
    expect(text(element)).to.equal(`Tam Điệp ${DAY}`);
    expect(element.querySelector('a')!.checkVisibility()).to.equal(true);
    await expect(element).to.be.accessible();
    inside(list).getByRole('button', { name: 'Thử lại' }).click();
    await waitFor(() => expect(inside(list).getAllByRole('link')).to.have.length(2));
    // The banner itself hears of it.
    await waitFor(() => expect(element.state).to.equal('ready'));
  });

  it('keeps no place for headlines that will not come', async () => {
    const { element, list } = await ticker(feedUrl('status', { code: 503 }));
    await waitFor(() => inside(list).getByRole('button', { name: 'Thử lại' }));
    expect(element.shadowRoot!.querySelector('.bone')).to.equal(null);
  });

  it('marks old headlines with their time', async () => {
    const { element, list } = await ticker(feedUrl('flaky'));
    await element.reload();
    expect(element.state).to.equal('stale');
    await waitFor(() => inside(list).getByText(/^Chưa cập nhật được\./));
    expect(inside(list).getAllByRole('link', { name: /^Bài/ })).to.have.length(2);
    await expect(element).to.be.accessible();
  });

  it('is not there where it is not asked for', async () => {
    const element = await settled(feedUrl('rss'));
    await waitFor(() => expect(text(element)).to.include('Nguồn thử'));
    expect(element.shadowRoot!.querySelector('ward-article-list')).to.equal(null);
  });
});
