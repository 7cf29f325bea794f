import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ErrorDetail } from '../../src/controllers/feed-controller.ts';
import type { VoteDetail, WardStarRatingElement } from '../../src/elements/star-rating/star-rating.ts';
import { feedUrl } from '../helpers/feeds.ts';
import { inside, nextEvent, waitFor } from '../helpers/find.ts';
import {
  asked,
  checked,
  filled,
  freshItem,
  goOn,
  radio,
  radios,
  ready,
  text,
  votable,
  votesOf,
} from './star-rating.helpers.ts';

const said = (element: Element) => inside(element).getByRole('status').textContent.trim();
const button = (element: Element, name: string) => inside(element).getByRole('button', { name });
const focused = (element: Element) => element.shadowRoot!.activeElement?.getAttribute('aria-label');
const done = (element: Element) =>
  waitFor(() => expect(said(element)).to.equal('Đã ghi nhận đánh giá của bạn.'));

describe('voting with ward-star-rating', () => {
  it('shows the mean, and apart from it what the visitor can give', async () => {
    const element = await votable({ votes: '5,4' });
    expect(text(element)).to.equal('Đánh giá cho bài viết: 4,5 điểm (2 đánh giá) Đánh giá của bạn');
    expect(inside(element).getByRole('radiogroup', { name: 'Đánh giá cho bài viết:' })).to.exist;
    expect(checked(element)).to.equal(undefined);
    expect(inside(element).queryByRole('button')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('is possible where there are no votes yet', async () => {
    const element = await votable();
    expect(element.state).to.equal('empty');
    expect(text(element)).to.equal('Đánh giá cho bài viết: Chưa có đánh giá Đánh giá của bạn');
    radio(element, '4 điểm').click();
    await done(element);
    expect(text(element)).to.include('4 điểm (1 đánh giá)');
  });

  it('is not possible with readonly', async () => {
    const feed = feedUrl('ratings', { votes: '5' });
    const element = await fixture<WardStarRatingElement>(
      html`<ward-star-rating feed=${feed} site="tam-diep" item=${freshItem()} readonly></ward-star-rating>`,
    );
    await waitFor(() => expect(element.state).to.equal('ready'));
    await element.updateComplete;
    for (const part of element.shadowRoot!.querySelectorAll('*'))
      part.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    await element.updateComplete;
    expect(inside(element).queryByRole('radio')).to.equal(null);
    expect(await asked(feed)).to.have.length(1);
  });

  it('sends at a click, as text that needs no permission, and says once what came of it', async () => {
    const element = await votable({ votes: '5,5' });
    const said: string[] = [];
    const status = inside(element).getByRole('status');
    const observer = new MutationObserver(() => said.push(status.textContent.trim()));
    observer.observe(status, { childList: true, subtree: true, characterData: true });
    radio(element, '2 điểm').click();
    await done(element);
    expect(text(element)).to.include('4 điểm (3 đánh giá) Bạn đã đánh giá bài viết này: 2 điểm');
    expect(checked(element)).to.equal('2 điểm');
    expect(filled(element, 'fieldset')).to.equal(0.4);
    expect(said.filter(Boolean)).to.deep.equal(['Đã ghi nhận đánh giá của bạn.']);
    const vote = (await asked(element.feed)).find(({ method }) => method === 'POST')!;
    expect(JSON.parse(vote.body)).to.deep.equal({ site: 'tam-diep', item: element.item, stars: 2 });
    expect(vote.type).to.match(/^text\/plain/);
    await expect(element).to.be.accessible();
    observer.disconnect();
  });

  it('shows at once, before the server has answered', async () => {
    const element = await votable({ votes: '5,5', keep: 1 });
    radio(element, '2 điểm').click();
    await element.updateComplete;
    expect(text(element)).to.include('4 điểm (3 đánh giá) Bạn đã đánh giá bài viết này: 2 điểm');
    expect(said(element)).to.equal('');
    await waitFor(async () => expect(await votesOf(element.feed)).to.have.length(1));
    await goOn(element.feed);
    await done(element);
    expect(text(element)).to.include('4 điểm (3 đánh giá)');
  });

  it('changes a vote, and counts the visitor once', async () => {
    const element = await votable({ votes: '5' });
    radio(element, '1 điểm').click();
    await done(element);
    radio(element, '3 điểm').click();
    await waitFor(() => expect(text(element)).to.include('4 điểm (2 đánh giá)'));
    await done(element);
    expect(text(element)).to.include('Bạn đã đánh giá bài viết này: 3 điểm');
    const [, second] = (await asked(element.feed)).filter(({ method }) => method === 'POST');
    expect(JSON.parse(second!.body)).to.have.property('voter').that.is.a('string');
  });

  for (const mute of [0, 1])
    it(`takes a vote back${mute ? ', also where the server answers nothing' : ''}`, async () => {
      const element = await votable(mute ? { votes: '5', mute } : { votes: '5' });
      radio(element, '1 điểm').click();
      await done(element);
      button(element, 'Bỏ đánh giá').click();
      await waitFor(() => expect(said(element)).to.equal('Đã bỏ đánh giá của bạn.'));
      expect(text(element)).to.include('5 điểm (1 đánh giá) Đánh giá của bạn');
      expect(checked(element)).to.equal(undefined);
      expect(inside(element).queryByRole('button')).to.equal(null);
      expect(await votesOf(element.feed)).to.deep.equal([
        ['POST', 1],
        ['DELETE', undefined],
      ]);
      await expect(element).to.be.accessible();
    });

  it('leads the keyboard back to the stars when the button is gone with what it did', async () => {
    const element = await votable();
    radio(element, '2 điểm').click();
    await done(element);
    button(element, 'Bỏ đánh giá').focus();
    await sendKeys({ press: 'Enter' });
    await waitFor(() => expect(focused(element)).to.equal('1 điểm'));
    await waitFor(() => expect(said(element)).to.equal('Đã bỏ đánh giá của bạn.'));
  });

  it('sends one vote at a double click', async () => {
    const element = await votable();
    radio(element, '4 điểm').click();
    radio(element, '4 điểm').click();
    await done(element);
    expect(await votesOf(element.feed)).to.deep.equal([['POST', 4]]);
  });

  it('sends one after another when somebody is quick, the latest last, none between', async () => {
    const element = await votable({ keep: 1 });
    radio(element, '1 điểm').click();
    await waitFor(async () => expect(await votesOf(element.feed)).to.deep.equal([['POST', 1]]));
    for (const name of ['2 điểm', '3 điểm', '5 điểm']) radio(element, name).click();
    await goOn(element.feed);
    await waitFor(async () =>
      expect(await votesOf(element.feed)).to.deep.equal([
        ['POST', 1],
        ['POST', 5],
      ]),
    );
    expect(text(element)).to.include('5 điểm (1 đánh giá) Bạn đã đánh giá bài viết này: 5 điểm');
    await goOn(element.feed);
    await done(element);
    expect(text(element)).to.include('5 điểm (1 đánh giá)');
  });

  it('gives halves where asked for', async () => {
    const element = await votable({ votes: '5' });
    element.precision = 0.5;
    await element.updateComplete;
    radio(element, '4,5 điểm').click();
    await done(element);
    expect(text(element)).to.include('Bạn đã đánh giá bài viết này: 4,5 điểm');
    expect(await votesOf(element.feed)).to.deep.equal([['POST', 4.5]]);
  });

  it('has as many stars as the site says', async () => {
    const element = await votable({ votes: '8', best: 10 });
    expect(radios(element)).to.have.length(10);
    expect(text(element)).to.include('8/10 điểm (1 đánh giá)');
  });

  it('shows the same to all elements of one item', async () => {
    const element = await votable({ votes: '5' });
    const other = await ready(element.feed, element.item);
    const still = await fixture<WardStarRatingElement>(
      html`<ward-star-rating
        feed=${element.feed}
        site="tam-diep"
        item=${element.item}
        readonly
      ></ward-star-rating>`,
    );
    await waitFor(() => expect(still.state).to.equal('ready'));
    radio(element, '3 điểm').click();
    await done(element);
    for (const one of [element, other, still])
      await waitFor(() => expect(text(one)).to.include('4 điểm (2 đánh giá)'));
    expect(checked(other)).to.equal('3 điểm');
    expect(await votesOf(element.feed)).to.have.length(1);
  });

  it('shows the stars under the pointer, and forgets them when it leaves', async () => {
    const element = await votable();
    const over = (name: string) =>
      radio(element, name).dispatchEvent(
        new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }),
      );
    over('3 điểm');
    await element.updateComplete;
    expect(filled(element, 'fieldset')).to.equal(0.6);
    expect(text(element)).to.include('3 điểm');
    expect(checked(element)).to.equal(undefined);
    inside(element).getByRole('radiogroup').dispatchEvent(new PointerEvent('pointerleave'));
    await element.updateComplete;
    expect(filled(element, 'fieldset')).to.equal(0);
    expect(await votesOf(element.feed)).to.deep.equal([]);
  });
});

describe('the keyboard while voting', () => {
  it('chooses with arrows and sends nothing until Enter', async () => {
    const element = await votable();
    radio(element, '1 điểm').focus();
    for (let i = 0; i < 3; i++) await sendKeys({ press: 'ArrowRight' });
    expect(focused(element)).to.equal('4 điểm');
    await waitFor(() => expect(text(element)).to.include('4 điểm, chưa gửi'));
    expect(filled(element, 'fieldset')).to.equal(0.8);
    expect(checked(element)).to.equal('4 điểm');
    expect(await votesOf(element.feed)).to.deep.equal([]);
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    await done(element);
    expect(await votesOf(element.feed)).to.deep.equal([['POST', 4]]);
    expect(focused(element)).to.equal('4 điểm');
  });

  it('sends with Space', async () => {
    const element = await votable();
    radio(element, '1 điểm').focus();
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: ' ' });
    await done(element);
    expect(await votesOf(element.feed)).to.deep.equal([['POST', 2]]);
  });

  it('sends the first star with Space where none is chosen', async () => {
    const element = await votable();
    radio(element, '1 điểm').focus();
    await sendKeys({ press: ' ' });
    await done(element);
    expect(await votesOf(element.feed)).to.deep.equal([['POST', 1]]);
  });

  it('sends with the button that follows the stars, and goes back to them', async () => {
    const element = await votable();
    radio(element, '1 điểm').focus();
    await sendKeys({ press: 'ArrowRight' });
    await waitFor(() => button(element, 'Gửi'));
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement).to.equal(button(element, 'Gửi'));
    await sendKeys({ press: 'Enter' });
    await done(element);
    expect(await votesOf(element.feed)).to.deep.equal([['POST', 2]]);
    await waitFor(() => expect(focused(element)).to.equal('2 điểm'));
  });

  it('sends at a click on the star that arrows have chosen', async () => {
    const element = await votable();
    radio(element, '1 điểm').focus();
    await sendKeys({ press: 'ArrowRight' });
    radio(element, '2 điểm').click();
    await done(element);
    expect(await votesOf(element.feed)).to.deep.equal([['POST', 2]]);
  });

  it('sends another star at a click, and not the one that arrows have chosen', async () => {
    const element = await votable();
    radio(element, '1 điểm').focus();
    await sendKeys({ press: 'ArrowRight' });
    radio(element, '5 điểm').click();
    await done(element);
    expect(await votesOf(element.feed)).to.deep.equal([['POST', 5]]);
  });

  it('goes back with Escape', async () => {
    const element = await votable();
    radio(element, '3 điểm').click();
    await done(element);
    await sendKeys({ press: 'Tab' });
    radio(element, '3 điểm').focus();
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'Escape' });
    await waitFor(() => expect(checked(element)).to.equal('3 điểm'));
    expect(await votesOf(element.feed)).to.have.length(1);
  });

  it('stops at the stars once, then at the button', async () => {
    const element = await votable();
    radio(element, '3 điểm').click();
    await done(element);
    // Something to go on to: in Firefox the keyboard would leave the page, and not come back for the next test.
    const next = document.createElement('button');
    element.after(next);
    radio(element, '3 điểm').focus();
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement).to.equal(button(element, 'Bỏ đánh giá'));
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(next);
  });
});

describe('a vote that ward-star-rating cannot send', () => {
  const reasons: [string, Record<string, number>, ErrorDetail['kind'], string][] = [
    ['429', { vote: 429 }, 'http', 'Có quá nhiều đánh giá trong thời gian ngắn. Hãy thử lại sau.'],
    ['403', { vote: 403 }, 'http', 'Trang này không được nhận đánh giá.'],
    ['500', { vote: 500 }, 'http', 'Máy chủ chưa ghi được đánh giá của bạn. Hãy thử lại sau.'],
    ['no rating', { odd: 1 }, 'malformed', 'Máy chủ chưa ghi được đánh giá của bạn. Hãy thử lại sau.'],
  ];
  for (const [what, options, kind, sentence] of reasons)
    it(`is taken back on the page, with the reason, where the server answers ${what}`, async () => {
      const element = await votable({ votes: '5,5', ...options });
      const failed = nextEvent<ErrorDetail>(document, 'ward-error');
      radio(element, '2 điểm').click();
      await waitFor(() => expect(said(element)).to.equal(sentence));
      expect(text(element)).to.include('5 điểm (2 đánh giá) Đánh giá của bạn');
      expect(checked(element)).to.equal(undefined);
      expect((await failed).detail.kind).to.equal(kind);
      expect(inside(element).getByRole('status').checkVisibility()).to.equal(true);
      await expect(element).to.be.accessible();
    });

  it('is taken back where the network fails, and can be sent again', async () => {
    const element = await votable({ votes: '5' });
    const { fetch } = window;
    window.fetch = () => Promise.reject(new TypeError('failed'));
    try {
      radio(element, '2 điểm').click();
      await waitFor(() =>
        expect(said(element)).to.equal('Không kết nối được. Đánh giá của bạn chưa được gửi.'),
      );
    } finally {
      window.fetch = fetch;
    }
    expect(checked(element)).to.equal(undefined);
    radio(element, '2 điểm').click();
    await done(element);
  });

  it('leaves the vote before as it was', async () => {
    const element = await votable({ votes: '5' });
    radio(element, '3 điểm').click();
    await done(element);
    const { fetch } = window;
    window.fetch = () => Promise.resolve(new Response('', { status: 503 }));
    try {
      button(element, 'Bỏ đánh giá').click();
      await waitFor(() => expect(said(element)).to.include('Máy chủ chưa ghi được'));
    } finally {
      window.fetch = fetch;
    }
    expect(text(element)).to.include('4 điểm (2 đánh giá) Bạn đã đánh giá bài viết này: 3 điểm');
    expect(checked(element)).to.equal('3 điểm');
  });
});

describe('ward-vote', () => {
  it('comes before the vote is sent, and says what it changes', async () => {
    const element = await votable();
    const seen: unknown[] = [];
    document.addEventListener('ward-vote', (event) => seen.push((event as CustomEvent).detail), {
      once: true,
    });
    radio(element, '4 điểm').click();
    expect(seen).to.deep.equal([{ site: 'tam-diep', item: element.item, stars: 4, previous: 0 }]);
    await done(element);
    const undone = nextEvent<VoteDetail>(document, 'ward-vote');
    button(element, 'Bỏ đánh giá').click();
    expect((await undone).detail).to.include({ stars: 0, previous: 4 });
  });

  it('prevented, sends nothing; the page says what came of it', async () => {
    const element = await votable({ votes: '5' });
    let changes = 0;
    element.addEventListener('change', () => changes++);
    element.addEventListener('ward-vote', (event) => event.preventDefault());
    radio(element, '4 điểm').click();
    await element.updateComplete;
    expect([checked(element), changes]).to.deep.equal([undefined, 0]);
    element.mine = 4;
    await element.updateComplete;
    expect(checked(element)).to.equal('4 điểm');
    expect(text(element)).to.include('Bạn đã đánh giá bài viết này: 4 điểm');
    expect(await votesOf(element.feed)).to.deep.equal([]);
  });

  it('is all there is with voting, for a page that sends votes itself', async () => {
    const element = await fixture<WardStarRatingElement>(
      html`<ward-star-rating value="5" count="1" item="bai-1" voting></ward-star-rating>`,
    );
    await waitFor(() => expect(radios(element)).to.have.length(5));
    element.addEventListener('ward-vote', (event) => {
      const { stars } = (event as CustomEvent<VoteDetail>).detail;
      element.value = (5 + stars) / 2;
      element.count = 2;
    });
    radio(element, '4 điểm').click();
    await element.updateComplete;
    expect(text(element)).to.equal(
      'Đánh giá cho bài viết: 4,5 điểm (2 đánh giá) Bạn đã đánh giá bài viết này: 4 điểm',
    );
    await expect(element).to.be.accessible();
  });

  it('is followed by input and change, once each', async () => {
    const element = await votable();
    const seen: string[] = [];
    for (const name of ['ward-vote', 'input', 'change'])
      element.addEventListener(name, ({ type }) => seen.push(type));
    radio(element, '4 điểm').click();
    await done(element);
    expect(seen).to.deep.equal(['ward-vote', 'input', 'change']);
    seen.length = 0;
    button(element, 'Bỏ đánh giá').click();
    expect(seen).to.deep.equal(['ward-vote', 'input', 'change']);
  });

  it('does not come while arrows move, and change only when the stars are given', async () => {
    const element = await votable();
    const seen: string[] = [];
    for (const name of ['ward-vote', 'input', 'change'])
      element.addEventListener(name, ({ type }) => seen.push(type));
    radio(element, '1 điểm').focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(seen).to.deep.equal(['input']);
    await sendKeys({ press: 'Enter' });
    expect(seen).to.deep.equal(['input', 'ward-vote', 'change']);
    await done(element);
  });
});

describe('a vote in a form', () => {
  it('is the value of the control as well', async () => {
    const feed = feedUrl('ratings');
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <ward-star-rating
          feed=${feed}
          site="tam-diep"
          item=${freshItem()}
          name="diem"
          required
        ></ward-star-rating>
      </form>`,
    );
    const element = form.querySelector('ward-star-rating')!;
    await waitFor(() => expect(radios(element)).to.have.length(5));
    expect(form.checkValidity()).to.equal(false);
    radio(element, '4 điểm').click();
    await done(element);
    expect(new FormData(form).get('diem')).to.equal('4');
    expect(form.checkValidity()).to.equal(true);
    form.reset();
    await element.updateComplete;
    expect(checked(element)).to.equal('4 điểm');
  });
});
