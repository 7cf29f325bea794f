import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/article-card/article-card.define.ts';
import { WardArticleCardElement } from '../../src/elements/article-card/article-card.ts';
import type { Article } from '../../src/contract/feed.ts';
import type { ErrorDetail } from '../../src/controllers/feed-controller.ts';
import { feedUrl, release, requests } from '../helpers/feeds.ts';
import { inside, nextEvent, waitFor } from '../helpers/find.ts';

const PICTURE =
  'data:image/svg+xml,' +
  encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"/>');
const whole: Article = {
  id: '1',
  url: 'https://phuong.example.vn/1',
  title: 'Hội nghị Sơ kết 5 năm',
  summary: 'Chiều 30/5, Ban chỉ đạo tổ chức hội nghị.',
  image: '/__missing.png',
  date_published: '2024-05-31T01:30:00.000Z',
  authors: [{ name: 'Thương Thương' }],
  tags: ['Quốc phòng'],
  _ward: {
    views: 1283,
    rating: { average: 4.5, count: 12, best: 5 },
    image_caption: 'Quang cảnh Hội nghị.',
    source: { title: 'Cổng thông tin' },
  },
};
const card = (article: Article, layout = 'vertical') =>
  fixture<WardArticleCardElement>(
    html`<ward-article-card .article=${article} layout=${layout}></ward-article-card>`,
  );
const text = (element: Element) =>
  inside(element).getByRole('article').textContent.replace(/\s+/g, ' ').trim();

describe('ward-article-card with an article', () => {
  it('says all that the article says, in reading order', async () => {
    expect(text(await card(whole))).to.equal(
      'Quốc phòng Hội nghị Sơ kết 5 năm Thứ Sáu, 31/05/2024 1.283 lượt xem 4,5 điểm (12 đánh giá) ' +
        'Chiều 30/5, Ban chỉ đạo tổ chức hội nghị. Tác giả: Thương Thương Nguồn: Cổng thông tin',
    );
  });

  it('says nothing that the article does not say', async () => {
    expect(text(await card({ id: '1', title: 'Tin', url: 'https://phuong.example.vn/1' }))).to.equal('Tin');
  });

  for (const layout of ['vertical', 'horizontal', 'compact']) {
    it(`is accessible as ${layout}`, async () => {
      const element = await card(whole, layout);
      expect(element.state).to.equal('ready');
      await expect(element).to.be.accessible();
    });
  }

  it('is one link with a short name, and its headline stays a heading', async () => {
    const element = await card(whole);
    const link = inside(element).getByRole('link', { name: 'Hội nghị Sơ kết 5 năm' });
    expect(inside(element).getAllByRole('link')).to.have.length(1);
    expect(link.parentElement).to.equal(inside(element).getByRole('heading', { level: 3 }));
  });

  it('can be clicked everywhere', async () => {
    const element = await card({ ...whole, image: PICTURE });
    const link = inside(element).getByRole('link');
    for (const name of ['Chiều 30/5, Ban chỉ đạo tổ chức hội nghị.', 'Thứ Sáu, 31/05/2024']) {
      const { x, y } = inside(element).getByText(name).getBoundingClientRect();
      expect(element.shadowRoot!.elementFromPoint(x + 2, y + 2)).to.equal(link);
    }
  });

  it('gives machines the moment, or the day where only that is known', async () => {
    const moment = inside(await card(whole)).getByText('Thứ Sáu, 31/05/2024');
    expect(moment).to.have.attribute('datetime', '2024-05-31T01:30:00.000Z');
    const day = await card({
      ...whole,
      date_published: '2024-05-30T17:00:00.000Z',
      _ward: { date_is_day_only: true },
    });
    expect(inside(day).getByText('Thứ Sáu, 31/05/2024')).to.have.attribute('datetime', '2024-05-31');
  });

  it('treats markup in an article as text', async () => {
    const title = '<img src=x onerror=alert(1)> & <b>đậm</b>';
    const element = await card({ id: '1', title, url: 'https://phuong.example.vn/1' });
    expect(inside(element).getByRole('link').textContent).to.equal(title);
  });

  it('makes no link of an address that would run script', async () => {
    const element = await card({ id: '1', title: 'Tin', url: 'javascript:alert(1)' });
    expect(inside(element).queryByRole('link')).to.equal(null);
  });

  it('shows no impossible date', async () => {
    expect(text(await card({ id: '1', title: 'Tin', date_published: 'hôm qua' }))).to.equal('Tin');
  });
});

describe('the stars of ward-article-card', () => {
  it('are filled up to the average, exactly', async () => {
    const element = await card({ ...whole, _ward: { rating: { average: 3.5, count: 2, best: 5 } } });
    const filled = await waitFor(() => {
      const found = element.shadowRoot!.querySelector('svg svg');
      expect(found).to.exist;
      return found!;
    });
    const all = filled.parentElement!;
    expect(all.getAttribute('viewBox')).to.equal('0 0 100 20');
    expect(filled.getAttribute('width')).to.equal('70');
    expect(getComputedStyle(filled).overflow).to.equal('hidden');
    expect(getComputedStyle(filled).fill).not.to.equal('none');
    expect(getComputedStyle(all).fill).to.equal('none');
  });
});

describe('the place kept for ward-article-card', () => {
  const usual: Article = {
    ...whole,
    title: 'Hội nghị Sơ kết 5 năm thực hiện Nghị định số 21 của Chính phủ',
    summary: 'Chiều 30/5, Ban chỉ đạo khu vực phòng thủ thành phố tổ chức hội nghị, có đại biểu các phường.',
    image: `${location.origin}/__feed/picture`,
    authors: [],
    _ward: { views: 1283 },
  };

  for (const layout of ['vertical', 'horizontal', 'compact'])
    for (const width of [200, 320, 768])
      it(`is as high as what comes, but for two lines at most, as ${layout} in ${width} px`, async () => {
        const url = feedUrl('rss', { hold: 1 });
        const element = await fixture<WardArticleCardElement>(
          html`<ward-article-card
            style="width: ${width}px"
            layout=${layout}
            feed=${url}
          ></ward-article-card>`,
        );
        const { height: before } = element.getBoundingClientRect();
        element.article = usual;
        await element.updateComplete;
        const { height } = element.getBoundingClientRect();
        expect(before).to.be.closeTo(height, 50);
        await release(url);
      });
});

describe('ward-article-card in a narrow column', () => {
  it('puts the words of its rating below the stars, not beside them letter by letter', async () => {
    const element = await card(whole);
    element.style.width = '150px';
    const words = inside(element).getByText('4,5 điểm (12 đánh giá)');
    await waitFor(() => {
      const stars = element.shadowRoot!.querySelector('svg')!.getBoundingClientRect();
      expect(words.getBoundingClientRect().top).to.be.at.least(stars.bottom);
    });
    expect(words.getBoundingClientRect().width).to.be.greaterThan(100);
  });
});

describe('the picture of ward-article-card', () => {
  it('is loaded late, has its place kept, and is described by its caption', async () => {
    const element = await card({ ...whole, image: `${location.origin}/__feed/picture` });
    const image = inside(element).getByAltText<HTMLImageElement>('Quang cảnh Hội nghị.');
    expect(image.loading).to.equal('lazy');
    element.style.width = '320px';
    const { width, height } = image.parentElement!.getBoundingClientRect();
    expect(width / height).to.be.closeTo(16 / 9, 0.02);
  });

  it('takes no whole screen in a wide column', async () => {
    const element = await card({ ...whole, image: `${location.origin}/__feed/picture` });
    element.style.width = '1280px';
    const image = inside(element).getByRole('img');
    expect(image.getBoundingClientRect().height).to.be.within(300, 360);
    expect(image.getBoundingClientRect().width).to.equal(1278);
  });

  it('leaves no hole where it cannot be loaded', async () => {
    const element = await card(whole);
    await waitFor(() => expect(inside(element).queryByRole('img')).to.equal(null));
    expect(element.shadowRoot!.querySelector('[part=picture]')).to.equal(null);
  });

  it('is tried anew with another article', async () => {
    const element = await card(whole);
    await waitFor(() => expect(inside(element).queryByRole('img')).to.equal(null));
    element.article = { ...whole, image: `${location.origin}/__feed/picture` };
    await element.updateComplete;
    expect(inside(element).getByRole('img', { name: 'Quang cảnh Hội nghị.' })).to.exist;
  });

  it('is not there in a compact card', async () => {
    expect(inside(await card(whole, 'compact')).queryByRole('img')).to.equal(null);
  });
});

describe('ward-article-card by attributes', () => {
  const attributes = html`<ward-article-card
    headline="Thông báo lịch tiếp dân"
    href="/thong-bao"
    published="2024-11-21"
    summary="Lịch tiếp dân tháng 12."
    author="Văn phòng"
    source="UBND phường"
    category="Thông báo"
    views="283"
    rating="5"
    rating-count="1"
    heading-level="2"
  ></ward-article-card>`;

  it('needs no feed', async () => {
    const element = await fixture<WardArticleCardElement>(attributes);
    expect(element.state).to.equal('ready');
    expect(text(element)).to.equal(
      'Thông báo Thông báo lịch tiếp dân Thứ Năm, 21/11/2024 283 lượt xem 5 điểm (1 đánh giá) ' +
        'Lịch tiếp dân tháng 12. Tác giả: Văn phòng Nguồn: UBND phường',
    );
    expect(inside(element).getByRole('heading', { level: 2 })).to.exist;
    expect(inside(element).getByText('Thứ Năm, 21/11/2024')).to.have.attribute('datetime', '2024-11-21');
    await expect(element).to.be.accessible();
  });

  it('shows no stars and no views that are no numbers', async () => {
    const element = await fixture<WardArticleCardElement>(
      html`<ward-article-card headline="Tin" views="nhiều" rating="9" rating-count="1"></ward-article-card>`,
    );
    expect(text(element)).to.equal('Tin');
  });

  it('shows what is written inside the tag where nothing else is said', async () => {
    const element = await fixture<WardArticleCardElement>(
      html`<ward-article-card><a href="/tin">Tin</a></ward-article-card>`,
    );
    expect(element.querySelector('a')!.checkVisibility()).to.equal(true);
  });
});

describe('ward-article-card from a feed', () => {
  const fromFeed = async (feed: string, item = '', state = 'ready') => {
    const element = await fixture<WardArticleCardElement>(
      html`<ward-article-card feed=${feed} item=${item}></ward-article-card>`,
    );
    await waitFor(() => expect(element.state).to.equal(state));
    await element.updateComplete;
    return element;
  };

  it('finds its article by id or address, and takes the first where none is named', async () => {
    const feed = feedUrl('rss');
    const name = async (item: string) => inside(await fromFeed(feed, item)).getByRole('link').textContent;
    expect(await name('bai-2')).to.equal('Bài 2');
    expect(await name('https://phuong.example.vn/bai-3.html')).to.equal('Bài 3');
    expect(await name('')).to.equal('Bài 1');
    expect(await requests(feed)).to.equal(1);
  });

  it('fails with not-found where the feed does not hold the article', async () => {
    const failed = nextEvent<ErrorDetail>(document, 'ward-error');
    const element = await fromFeed(feedUrl('rss'), 'bai-9', 'failed');
    expect((await failed).detail.kind).to.equal('not-found');
    await waitFor(() => inside(element).getByText('Không tìm thấy bài viết.'));
    await expect(element).to.be.accessible();
  });

  it('finds another article when item changes', async () => {
    const element = await fromFeed(feedUrl('rss'), 'bai-9', 'failed');
    element.item = 'bai-2';
    await waitFor(() => expect(inside(element).getByRole('link', { name: 'Bài 2' })).to.exist);
    expect(element.state).to.equal('ready');
  });

  it('keeps its place while waiting', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const element = await fromFeed(url, '', 'waiting');
    expect(element.offsetHeight).to.be.greaterThan(100);
    expect(inside(element).queryByRole('article')).to.equal(null);
    await expect(element).to.be.accessible();
    await release(url);
  });

  it('says so where the feed has no articles', async () => {
    const element = await fromFeed(feedUrl('none'), '', 'empty');
    await waitFor(() => inside(element).getByText('Chưa có bài viết nào.'));
    await expect(element).to.be.accessible();
  });

  it('keeps the last good answer when the feed fails later', async () => {
    const element = await fromFeed(feedUrl('flaky'));
    await element.reload();
    await element.updateComplete;
    expect(element.state).to.equal('stale');
    expect(inside(element).getByRole('link', { name: 'Bài 1' })).to.exist;
    await expect(element).to.be.accessible();
  });

  it('shows its own headline at once, and over the feed’s', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const element = await fixture<WardArticleCardElement>(
      html`<ward-article-card feed=${url} headline="Tiêu đề của trang"></ward-article-card>`,
    );
    expect(inside(element).getByRole('heading', { name: 'Tiêu đề của trang' })).to.exist;
    await release(url);
    await waitFor(() => expect(inside(element).getByText('Tóm tắt 1')).to.exist);
    expect(inside(element).getByRole('link', { name: 'Tiêu đề của trang' })).to.exist;
  });
});

describe('the classes', () => {
  it('keep Lit’s accessors: no field stands in their way', () => {
    expect(Object.hasOwn(new WardArticleCardElement(), 'headline')).to.equal(false);
  });
});
