import { expect, fixture, html } from '@open-wc/testing';
import type { ErrorDetail, LoadDetail } from '../../src/controllers/feed-controller.ts';
import type { WardStarRatingElement } from '../../src/elements/star-rating/star-rating.ts';
import { feedUrl, release, requests } from '../helpers/feeds.ts';
import { inside, nextEvent, waitFor } from '../helpers/find.ts';
import { asked, filled, freshItem, text } from './star-rating.helpers.ts';

const rating = (feed: string, item = '', content: unknown = '') =>
  fixture<WardStarRatingElement>(
    html`<ward-star-rating feed=${feed} item=${item}>${content}</ward-star-rating>`,
  );
const settled = async (feed: string, item?: string, content?: unknown) => {
  const element = await rating(feed, item, content);
  await waitFor(() => expect(element.state).not.to.equal('waiting'));
  await element.updateComplete;
  return element;
};

describe('ward-star-rating from a feed', () => {
  it('shows the rating of the item, by id or by address', async () => {
    const feed = feedUrl('ratingsFeed');
    expect(text(await settled(feed, 'bai-1'))).to.equal('Đánh giá cho bài viết: 1,5 điểm (10 đánh giá)');
    const other = await settled(feed, 'https://phuong.example.vn/bai-2.html');
    expect(text(other)).to.equal('Đánh giá cho bài viết: 2,5 điểm (20 đánh giá)');
    expect(filled(other)).to.equal(0.5);
    expect(await requests(feed)).to.equal(1);
    await expect(other).to.be.accessible();
  });

  it('says that there are no votes where the item has none', async () => {
    const element = await settled(feedUrl('ratingsFeed'), 'bai-3');
    expect(element.state).to.equal('empty');
    expect(text(element)).to.equal('Đánh giá cho bài viết: Chưa có đánh giá');
    await expect(element).to.be.accessible();
  });

  it('takes the page itself for the item where none is named', async () => {
    const link = document.createElement('link');
    link.rel = 'canonical';
    link.href = 'https://phuong.example.vn/bai-2.html#noi-dung';
    document.head.append(link);
    try {
      expect(text(await settled(feedUrl('ratingsFeed')))).to.include('2,5 điểm');
    } finally {
      link.remove();
    }
  });

  it('reads a JSON file of ratings; an item that is not in it has no votes', async () => {
    const feed = feedUrl('ratingsFile', { votes: '5,4' });
    expect(text(await settled(feed, 'bai-1'))).to.equal('Đánh giá cho bài viết: 4,5 điểm (2 đánh giá)');
    expect((await settled(feed, 'bai-2')).state).to.equal('empty');
    expect(await requests(feed)).to.equal(1);
  });

  it('takes no votes', async () => {
    const element = await settled(feedUrl('ratingsFeed'), 'bai-1');
    expect(inside(element).queryByRole('radio')).to.equal(null);
  });

  it('tells the page with ward-load', async () => {
    const loaded = nextEvent<LoadDetail<{ rating?: { count: number } }>>(document, 'ward-load');
    await rating(feedUrl('ratingsFeed'), 'bai-1');
    expect((await loaded).detail.feeds[0]!.rating!.count).to.equal(10);
  });

  it('goes before what the attributes say, once it is there', async () => {
    const feed = feedUrl('ratingsFeed', { hold: 1 });
    const element = await fixture<WardStarRatingElement>(
      html`<ward-star-rating feed=${feed} item="bai-1" value="5" count="1"></ward-star-rating>`,
    );
    expect(text(element)).to.include('5 điểm (1 đánh giá)');
    await waitFor(async () => expect(await requests(feed)).to.equal(1));
    await release(feed);
    await waitFor(() => expect(text(element)).to.include('1,5 điểm (10 đánh giá)'));
  });
});

describe('ward-star-rating, waiting', () => {
  it('keeps its place', async () => {
    const feed = feedUrl('ratingsFeed', { hold: 1 });
    const element = await rating(feed, 'bai-1');
    expect(element.state).to.equal('waiting');
    const { offsetHeight } = element;
    expect(offsetHeight).to.be.greaterThan(20);
    await expect(element).to.be.accessible();
    await waitFor(async () => expect(await requests(feed)).to.equal(1));
    await release(feed);
    await waitFor(() => expect(element.state).to.equal('ready'));
    expect(element.offsetHeight).to.equal(offsetHeight);
  });

  it('keeps the place of the choices too, at 320 pixels as well', async () => {
    for (const width of [320, 1000]) {
      const feed = feedUrl('ratings', { hold: 1, votes: '5,4' });
      const outer = await fixture(
        html`<div>
          <ward-star-rating feed=${feed} site="tam-diep" item=${freshItem()}></ward-star-rating>
        </div>`,
      );
      (outer as HTMLElement).style.width = `${width}px`;
      const element = outer.querySelector('ward-star-rating')!;
      await element.updateComplete;
      const { offsetHeight } = element;
      await waitFor(async () => expect(await requests(feed)).to.equal(1));
      await release(feed);
      await waitFor(() => expect(inside(element).getAllByRole('radio')).to.have.length(5));
      expect(element.offsetHeight, `${width} px`).to.equal(offsetHeight);
    }
  });

  it('says that it is loading only after a second', async () => {
    const feed = feedUrl('ratingsFeed', { hold: 1 });
    const started = performance.now();
    const element = await rating(feed, 'bai-1');
    await waitFor(() => expect(inside(element).getByRole('status').textContent).to.equal('Đang tải…'));
    expect(performance.now() - started).to.be.greaterThan(950);
    await release(feed);
    await waitFor(() => expect(element.state).to.equal('ready'));
  });

  it('shows what the page wrote inside the tag, until there is a rating', async () => {
    const feed = feedUrl('ratingsFeed', { hold: 1 });
    const element = await rating(feed, 'bai-1', html`<b>5 điểm</b>`);
    expect(element.querySelector('b')!.checkVisibility()).to.equal(true);
    expect(text(element)).to.equal('');
    await waitFor(async () => expect(await requests(feed)).to.equal(1));
    await release(feed);
    await waitFor(() => expect(element.querySelector('b')!.checkVisibility()).to.equal(false));
  });
});

describe('ward-star-rating, failed', () => {
  const failures: [string, string, Record<string, string | number>, ErrorDetail['kind'], string][] = [
    ['a 404', 'status', {}, 'http', 'Máy chủ đánh giá đang gặp sự cố.'],
    ['an HTML page', 'html', {}, 'not-a-feed', 'Địa chỉ này không trả về dữ liệu đánh giá.'],
    [
      'JSON of another kind',
      'json',
      { body: '{"a":1}' },
      'malformed',
      'Dữ liệu đánh giá bị hỏng, chưa đọc được.',
    ],
    ['broken JSON', 'json', { body: '{"ratings":' }, 'malformed', 'Dữ liệu đánh giá bị hỏng, chưa đọc được.'],
    ['a feed without the item', 'ratingsFeed', {}, 'not-found', 'Không tìm thấy bài viết để hiện đánh giá.'],
  ];
  for (const [what, kind, options, errorKind, sentence] of failures)
    it(`says in the reader’s words what is wrong with ${what}`, async () => {
      const failed = nextEvent<ErrorDetail>(document, 'ward-error');
      const feed = feedUrl(kind, options);
      const element = await settled(feed, 'bai-9');
      expect(element.state).to.equal('failed');
      await waitFor(() => inside(element).getByText(sentence));
      expect(inside(element).getByRole('link', { name: 'Mở nguồn đánh giá' })).to.have.attribute(
        'href',
        feed,
      );
      expect((await failed).detail.kind).to.equal(errorKind);
      expect(text(element)).not.to.include('Chưa có đánh giá');
      await expect(element).to.be.accessible();
    });

  it('tries again at the press of a button', async () => {
    const feed = feedUrl('mending');
    const element = await settled(feed, 'bai-1');
    expect(element.state).to.equal('failed');
    (await waitFor(() => inside(element).getByRole('button', { name: 'Thử lại' }))).click();
    await waitFor(() => expect(element.state).to.equal('empty'));
    expect(text(element)).to.equal('Đánh giá cho bài viết: Chưa có đánh giá');
  });

  it('shows what the attributes say, and does not take it for an answer', async () => {
    const failed = nextEvent<ErrorDetail>(document, 'ward-error');
    const element = await fixture<WardStarRatingElement>(
      html`<ward-star-rating feed=${feedUrl('status')} item="bai-1" value="5" count="1"></ward-star-rating>`,
    );
    await failed;
    await element.updateComplete;
    expect(text(element)).to.equal('Đánh giá cho bài viết: 5 điểm (1 đánh giá)');
  });

  it('keeps what the page wrote inside the tag', async () => {
    const element = await settled(feedUrl('html'), 'bai-1', html`<b>5 điểm</b>`);
    expect(element.querySelector('b')!.checkVisibility()).to.equal(true);
  });

  it('takes no votes while it does not know the rating', async () => {
    const element = await fixture<WardStarRatingElement>(
      html`<ward-star-rating feed=${feedUrl('status')} site="tam-diep" item="x"></ward-star-rating>`,
    );
    await waitFor(() => expect(element.state).to.equal('failed'));
    await element.updateComplete;
    expect(inside(element).queryByRole('radio')).to.equal(null);
  });
});

describe('ward-star-rating, stale', () => {
  it('keeps the last good answer, with its time, when a later reading fails', async () => {
    const element = await fixture<WardStarRatingElement>(
      html`<ward-star-rating
        feed=${feedUrl('ratings', { votes: '5,4', get: 503, until: 1 })}
        site="tam-diep"
        item=${freshItem()}
        readonly
      ></ward-star-rating>`,
    );
    await waitFor(() => expect(element.state).to.equal('ready'));
    await element.reload();
    await element.updateComplete;
    expect(element.state).to.equal('stale');
    expect(text(element)).to.include('4,5 điểm (2 đánh giá)');
    await waitFor(() => inside(element).getByText(/^Chưa cập nhật được. Đánh giá lúc \d\d:\d\d, /));
    await expect(element).to.be.accessible();
  });
});

describe('several of ward-star-rating on a page', () => {
  it('ask the site once, for all items together', async () => {
    const feed = feedUrl('ratings', { votes: '4' });
    const items = Array.from({ length: 12 }, () => freshItem());
    const outer = await fixture(
      html`<div>
        ${[...items, items[0]!].map(
          (item) =>
            html`<ward-star-rating feed=${feed} site="tam-diep" item=${item} readonly></ward-star-rating>`,
        )}
      </div>`,
    );
    const all = [...outer.querySelectorAll('ward-star-rating')];
    await waitFor(() => expect(all.every(({ state }) => state === 'ready')).to.equal(true));
    const questions = await asked(feed);
    expect(questions).to.have.length(1);
    expect(questions[0]!.items).to.have.members(items);
    for (const element of all) expect(text(element)).to.include('4 điểm (1 đánh giá)');
  });

  it('ask in parts where the address would grow too long for servers', async () => {
    const feed = feedUrl('ratings', { votes: '4' });
    const items = Array.from({ length: 60 }, () => freshItem() + 'x'.repeat(150));
    const outer = await fixture(
      html`<div>
        ${items.map(
          (item) =>
            html`<ward-star-rating feed=${feed} site="tam-diep" item=${item} readonly></ward-star-rating>`,
        )}
      </div>`,
    );
    const all = [...outer.querySelectorAll('ward-star-rating')];
    await waitFor(() => expect(all.every(({ state }) => state === 'ready')).to.equal(true));
    const questions = await asked(feed);
    expect(questions.length).to.equal(3);
    expect(questions.flatMap((question) => question.items)).to.have.members(items);
  });

  it('ask for nothing twice when one comes later', async () => {
    const feed = feedUrl('ratings', { votes: '4' });
    const item = freshItem();
    const one = () =>
      fixture<WardStarRatingElement>(
        html`<ward-star-rating feed=${feed} site="tam-diep" item=${item} readonly></ward-star-rating>`,
      );
    const first = await one();
    await waitFor(() => expect(first.state).to.equal('ready'));
    const second = await one();
    await waitFor(() => expect(second.state).to.equal('ready'));
    expect(await asked(feed)).to.have.length(1);
  });

  it('name the page by its path and query, without what only says where the visitor came from', async () => {
    const feed = feedUrl('ratings');
    const before = location.href;
    history.replaceState(null, '', '/tin-tuc/bai?id=7&utm_source=zalo&fbclid=abc&zarsrc=1#binh-luan');
    try {
      const element = await fixture<WardStarRatingElement>(
        html`<ward-star-rating feed=${feed} site="tam-diep" readonly></ward-star-rating>`,
      );
      await waitFor(() => expect(element.state).to.equal('empty'));
      expect((await asked(feed))[0]!.items).to.deep.equal(['/tin-tuc/bai?id=7']);
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('read anew when the item changes', async () => {
    const feed = feedUrl('ratingsFeed');
    const element = await settled(feed, 'bai-1');
    element.item = 'bai-2';
    await waitFor(() => expect(text(element)).to.include('2,5 điểm (20 đánh giá)'));
  });
});
