import { expect } from '@open-wc/testing';
import { feedUrl, requests } from '../helpers/feeds.ts';
import { inside, waitFor } from '../helpers/find.ts';
import { box, listening, settledPage, widgets, write } from './places.ts';

const early = document.createElement('div');
early.dataset['ward'] = 'visit-stats';
early.dataset['feed'] = feedUrl('visits');
early.dataset['site'] = 'tam-diep';
early.textContent = 'Số lượt truy cập 881707';
document.body.append(early);

before(() => import('../../src/all.ts'));
after(() => early.remove());

const article = (more = '') => `<div data-ward="article-list" data-feed="${feedUrl('rss')}" ${more}></div>`;

describe('<div data-ward>', () => {
  it('becomes a widget where it stood before the script', async () => {
    const [stats] = await widgets(early, 'ward-visit-stats');
    await waitFor(() => inside(stats!).getByRole('region', { name: 'Thống kê truy cập' }));
    await waitFor(() => expect(inside(stats!).getAllByRole('term')).to.have.length(3));
    expect(stats!.parentElement).to.equal(early);
  });

  it('becomes one where it comes later, by whatever way', async () => {
    const place = await box();
    write(place, `<section>${article('data-heading="Tin tức"')}</section>`);
    const [list] = await widgets(place, 'ward-article-list');
    await waitFor(() => inside(list!).getByRole('region', { name: 'Tin tức' }));
    await waitFor(() => inside(list!).getByRole('link', { name: 'Bài 1' }));

    write(place, article() + article());
    await widgets(place, 'ward-article-list', 2);
  });

  it('becomes one where an element gets the attribute later', async () => {
    const place = await box();
    write(place, `<div data-feed="${feedUrl('rss')}"></div>`);
    place.firstElementChild!.setAttribute('data-ward', 'article-list');
    const [list] = await widgets(place, 'ward-article-list');
    await waitFor(() => inside(list!).getByRole('link', { name: 'Bài 1' }));
  });

  it('reads the name in any case, and with the prefix of tags', async () => {
    const place = await box();
    write(place, '<div data-ward=" Date-Banner "></div><div data-ward="ward-date-banner"></div>');
    await widgets(place, 'ward-date-banner', 2);
  });

  it('keeps class, id, language and direction to itself', async () => {
    const place = await box();
    write(place, '<div data-ward="date-banner" class="cot" id="ngay" lang="en" dir="rtl" data-id="x"></div>');
    const [banner] = await widgets(place, 'ward-date-banner');
    for (const name of ['class', 'id', 'lang', 'dir']) expect(banner!.hasAttribute(name)).to.equal(false);
    expect(place.querySelector('#ngay.cot')).to.equal(banner!.parentElement);
  });

  it('gives the widget no attribute that it does not know: no script, no style', async () => {
    const place = await box();
    write(
      place,
      '<div data-ward="date-banner" data-onclick="alert(1)" data-style="position:fixed" data-slot="x" data-role="none"></div>',
    );
    const [banner] = await widgets(place, 'ward-date-banner');
    for (const name of ['onclick', 'style', 'slot', 'role', 'ward'])
      expect(banner!.hasAttribute(name), name).to.equal(false);
  });

  for (const [value, there] of [
    ['=""', true],
    ['="true"', true],
    ['="counting"', true],
    ['="false"', false],
  ] as const)
    it(`says data-counting${value} as ${there ? 'yes' : 'no'}`, async () => {
      const place = await box();
      write(place, `<div data-ward="visit-stats" data-counting${value}></div>`);
      const [stats] = await widgets(place, 'ward-visit-stats');
      expect(stats!.counting).to.equal(there);
    });

  it('says true, or the name itself, as an attribute without a value', async () => {
    for (const value of ['', 'true', 'data-greeting']) {
      const place = await box();
      write(place, `<div data-ward="date-banner" data-portal="Phường" data-greeting="${value}"></div>`);
      const [banner] = await widgets(place, 'ward-date-banner');
      await waitFor(() => inside(banner!).getByText('Chào mừng bạn đến với Phường!'));
    }
  });

  it('carries over what changes later, and what goes', async () => {
    const place = await box();
    write(place, article('data-limit="1" data-heading="Tin tức"'));
    const [list] = await widgets(place, 'ward-article-list');
    await waitFor(() => expect(inside(list!).getAllByRole('link')).to.have.length(1));
    const { dataset } = place.firstElementChild as HTMLElement;
    dataset['limit'] = '2';
    delete dataset['heading'];
    await waitFor(() => expect(inside(list!).getAllByRole('link')).to.have.length(2));
    expect(inside(list!).queryByRole('region')).to.equal(null);
  });

  it('becomes another widget where the name changes, with the same words inside', async () => {
    const place = await box();
    write(place, '<div data-ward="visit-stats">Cổng phường</div>');
    await widgets(place, 'ward-visit-stats');
    place.firstElementChild!.setAttribute('data-ward', 'date-banner');
    const [banner] = await widgets(place, 'ward-date-banner');
    expect(place.querySelector('ward-visit-stats')).to.equal(null);
    expect(banner!.textContent).to.equal('Cổng phường');
  });

  it('is a plain element again where the attribute goes', async () => {
    const place = await box();
    write(place, '<div data-ward="date-banner">Cổng phường</div>');
    await widgets(place, 'ward-date-banner');
    place.firstElementChild!.removeAttribute('data-ward');
    await widgets(place, 'ward-date-banner', 0);
    expect(place.textContent).to.equal('Cổng phường');
  });

  it('shows what is written inside until there is something better', async () => {
    const place = await box();
    write(
      place,
      `<div data-ward="article-list" data-feed="${feedUrl('status')}"><a href="/tin-tuc">Tất cả tin tức</a></div>`,
    );
    const [list] = await widgets(place, 'ward-article-list');
    await waitFor(() => expect(list!.state).to.equal('failed'));
    expect(list!.querySelector('a')!.assignedSlot).to.not.equal(null);
    expect(list!.querySelector('a')!.getBoundingClientRect().height).to.be.above(0);
  });

  it('takes in what the parser brings after the script has seen the place', async () => {
    const place = await box();
    write(place, '<div data-ward="date-banner">Cổng <b>phường</b></div>');
    const [banner] = await widgets(place, 'ward-date-banner');
    place.firstElementChild!.append(' Tây Sơn');
    await waitFor(() => expect(banner!.textContent).to.equal('Cổng phường Tây Sơn'));
  });

  it('puts parts into slots, also those that an editor has wrapped', async () => {
    const place = await box();
    write(
      place,
      '<div data-ward="date-banner"><p>Cổng</p><p><a data-slot="login" href="/dang-nhap">Đăng nhập</a></p></div>',
    );
    const [banner] = await widgets(place, 'ward-date-banner');
    const link = place.querySelector('a')!;
    await waitFor(() => expect(link.assignedSlot?.name).to.equal('login'));
    expect(link.parentElement).to.equal(banner);
  });

  it('holds another one in a slot of its own', async () => {
    const place = await box();
    write(
      place,
      `<div data-ward="article" data-feed="${feedUrl('rss')}">
         <div data-ward="star-rating" data-slot="rating" data-value="4" data-count="2"></div></div>`,
    );
    const [rating] = await widgets(place, 'ward-star-rating');
    const [whole] = await widgets(place, 'ward-article');
    await waitFor(() => expect(rating!.parentElement!.assignedSlot?.name).to.equal('rating'));
    expect(rating!.parentElement!.parentElement).to.equal(whole);
  });

  it('leaves nothing behind when it is removed, and is the same when it comes back', async () => {
    const place = await box();
    write(place, article());
    const [list] = await widgets(place, 'ward-article-list');
    const taken = place.firstElementChild!;
    taken.remove();
    await settledPage();
    expect(list!.isConnected).to.equal(false);
    place.append(taken);
    await settledPage();
    expect(await widgets(place, 'ward-article-list')).to.deep.equal([list]);
  });

  it('stays empty where a script empties it', async () => {
    const place = await box();
    write(place, article());
    await widgets(place, 'ward-article-list');
    place.firstElementChild!.replaceChildren();
    await settledPage();
    await widgets(place, 'ward-article-list', 0);
  });

  it('keeps its widget where a script puts the place back as the server sent it', async () => {
    const place = await box();
    const feed = feedUrl('rss');
    write(place, `<div data-ward="article-list" data-feed="${feed}"><a href="/">Cũ</a></div>`);
    const [list] = await widgets(place, 'ward-article-list');
    await waitFor(() => inside(list!).getByRole('link', { name: 'Bài 1' }));
    write(place.firstElementChild!, '<a href="/">Mới</a>');
    await waitFor(() => expect(list!.isConnected).to.equal(true));
    expect(list!.textContent).to.equal('Mới');
    expect(await requests(feed)).to.equal(1);
  });

  it('is one widget in a copy of the place, too', async () => {
    const place = await box();
    write(place, article('data-limit="1"'));
    await widgets(place, 'ward-article-list');
    place.append(place.firstElementChild!.cloneNode(true));
    await settledPage();
    const [, copy] = await widgets(place, 'ward-article-list', 2);
    (place.lastElementChild as HTMLElement).dataset['limit'] = '3';
    await waitFor(() => expect(inside(copy!).getAllByRole('link')).to.have.length(3));
  });

  it('is one widget and one note however often the script is loaded', async () => {
    const again = '/src/doors/data-ward.ts?again';
    const { openDataWard } = (await import(again)) as { openDataWard: () => void };
    const console = listening();
    openDataWard();
    const place = await box();
    write(place, `${article()}<div data-ward="weather"></div><div data-ward="weather">Nắng</div>`);
    await widgets(place, 'ward-article-list');
    await settledPage();
    console.stop();
    expect(place.querySelectorAll('ward-article-list')).to.have.length(1);
    expect(console.said.filter((text) => text.includes('weather'))).to.have.length(1);
    expect(place.lastElementChild!.textContent).to.equal('Nắng');
  });
});
