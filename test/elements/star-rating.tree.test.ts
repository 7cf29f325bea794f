import { expect, fixture, html } from '@open-wc/testing';
import type { WardStarRatingElement } from '../../src/elements/star-rating/star-rating.ts';
import { isPlain } from '../helpers/browser.ts';
import { feedUrl, release, requests } from '../helpers/feeds.ts';
import { inside, waitFor } from '../helpers/find.ts';
import { freshItem, radio, tree, votable } from './star-rating.helpers.ts';

const rating = (template: ReturnType<typeof html>) => fixture<WardStarRatingElement>(template);
const label = 'StaticText Đánh giá cho bài viết:';
const choices = [1, 2, 3, 4, 5].map((n) => `radio ${n} điểm`);

describe('what a screen reader is told by ward-star-rating', () => {
  beforeEach(function () {
    // Only Chromium gives such a tree to tests.
    if (isPlain) this.skip();
  });

  it('of a rating', async () => {
    await rating(html`<ward-star-rating value="4.5" count="12"></ward-star-rating>`);
    expect(await tree()).to.deep.equal([label, 'StaticText 4,5 điểm (12 đánh giá)']);
  });

  it('where there are no votes', async () => {
    await rating(html`<ward-star-rating count="0"></ward-star-rating>`);
    expect(await tree()).to.deep.equal([label, 'StaticText Chưa có đánh giá']);
  });

  it('while waiting', async () => {
    const feed = feedUrl('ratingsFeed', { hold: 1 });
    await rating(html`<ward-star-rating feed=${feed} item="bai-1"></ward-star-rating>`);
    await waitFor(async () => expect(await requests(feed)).to.equal(1));
    const [first, ...rest] = await tree();
    expect(first).to.equal('status');
    expect(rest).to.deep.equal([label]);
    await release(feed);
  });

  it('when the rating cannot be read', async () => {
    const element = await rating(
      html`<ward-star-rating feed=${feedUrl('status')} item="bai-1"></ward-star-rating>`,
    );
    await waitFor(() => inside(element).getByRole('button'));
    expect(await tree()).to.deep.equal([
      'status',
      'status',
      'StaticText Máy chủ đánh giá đang gặp sự cố.',
      'link Mở nguồn đánh giá',
      'StaticText Mở nguồn đánh giá',
      'button Thử lại',
    ]);
  });

  it('when what is shown is old', async () => {
    const element = await rating(
      html`<ward-star-rating
        feed=${feedUrl('ratings', { votes: '5', get: 503, until: 1 })}
        site="tam-diep"
        item=${freshItem()}
        readonly
      ></ward-star-rating>`,
    );
    await waitFor(() => expect(element.state).to.equal('ready'));
    await element.reload();
    await waitFor(() => inside(element).getByRole('button'));
    const [loading, note, time, ...rest] = await tree();
    expect([loading, note]).to.deep.equal(['status', 'status']);
    expect(time).to.match(/^StaticText Chưa cập nhật được. Đánh giá lúc \d\d:\d\d, [\d/]+\.$/);
    expect(rest).to.deep.equal([
      'link Mở nguồn đánh giá',
      'StaticText Mở nguồn đánh giá',
      'button Thử lại',
      label,
      'StaticText 5 điểm (1 đánh giá)',
    ]);
  });

  it('where it can be voted on', async () => {
    await votable({ votes: '5' });
    expect(await tree()).to.deep.equal([
      label,
      'StaticText 5 điểm (1 đánh giá)',
      ...choices,
      'StaticText Đánh giá của bạn',
      'status',
    ]);
  });

  it('after a vote, and after one that was refused', async () => {
    const element = await votable({ votes: '5' });
    radio(element, '3 điểm').click();
    await waitFor(() => inside(element).getByText('Đã ghi nhận đánh giá của bạn.'));
    const voted = [
      label,
      'StaticText 4 điểm (2 đánh giá)',
      ...choices,
      'button Bỏ đánh giá',
      'StaticText Bạn đã đánh giá bài viết này: 3 điểm',
      'status',
    ];
    expect(await tree()).to.deep.equal([...voted, 'StaticText Đã ghi nhận đánh giá của bạn.']);
    const { fetch } = window;
    window.fetch = () => Promise.resolve(new Response('', { status: 429 }));
    radio(element, '1 điểm').click();
    const sentence = 'Có quá nhiều đánh giá trong thời gian ngắn. Hãy thử lại sau.';
    await waitFor(() => inside(element).getByText(sentence));
    window.fetch = fetch;
    expect(await tree()).to.deep.equal([...voted, `StaticText ${sentence}`]);
  });

  it('of a control in a form', async () => {
    await rating(
      html`<ward-star-rating name="diem" label="Mức hài lòng" value="2" required></ward-star-rating>`,
    );
    expect(await tree()).to.deep.equal(['StaticText Mức hài lòng', ...choices, 'StaticText 2 điểm']);
  });
});
