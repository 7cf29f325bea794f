import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ErrorDetail, LoadDetail } from '../../src/controllers/feed-controller.ts';
import type { WardArticleElement } from '../../src/elements/article/article.ts';
import { feedUrl, release, requests } from '../helpers/feeds.ts';
import { isPlain } from '../helpers/browser.ts';
import { inside, nextEvent, waitFor } from '../helpers/find.ts';
import { pretending } from '../helpers/pretend.ts';
import { isRead, read, whole } from './article.helpers.ts';

interface Options {
  item?: string;
  list?: string;
  content?: unknown;
}
const make = (feed: string, { item = '', list = '', content }: Options = {}) =>
  fixture<WardArticleElement>(
    html`<ward-article feed=${feed} item=${item} list-url=${list} tools="none">${content}</ward-article>`,
  );
const settled = async (feed: string, options?: Options) => {
  const element = await make(feed, options);
  await waitFor(() => expect(element.state).not.to.equal('waiting'));
  await element.updateComplete;
  return element;
};
const written = html`<p>Bài viết sẵn, có <a href="/bai">liên kết</a>.</p>`;
const isShown = (element: Element) => element.querySelector('a')!.checkVisibility();

describe('ward-article, waiting', () => {
  it('keeps the place of the article with drawings that are not read out', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const element = await make(url);
    expect(element.state).to.equal('waiting');
    expect(element.offsetHeight).to.be.greaterThan(innerHeight * 0.9);
    expect(inside(element).queryByRole('article')).to.equal(null);
    await isRead(element, ['status']);
    await release(url);
  });

  it('says that it is loading only after a second', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const started = performance.now();
    const element = await make(url);
    expect(inside(element).getByRole('status').textContent).to.equal('');
    await waitFor(() => expect(inside(element).getByRole('status').textContent).to.equal('Đang tải…'));
    expect(performance.now() - started).to.be.greaterThan(950);
    await isRead(element, ['status', 'StaticText Đang tải…']);
    await release(url);
  });

  it('shows what the page wrote inside the tag, and no drawings', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const element = await make(url, { content: written });
    expect(isShown(element)).to.equal(true);
    expect(element.shadowRoot!.querySelector('.bone')).to.equal(null);
    await expect(element).to.be.accessible();
    await release(url);
  });

  it('does not take a rating of the page for the article', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const element = await make(url, { content: html`<a href="/x" slot="rating">Bình chọn</a>` });
    expect(element.shadowRoot!.querySelector('.bone')).to.exist;
    expect(isShown(element)).to.equal(false);
    await release(url);
    await waitFor(() => expect(isShown(element)).to.equal(true));
  });

  it('asks for nothing while it has no feed', async () => {
    const element = await fixture<WardArticleElement>(html`<ward-article>${written}</ward-article>`);
    expect(element.state).to.equal('waiting');
    expect(isShown(element)).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('moves nothing when the article comes, its tools, its stars and its neighbours', async () => {
    const long = { ...whole, content_html: `${whole.content_html}<p>Chữ.</p>`.repeat(20) };
    const items = [long, { ...long, id: '2', url: 'https://phuong.example.vn/2' }];
    let answer = () => {};
    const { that, stop } = pretending();
    that(window, {
      fetch: () =>
        new Promise((resolve) => {
          answer = () => resolve(Response.json({ version: 'https://jsonfeed.org/version/1.1', items }));
        }),
    });
    const page = await fixture<HTMLElement>(
      html`<div>
        <ward-article feed="/khong-co.json?${Math.random()}"></ward-article>
        <p>Chân trang</p>
      </div>`,
    );
    const element = page.querySelector('ward-article')!;
    const shifts: PerformanceEntry[] = [];
    const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
    // On the screen first, so that there is something to move.
    const painted = () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await painted();
    // Only Chromium measures it.
    if (!isPlain) observer.observe({ type: 'layout-shift' });
    await painted();
    // What the test before left is no matter of this one.
    observer.takeRecords();
    shifts.length = 0;
    answer();
    await read(element);
    await waitFor(() => inside(element).getByRole('button', { name: 'In bài viết' }));
    await waitFor(() => inside(element).getByRole('navigation', { name: 'Bài viết khác' }));
    await waitFor(() => expect(element.shadowRoot!.querySelector('.stars svg')).to.exist);
    await painted();
    stop();
    shifts.push(...observer.takeRecords());
    observer.disconnect();
    expect(shifts.map((shift) => (shift as PerformanceEntry & { value: number }).value)).to.deep.equal([]);
  });
});

describe('ward-article, ready', () => {
  it('takes the place of what the page wrote inside the tag', async () => {
    const element = await settled(feedUrl('rss'), { content: written });
    expect(element.state).to.equal('ready');
    expect(isShown(element)).to.equal(false);
  });

  it('tells the page with ward-load', async () => {
    const loaded = nextEvent<LoadDetail>(document, 'ward-load');
    await settled(feedUrl('rss'));
    expect((await loaded).detail.feeds[0]!.items).to.have.length(3);
  });

  it('asks once, however often it is moved', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const element = await make(url);
    const other = await fixture<HTMLElement>(html`<div></div>`);
    other.append(element);
    element.parentElement!.prepend(element);
    await release(url);
    await waitFor(() => expect(element.state).to.equal('ready'));
    expect(await requests(url)).to.equal(1);
  });

  it('keeps the very nodes of the body when the feed is read again, and when it is moved', async () => {
    const element = await read(await settled(feedUrl('rss')));
    const lead = inside(element).getByText('Tóm tắt 1');
    await element.reload();
    await element.updateComplete;
    (await fixture<HTMLElement>(html`<div></div>`)).append(element);
    await element.updateComplete;
    expect(inside(element).getByText('Tóm tắt 1')).to.equal(lead);
  });

  it('goes on when a script takes its attributes away', async () => {
    const element = await read(await settled(feedUrl('rss'), { item: 'bai-2' }));
    for (const name of ['item', 'list-url', 'tools']) element.removeAttribute(name);
    await waitFor(() => inside(element).getByRole('heading', { name: 'Bài 1' }));
    element.removeAttribute('feed');
    await element.updateComplete;
    expect(element.state).to.equal('waiting');
  });
});

describe('ward-article, empty', () => {
  it('says that there are no articles', async () => {
    const element = await settled(feedUrl('none'));
    expect(element.state).to.equal('empty');
    await waitFor(() => inside(element).getByText('Chưa có bài viết nào.'));
    await isRead(element, ['status', 'status', 'StaticText Chưa có bài viết nào.']);
  });
});

describe('ward-article, failed', () => {
  it('says what went wrong, and leads to the feed', async () => {
    const failed = nextEvent<ErrorDetail>(document, 'ward-error');
    const element = await settled(feedUrl('status', { code: 503 }), { content: written });
    expect((await failed).detail).to.include({ kind: 'http', status: 503 });
    expect(element.state).to.equal('failed');
    expect(isShown(element)).to.equal(true);
    await waitFor(() => inside(element).getByText('Máy chủ của nguồn tin đang gặp sự cố.'));
    await isRead(element, [
      'status',
      'status',
      'StaticText Máy chủ của nguồn tin đang gặp sự cố.',
      'link Mở nguồn tin',
      'StaticText Mở nguồn tin',
      'button Thử lại',
      'StaticText Bài viết sẵn, có',
      'link liên kết',
      'StaticText liên kết',
      'StaticText .',
    ]);
  });

  it('tries again by keyboard, and leads the keyboard to the headline', async () => {
    const element = await settled(feedUrl('mending'));
    const retry = await waitFor(() => inside(element).getByRole('button', { name: 'Thử lại' }));
    retry.focus();
    await sendKeys({ press: 'Enter' });
    await waitFor(() => expect(element.state).to.equal('ready'));
    await waitFor(() =>
      expect(element.shadowRoot!.activeElement).to.equal(
        inside(element).getByRole('heading', { name: 'Bài 1' }),
      ),
    );
  });
});

describe('ward-article, not found', () => {
  it('says so, and leads to the feed’s home page', async () => {
    const element = await settled(feedUrl('rss'), { item: 'bai-9' });
    await waitFor(() => inside(element).getByText('Không tìm thấy bài viết.'));
    const back = await waitFor(() => inside(element).getByRole('link', { name: 'Về danh sách bài viết' }));
    expect(back).to.have.attribute('href', 'https://phuong.example.vn/');
    await isRead(element, [
      'status',
      'status',
      'StaticText Không tìm thấy bài viết.',
      'link Mở nguồn tin',
      'StaticText Mở nguồn tin',
      'button Thử lại',
      'link Về danh sách bài viết',
      'StaticText Về danh sách bài viết',
    ]);
  });

  it('leads to the list that the page names', async () => {
    const element = await settled(feedUrl('rss'), { item: 'bai-9', list: '/danh-sach' });
    const back = await waitFor(() => inside(element).getByRole('link', { name: 'Về danh sách bài viết' }));
    expect(back).to.have.attribute('href', `${location.origin}/danh-sach`);
  });

  it('leads nowhere by script', async () => {
    const element = await settled(feedUrl('rss'), { item: 'bai-9', list: 'javascript:alert(1)' });
    const back = await waitFor(() => inside(element).getByRole('link', { name: 'Về danh sách bài viết' }));
    expect(back).to.have.attribute('href', 'https://phuong.example.vn/');
  });
});

describe('ward-article, stale', () => {
  it('keeps the last good answer, and says from when it is', async () => {
    const element = await read(await settled(feedUrl('flaky')));
    await element.reload();
    await element.updateComplete;
    expect(element.state).to.equal('stale');
    expect(inside(element).getByRole('heading', { name: 'Bài 1' })).to.exist;
    await waitFor(() => inside(element).getByText(/^Chưa cập nhật được\. Nội dung lúc \d\d:\d\d, /));
    await expect(element).to.be.accessible();
  });
});
