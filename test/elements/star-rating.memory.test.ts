import { expect } from '@open-wc/testing';
import type { WardStarRatingElement } from '../../src/elements/star-rating/star-rating.ts';
import { feedUrl } from '../helpers/feeds.ts';
import { inside, waitFor } from '../helpers/find.ts';
import { asked, checked, freshItem, radio, ready, text, votable, votesOf } from './star-rating.helpers.ts';

const nameOf = (item: string) => `ward-rating tam-diep ${item}`;
const kept = (item: string) => JSON.parse(localStorage.getItem(nameOf(item)) ?? 'null') as unknown;
const said = (element: Element) => inside(element).getByRole('status').textContent.trim();
const done = (element: Element) =>
  waitFor(() => expect(said(element)).to.equal('Đã ghi nhận đánh giá của bạn.'));
/** The same item in a later visit: another address, so that nothing but storage knows of the vote. */
const later = (item: string, options = {}) => ready(feedUrl('ratings', options), item);

const offline = () => Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
const online = (event = true) => {
  Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
  if (event) dispatchEvent(new Event('online'));
};

const clean = () => {
  online(false);
  localStorage.clear();
};

describe('what ward-star-rating remembers', () => {
  afterEach(clean);

  it('is the vote and the token that changes it, for this site and item', async () => {
    localStorage.clear();
    const element = await votable();
    radio(element, '4 điểm').click();
    await done(element);
    expect(kept(element.item)).to.have.property('stars', 4);
    expect(kept(element.item)).to.have.property('voter').that.is.a('string');
    expect(localStorage).to.have.length(1);
  });

  it('shows in a later visit, and is not announced', async () => {
    const item = freshItem();
    localStorage.setItem(nameOf(item), JSON.stringify({ stars: 3, voter: 'v' }));
    const element = await later(item, { votes: '3' });
    expect(checked(element)).to.equal('3 điểm');
    expect(text(element)).to.include('Bạn đã đánh giá bài viết này: 3 điểm');
    expect(said(element)).to.equal('');
    expect(await votesOf(element.feed)).to.deep.equal([]);
  });

  it('is nothing once the vote is taken back', async () => {
    const element = await votable();
    radio(element, '4 điểm').click();
    await done(element);
    inside(element).getByRole('button', { name: 'Bỏ đánh giá' }).click();
    await waitFor(() => expect(kept(element.item)).to.equal(null));
  });

  for (const odd of ['{', 'null', '7', '{"stars":"x"}', '[]', '{"voter":{}}'])
    it(`does no harm when it is ${odd}`, async () => {
      const item = freshItem();
      localStorage.setItem(nameOf(item), odd);
      const element = await later(item);
      expect(checked(element)).to.equal(undefined);
      radio(element, '4 điểm').click();
      await done(element);
    });

  it('lasts as long as the page where the browser gives no storage', async () => {
    const { getItem, setItem } = Storage.prototype;
    const refuse = () => {
      throw new DOMException('no', 'SecurityError');
    };
    Storage.prototype.getItem = Storage.prototype.setItem = refuse;
    try {
      const element = await votable();
      radio(element, '4 điểm').click();
      await done(element);
      expect(checked(await later(element.item))).to.equal('4 điểm');
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });

  it('follows another tab, and asks for the mean anew', async () => {
    const element = await votable({ votes: '5' });
    // To this page, the page in a frame is another tab.
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const there = frame.contentWindow!.localStorage;
    there.setItem(nameOf(element.item), JSON.stringify({ stars: 2, voter: 'v' }));
    await waitFor(() => expect(checked(element)).to.equal('2 điểm'));
    await waitFor(async () => expect(await asked(element.feed)).to.have.length(2));
    expect(said(element)).to.equal('');
    there.clear();
    await waitFor(() => expect(checked(element)).to.equal(undefined));
    frame.remove();
    expect(await votesOf(element.feed)).to.deep.equal([]);
  });
});

describe('ward-star-rating offline', () => {
  afterEach(clean);
  const waits = (element: WardStarRatingElement) =>
    waitFor(() => expect(said(element)).to.match(/^Bạn đang ngoại tuyến\./));

  it('keeps the vote, says so, and sends it when the network is back', async () => {
    const element = await votable({ votes: '5' });
    offline();
    radio(element, '3 điểm').click();
    await waits(element);
    expect(text(element)).to.include('4 điểm (2 đánh giá) Bạn đã đánh giá bài viết này: 3 điểm');
    expect(kept(element.item)).to.deep.equal({ stars: 0, unsent: 3 });
    expect(await votesOf(element.feed)).to.deep.equal([]);
    await expect(element).to.be.accessible();
    online();
    await done(element);
    expect(await votesOf(element.feed)).to.deep.equal([['POST', 3]]);
    expect(kept(element.item)).not.to.have.property('unsent');
  });

  it('sends only the latest of several', async () => {
    const element = await votable();
    offline();
    radio(element, '3 điểm').click();
    await waits(element);
    radio(element, '5 điểm').click();
    await waits(element);
    online();
    await done(element);
    expect(await votesOf(element.feed)).to.deep.equal([['POST', 5]]);
  });

  it('sends nothing of a vote that was taken back before', async () => {
    const element = await votable();
    offline();
    radio(element, '3 điểm').click();
    await waits(element);
    inside(element).getByRole('button', { name: 'Bỏ đánh giá' }).click();
    await waitFor(() => expect(checked(element)).to.equal(undefined));
    online();
    await element.updateComplete;
    expect(kept(element.item)).to.equal(null);
    expect(await votesOf(element.feed)).to.deep.equal([]);
  });

  it('takes back, too, when the network is there again', async () => {
    const element = await votable();
    radio(element, '3 điểm').click();
    await done(element);
    offline();
    inside(element).getByRole('button', { name: 'Bỏ đánh giá' }).click();
    await waits(element);
    online();
    await waitFor(() => expect(said(element)).to.equal('Đã bỏ đánh giá của bạn.'));
    expect(await votesOf(element.feed)).to.deep.equal([
      ['POST', 3],
      ['DELETE', undefined],
    ]);
  });

  it('sends in the next visit what is still kept', async () => {
    const item = freshItem();
    localStorage.setItem(nameOf(item), JSON.stringify({ stars: 0, unsent: 4 }));
    const element = await later(item);
    await done(element);
    expect(await votesOf(element.feed)).to.deep.equal([['POST', 4]]);
    expect(kept(item)).to.have.property('stars', 4);
  });

  it('gives up on a kept vote that the server refuses, and says why', async () => {
    const item = freshItem();
    localStorage.setItem(nameOf(item), JSON.stringify({ stars: 0, unsent: 4 }));
    const element = await later(item, { vote: 403 });
    await waitFor(() => expect(said(element)).to.equal('Trang này không được nhận đánh giá.'));
    expect(checked(element)).to.equal(undefined);
    expect(kept(item)).to.equal(null);
  });
});
