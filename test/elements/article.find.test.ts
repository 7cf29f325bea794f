import { expect, fixture, html } from '@open-wc/testing';
import type { Feed } from '../../src/contract/feed.ts';
import type { ErrorDetail } from '../../src/controllers/feed-controller.ts';
import type { WardArticleElement } from '../../src/elements/article/article.ts';
import { findIn } from '../../src/elements/article/find-article.ts';
import { feedUrl, requests } from '../helpers/feeds.ts';
import { inside, nextEvent, waitFor } from '../helpers/find.ts';
import './article.helpers.ts';

const feed: Feed = {
  version: 'https://jsonfeed.org/version/1.1',
  items: [
    { id: '7', url: 'https://phuong.example.vn/tin/một-cửa?id=7&x=1' },
    { id: 'http://phuong.example.vn/8/' },
    { id: 'bài-9', url: '/tin/9' },
    { id: 'https://phuong.example.vn/10', url: 'https://khac.example.vn/10' },
  ],
};

describe('findIn', () => {
  for (const [item, id] of [
    ['7', '7'],
    ['https://phuong.example.vn/tin/một-cửa?id=7&x=1', '7'],
    ['https://phuong.example.vn/tin/m%E1%BB%99t-c%E1%BB%ADa?id=7&x=1', '7'],
    ['https://phuong.example.vn/tin/một-cửa/?id=7&x=1'.normalize('NFD'), '7'],
    ['http://phuong.example.vn/tin/một-cửa?id=7&x=1#dau-trang', '7'],
    ['https://PHUONG.example.vn/8', 'http://phuong.example.vn/8/'],
    ['bài-9', 'bài-9'],
    ['/tin/9', 'bài-9'],
    [`${location.origin}/tin/9/`, 'bài-9'],
    ['http://phuong.example.vn/10', 'https://phuong.example.vn/10'],
    ['https://khac.example.vn/10/', 'https://phuong.example.vn/10'],
  ] as const) {
    it(`finds ${id} by ${item}`, () => {
      expect(findIn([feed], item)?.[0].id).to.equal(id);
    });
  }

  for (const item of ['77', 'https://phuong.example.vn/tin/một-cửa?id=77&x=1', '/', '%', 'http://']) {
    it(`finds nothing by ${item}`, () => {
      expect(findIn([feed], item)).to.equal(undefined);
    });
  }

  it('prefers what is said exactly', () => {
    const items = [{ id: 'https://a.vn/1/' }, { id: 'https://a.vn/1' }];
    expect(findIn([{ ...feed, items }], 'https://a.vn/1')?.[0]).to.equal(items[1]);
  });

  it('looks through several feeds, and says in which it was', () => {
    const other = { ...feed, items: [{ id: 'x' }] };
    expect(findIn([feed, other], 'x')?.[1]).to.equal(other);
  });
});

describe('ward-article from a feed', () => {
  const fromFeed = async (url: string, item = '', param = '') => {
    const element = await fixture<WardArticleElement>(
      html`<ward-article feed=${url} item=${item} item-param=${param} tools="none"></ward-article>`,
    );
    await waitFor(() => expect(element.state).not.to.equal('waiting'));
    await element.updateComplete;
    return element;
  };
  const headline = (element: Element) =>
    inside(element).getByRole('heading', { level: 1 }).textContent.trim();
  const here = location.href;
  /** Another address for the page, as a click on a link within it would give. */
  const goTo = (query: string) => history.pushState(null, '', query);
  afterEach(() => history.replaceState(null, '', here));

  it('shows the article that an id or an address names, and the first where none is named', async () => {
    const url = feedUrl('rss');
    expect(headline(await fromFeed(url, 'bai-2'))).to.equal('Bài 2');
    expect(headline(await fromFeed(url, 'http://phuong.example.vn/bai-3.html'))).to.equal('Bài 3');
    expect(headline(await fromFeed(url))).to.equal('Bài 1');
    expect(await requests(url)).to.equal(1);
  });

  it('searches several feeds', async () => {
    expect(headline(await fromFeed(`${feedUrl('rss')} ${feedUrl('rss', { from: 8 })}`, 'bai-9'))).to.equal(
      'Bài 9',
    );
  });

  it('shows the article that the page’s address names', async () => {
    goTo('?x=1&item=bai-2');
    expect(headline(await fromFeed(feedUrl('rss'), 'bai-3', 'item'))).to.equal('Bài 2');
  });

  it('shows the article of its attribute where the page’s address names none', async () => {
    expect(headline(await fromFeed(feedUrl('rss'), 'bai-3', 'item'))).to.equal('Bài 3');
  });

  it('follows the page’s address as the reader goes back', async () => {
    goTo('?item=bai-2');
    goTo('?item=bai-3');
    const element = await fromFeed(feedUrl('rss'), '', 'item');
    expect(headline(element)).to.equal('Bài 3');
    history.back();
    await waitFor(() => expect(headline(element)).to.equal('Bài 2'));
  });

  it('follows the page’s address to an article that is not there, and back', async () => {
    goTo('?item=bai-9');
    goTo('?item=bai-3');
    const element = await fromFeed(feedUrl('rss'), '', 'item');
    history.back();
    await waitFor(() => expect(element.state).to.equal('failed'));
    history.forward();
    await waitFor(() => expect(element.state).to.equal('ready'));
    expect(headline(element)).to.equal('Bài 3');
  });

  it('follows nothing any more once it is out of the page', async () => {
    goTo('?item=bai-2');
    goTo('?item=bai-3');
    const element = await fromFeed(feedUrl('rss'), '', 'item');
    element.remove();
    const popped = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    history.back();
    await popped;
    await element.updateComplete;
    expect(element.item).to.equal('bai-3');
    document.body.append(element);
    await waitFor(() => expect(headline(element)).to.equal('Bài 2'));
    element.remove();
  });

  it('fails with not-found where the page’s address names nothing', async () => {
    const failed = nextEvent<ErrorDetail>(document, 'ward-error');
    const element = await fromFeed(feedUrl('rss'), '', 'item');
    expect((await failed).detail.kind).to.equal('not-found');
    expect(element.state).to.equal('failed');
  });

  it('shows another article when item changes, out of the same answer', async () => {
    const url = feedUrl('rss');
    const element = await fromFeed(url, 'bai-1');
    element.item = 'bai-2';
    await waitFor(() => expect(headline(element)).to.equal('Bài 2'));
    expect(await requests(url)).to.equal(1);
  });
});
