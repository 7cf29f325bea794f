import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/article-list/article-list.define.ts';
import type { WardArticleListElement } from '../../src/elements/article-list/article-list.ts';
import type { ErrorDetail, LoadDetail } from '../../src/controllers/feed-controller.ts';
import { feedUrl, release, requests } from '../helpers/feeds.ts';
import { inside, nextEvent, waitFor } from '../helpers/find.ts';

const list = (feed: string, content: unknown = '') =>
  fixture<WardArticleListElement>(
    html`<ward-article-list feed=${feed} heading="Tin tức" limit="2">${content}</ward-article-list>`,
  );
const settled = async (feed: string, content?: unknown) => {
  const element = await list(feed, content);
  await waitFor(() => expect(element.state).not.to.equal('waiting'));
  await element.updateComplete;
  return element;
};
const links = html`<ul>
  <li><a href="/tin/1">Tin viết sẵn</a></li>
</ul>`;

describe('ward-article-list, waiting', () => {
  it('keeps the place of the cards with drawings that are not read out', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const element = await list(url);
    expect(element.state).to.equal('waiting');
    expect(inside(element).queryAllByRole('listitem')).to.have.length(0);
    expect(inside(element).getByRole('list')).to.have.attribute('aria-busy', 'true');
    expect(element.offsetHeight).to.be.greaterThan(300);
    await expect(element).to.be.accessible();
    await release(url);
  });

  it('says that it is loading only after a second', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const started = performance.now();
    const element = await list(url);
    expect(inside(element).getByRole('status').textContent).to.equal('');
    await waitFor(() => expect(inside(element).getByRole('status').textContent).to.equal('Đang tải…'));
    expect(performance.now() - started).to.be.greaterThan(950);
    await expect(element).to.be.accessible();
    await release(url);
    await waitFor(() => expect(inside(element).getByRole('status').textContent).to.equal(''));
  });

  it('shows what the page wrote inside the tag', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const element = await list(url, links);
    expect(element.querySelector('a')!.checkVisibility()).to.equal(true);
    await release(url);
  });

  it('asks for nothing while it has no feed', async () => {
    const element = await fixture<WardArticleListElement>(
      html`<ward-article-list>${links}</ward-article-list>`,
    );
    expect(element.state).to.equal('waiting');
    expect(element.querySelector('a')!.checkVisibility()).to.equal(true);
    await expect(element).to.be.accessible();
  });
});

describe('ward-article-list, on odd roads', () => {
  it('sees content that the parser puts into the tag after it is connected', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const element = await list(url);
    element.append(document.createElement('a'));
    element.querySelector('a')!.append('Tin viết sẵn');
    await waitFor(() => expect(inside(element).queryByRole('list')).to.equal(null));
    expect(element.querySelector('a')!.checkVisibility()).to.equal(true);
    await release(url);
  });

  it('keeps no more places than a screen has, whatever the limit', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const element = await fixture<WardArticleListElement>(
      html`<ward-article-list feed=${url} limit="1000000000"></ward-article-list>`,
    );
    expect(element.shadowRoot!.querySelectorAll('li')).to.have.length(12);
    await release(url);
  });

  it('goes on when a script takes its attributes away', async () => {
    const element = await settled(feedUrl('rss'));
    element.setAttribute('category', 'Tin tức');
    element.setAttribute('article-url', '/b?i={id}');
    await element.updateComplete;
    for (const name of ['category', 'article-url', 'heading', 'limit', 'layout', 'more', 'order'])
      element.removeAttribute(name);
    await element.updateComplete;
    expect(inside(element).getAllByRole('link')).to.have.length(3);
    element.removeAttribute('feed');
    await element.updateComplete;
    expect(element.state).to.equal('waiting');
  });
});

describe('ward-article-list, ready', () => {
  it('shows a card for each article up to the limit', async () => {
    const element = await settled(feedUrl('rss', { items: 5 }));
    expect(element.state).to.equal('ready');
    expect(inside(element).getAllByRole('listitem')).to.have.length(2);
    expect(inside(element).getByRole('link', { name: 'Bài 1' })).to.have.attribute(
      'href',
      'https://phuong.example.vn/bai-1.html',
    );
    await expect(element).to.be.accessible();
  });

  it('takes the place of what the page wrote inside the tag', async () => {
    const element = await settled(feedUrl('rss'), links);
    expect(element.querySelector('a')!.checkVisibility()).to.equal(false);
  });

  it('tells the page with ward-load', async () => {
    const element = document.createElement('ward-article-list');
    element.feed = feedUrl('rss');
    const loaded = nextEvent<LoadDetail>(document, 'ward-load');
    document.body.append(element);
    const event = await loaded;
    expect(event.detail.feeds[0]!.items).to.have.length(3);
    expect(event.bubbles && event.composed).to.equal(true);
    element.remove();
  });

  it('leads the keyboard from headline to headline, in reading order, to nothing else', async () => {
    const element = await settled(feedUrl('rss', { items: 2 }));
    const links = inside(element).getAllByRole('link');
    const next = document.createElement('button');
    element.after(next);
    links[0]!.focus();
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement).to.equal(links[1]);
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(next);
  });

  it('shows where the keyboard is', async () => {
    const element = await settled(feedUrl('rss', { items: 1 }));
    await sendKeys({ press: 'Tab' });
    const link = inside(element).getByRole('link');
    expect(element.shadowRoot!.activeElement).to.equal(link);
    const ring = getComputedStyle(link, '::after');
    expect(ring.outlineStyle).to.equal('solid');
    expect(parseFloat(ring.outlineWidth)).to.be.at.least(3);
  });

  it('gives the tree a reader with a screen reader walks through', async () => {
    const element = await settled(feedUrl('rss', { items: 1 }));
    const tree = inside(element);
    expect(tree.getByRole('region', { name: 'Tin tức' })).to.exist;
    expect(tree.getByRole('list')).to.have.attribute('aria-busy', 'false');
    expect(tree.getByRole('heading', { level: 2, name: 'Tin tức' })).to.exist;
    expect(tree.getByRole('heading', { level: 3, name: 'Bài 1' })).to.exist;
    expect(tree.getByRole('article').textContent.replace(/\s+/g, ' ').trim()).to.equal(
      'Tin tức Bài 1 Thứ Tư, 20/11/2024 Tóm tắt 1',
    );
  });
});

describe('ward-article-list, empty', () => {
  it('says that there are no articles', async () => {
    const element = await settled(feedUrl('none'));
    expect(element.state).to.equal('empty');
    await waitFor(() => inside(element).getByText('Chưa có bài viết nào.'));
    expect(inside(element).queryByRole('button')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('is also what a category without articles gives', async () => {
    const element = await fixture<WardArticleListElement>(
      html`<ward-article-list feed=${feedUrl('rss')} category="Không có"></ward-article-list>`,
    );
    await waitFor(() => expect(element.state).to.equal('empty'));
  });
});

describe('the drawings of ward-article-list', () => {
  const drawn = (element: Element) =>
    waitFor(() => {
      const drawing = element.shadowRoot!.querySelector('.note svg');
      expect(drawing).to.exist;
      return drawing!;
    });

  it('tell empty, failed and stale apart, and are not read out', async () => {
    const stale = await settled(feedUrl('flaky'));
    await stale.reload();
    const all = [await settled(feedUrl('none')), await settled(feedUrl('status')), stale];
    expect(all.map(({ state }) => state)).to.deep.equal(['empty', 'failed', 'stale']);
    const drawings = await Promise.all(all.map(drawn));
    expect(
      new Set(drawings.map((drawing) => drawing.querySelector('path')!.getAttribute('d'))).size,
    ).to.equal(3);
    for (const drawing of drawings) expect(drawing).to.have.attribute('aria-hidden', 'true');
  });

  it('leave the sentence its room in a narrow column', async () => {
    const element = await settled(feedUrl('status'));
    element.style.width = '150px';
    const drawing = await drawn(element);
    const sentence = inside(element).getByText('Máy chủ của nguồn tin đang gặp sự cố.');
    expect(sentence.getBoundingClientRect().top).to.be.at.least(drawing.getBoundingClientRect().bottom);
    expect(sentence.getBoundingClientRect().width).to.be.greaterThan(110);
  });
});

describe('ward-article-list, failed', () => {
  const failures: [string, string, Record<string, number>, ErrorDetail['kind'], string][] = [
    ['a 404', 'status', {}, 'http', 'Máy chủ của nguồn tin đang gặp sự cố.'],
    ['a 500', 'status', { code: 500 }, 'http', 'Máy chủ của nguồn tin đang gặp sự cố.'],
    ['an HTML page', 'html', {}, 'not-a-feed', 'Địa chỉ này không trả về nguồn tin.'],
    ['an empty body', 'blank', {}, 'not-a-feed', 'Địa chỉ này không trả về nguồn tin.'],
    ['ten megabytes', 'big', {}, 'too-large', 'Nguồn tin quá lớn để hiển thị.'],
  ];
  for (const [what, kind, options, errorKind, sentence] of failures) {
    it(`says in the reader’s words what is wrong with ${what}`, async () => {
      const failed = nextEvent<ErrorDetail>(document, 'ward-error');
      const url = feedUrl(kind, options);
      const element = await settled(url);
      expect(element.state).to.equal('failed');
      await waitFor(() => inside(element).getByText(sentence));
      expect(inside(element).getByRole('link', { name: 'Mở nguồn tin' })).to.have.attribute('href', url);
      const { detail } = await failed;
      expect(detail.kind).to.equal(errorKind);
      expect(detail.url).to.equal(url);
      expect(detail.message).to.include(url);
      await expect(element).to.be.accessible();
    });
  }

  it('carries the HTTP status in ward-error', async () => {
    const failed = nextEvent<ErrorDetail>(document, 'ward-error');
    await list(feedUrl('status', { code: 503 }));
    expect((await failed).detail.status).to.equal(503);
  });

  it('names CORS first where the browser blocks the request', async () => {
    const failed = nextEvent<ErrorDetail>(document, 'ward-error');
    // A port nobody listens on: to the page the same as a missing CORS header.
    const element = await settled('http://localhost:9/feed.xml');
    const { detail } = await failed;
    expect(detail.kind).to.equal('blocked');
    expect(detail.message).to.match(/Check CORS first/);
    expect(detail.cause).to.be.instanceOf(TypeError);
    await waitFor(() => inside(element).getByText('Không kết nối được với nguồn tin.'));
  });

  it('says so where the address is none', async () => {
    const failed = nextEvent<ErrorDetail>(document, 'ward-error');
    await settled('http://[');
    expect((await failed).detail.message).to.equal('"http://[" is no address');
  });

  it('keeps what the page wrote inside the tag', async () => {
    const element = await settled(feedUrl('html'), links);
    expect(element.querySelector('a')!.checkVisibility()).to.equal(true);
  });

  it('never puts a script address into the link to the feed', async () => {
    const element = await settled('javascript:alert(1)');
    expect(inside(element).queryByRole('link')).to.equal(null);
  });

  it('tries again at the press of a button, and never keeps the failure', async () => {
    const url = feedUrl('mending');
    const element = await settled(url);
    expect(element.state).to.equal('failed');
    (await waitFor(() => inside(element).getByRole('button', { name: 'Thử lại' }))).click();
    await waitFor(() => expect(element.state).to.equal('ready'));
    expect(await requests(url)).to.equal(2);
  });

  it('shows the whole items of a feed cut in the middle', async () => {
    const element = await settled(feedUrl('cut'));
    expect(element.state).to.equal('ready');
    expect(inside(element).getAllByRole('heading', { level: 3 })).to.have.length(2);
  });

  it('does not call a feed empty that was cut off before its first whole item', async () => {
    const failed = nextEvent<ErrorDetail>(document, 'ward-error');
    const element = await settled(feedUrl('cut', { early: 1 }));
    expect(element.state).to.equal('failed');
    expect((await failed).detail.kind).to.equal('malformed');
    await waitFor(() => inside(element).getByText('Nguồn tin bị hỏng, chưa đọc được.'));
  });

  it('can be mended from the keyboard: first the link to the feed, then the button', async () => {
    const url = feedUrl('mending');
    const element = await settled(url);
    await waitFor(() => inside(element).getByRole('button'));
    inside(element).getByRole('link', { name: 'Mở nguồn tin' }).focus();
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement).to.equal(
      inside(element).getByRole('button', { name: 'Thử lại' }),
    );
    await sendKeys({ press: 'Enter' });
    await waitFor(() => expect(element.state).to.equal('ready'));
    // The button is gone: the keyboard goes on to the first article.
    await waitFor(() =>
      expect(element.shadowRoot!.activeElement).to.equal(
        inside(element).getByRole('link', { name: 'Bài 1' }),
      ),
    );
  });

  it('says that it is trying, and that it has failed again', async () => {
    const element = await settled(feedUrl('status'));
    const sentence = 'Máy chủ của nguồn tin đang gặp sự cố.';
    const said: string[] = [];
    const status = (await waitFor(() => inside(element).getByText(sentence))).closest('[role=status]')!;
    new MutationObserver(() => said.push(status.textContent.trim())).observe(status, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    inside(element).getByRole('button', { name: 'Thử lại' }).click();
    await waitFor(() => expect(said.at(-1)).to.equal(sentence));
    expect(said[0]).to.equal('Đang tải…');
  });
});

describe('ward-article-list, stale', () => {
  it('keeps the last good answer, marked with its time', async () => {
    const element = await settled(feedUrl('flaky'));
    expect(element.state).to.equal('ready');
    const failed = nextEvent<ErrorDetail>(element, 'ward-error');
    await element.reload();
    await element.updateComplete;
    expect(element.state).to.equal('stale');
    await waitFor(() =>
      inside(element).getByText(/^Chưa cập nhật được\. Nội dung lúc \d\d:\d\d, \d\d\/\d\d\/\d{4}\.$/),
    );
    expect(inside(element).getByRole('link', { name: 'Bài 1' })).to.exist;
    expect(inside(element).getByRole('button', { name: 'Thử lại' })).to.exist;
    expect((await failed).detail.status).to.equal(503);
    await expect(element).to.be.accessible();
  });

  it('serves a second list from the last good answer when the server has gone', async () => {
    const url = feedUrl('flaky');
    const first = await settled(url);
    await first.reload();
    const second = await settled(url);
    // The answer is seconds old: good enough without asking.
    expect(second.state).to.equal('ready');
  });
});
