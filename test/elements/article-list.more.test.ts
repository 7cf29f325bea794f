import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import '../../src/elements/article-list/article-list.define.ts';
import type { WardArticleListElement } from '../../src/elements/article-list/article-list.ts';
import { feedUrl } from '../helpers/feeds.ts';
import { isPlain } from '../helpers/browser.ts';
import { inside, waitFor } from '../helpers/find.ts';

const ready = async (template: ReturnType<typeof html>) => {
  const element = await fixture<WardArticleListElement>(template);
  await waitFor(() => expect(element.state).to.equal('ready'));
  await element.updateComplete;
  return element;
};
const titles = (element: Element) =>
  inside(element)
    .getAllByRole('link')
    .map((link) => link.textContent.trim());
const focused = (element: Element) => element.shadowRoot!.activeElement?.textContent?.trim();

describe('ward-article-list, more="button"', () => {
  const list = () =>
    ready(
      html`<ward-article-list
        feed=${feedUrl('rss', { items: 5 })}
        limit="2"
        more="button"
      ></ward-article-list>`,
    );

  it('adds as many again, until there are no more', async () => {
    const element = await list();
    expect(titles(element)).to.have.length(2);
    (await waitFor(() => inside(element).getByRole('button', { name: 'Xem thêm' }))).click();
    await waitFor(() => expect(titles(element)).to.have.length(4));
    inside(element).getByRole('button', { name: 'Xem thêm' }).click();
    await waitFor(() => expect(titles(element)).to.have.length(5));
    expect(inside(element).queryByRole('button')).to.equal(null);
  });

  it('leads the keyboard to the first article that was added, and says how many there are', async () => {
    const element = await list();
    (await waitFor(() => inside(element).getByRole('button', { name: 'Xem thêm' }))).focus();
    await sendKeys({ press: 'Enter' });
    await waitFor(() => expect(focused(element)).to.equal('Bài 3'));
    expect(inside(element).getByText('Đang hiện 4 trên 5 bài viết')).to.have.attribute('role', 'status');
    await expect(element).to.be.accessible();
  });

  it('starts anew with another feed', async () => {
    const element = await list();
    inside(element).getByRole('button').click();
    await waitFor(() => expect(titles(element)).to.have.length(4));
    element.feed = feedUrl('rss', { items: 5, from: 50 });
    await waitFor(() => expect(titles(element)).to.deep.equal(['Bài 50', 'Bài 51']));
  });
});

describe('ward-article-list, more="pages"', () => {
  const list = () =>
    ready(
      html`<ward-article-list
        feed=${feedUrl('rss', { items: 5 })}
        limit="2"
        more="pages"
      ></ward-article-list>`,
    );

  it('turns pages forward and back, no further than there are', async () => {
    const element = await list();
    const previous = inside(element).getByRole<HTMLButtonElement>('button', { name: 'Trước' });
    const next = inside(element).getByRole<HTMLButtonElement>('button', { name: 'Sau' });
    expect(previous.disabled).to.equal(true);
    next.click();
    await waitFor(() => expect(titles(element)).to.deep.equal(['Bài 3', 'Bài 4']));
    next.click();
    await waitFor(() => expect(titles(element)).to.deep.equal(['Bài 5']));
    expect(next.disabled).to.equal(true);
    previous.click();
    await waitFor(() => expect(titles(element)).to.deep.equal(['Bài 3', 'Bài 4']));
  });

  it('leads the keyboard to the first article of the page, and says which page it is', async () => {
    const element = await list();
    inside(element).getByRole('button', { name: 'Sau' }).focus();
    await sendKeys({ press: 'Enter' });
    await waitFor(() => expect(focused(element)).to.equal('Bài 3'));
    expect(inside(element).getByText('Trang 2 / 3')).to.have.attribute('role', 'status');
    await expect(element).to.be.accessible();
  });

  it('has no pages where one is enough', async () => {
    const element = await ready(
      html`<ward-article-list
        feed=${feedUrl('rss', { items: 2 })}
        limit="2"
        more="pages"
      ></ward-article-list>`,
    );
    expect(inside(element).queryByRole('button')).to.equal(null);
  });
});

describe('ward-article-list, layout="ticker"', () => {
  const list = () =>
    ready(
      html`<ward-article-list feed=${feedUrl('rss')} layout="ticker" heading="Tin mới"></ward-article-list>`,
    );
  const inView = (element: Element) => {
    const strip = inside(element).getByRole('list');
    return titles(element)[Math.round(strip.scrollLeft / strip.clientWidth)];
  };

  it('stands still until somebody starts it', async () => {
    const element = await list();
    expect(inView(element)).to.equal('Bài 1');
    expect(inside(element).getByRole('button', { name: 'Tự chạy' })).to.exist;
  });

  it('goes on and back at the press of a button, round and round', async () => {
    const element = await list();
    inside(element).getByRole('button', { name: 'Sau' }).click();
    await waitFor(() => expect(inView(element)).to.equal('Bài 2'));
    inside(element).getByRole('button', { name: 'Trước' }).click();
    await waitFor(() => expect(inView(element)).to.equal('Bài 1'));
    inside(element).getByRole('button', { name: 'Trước' }).click();
    await waitFor(() => expect(inView(element)).to.equal('Bài 3'));
  });

  it('brings a headline into view that the keyboard reaches', async () => {
    const element = await list();
    inside(element).getByRole('link', { name: 'Bài 3' }).focus();
    await waitFor(() => expect(inView(element)).to.equal('Bài 3'));
  });

  it('runs once started, rests while the focus is on it, and can be stopped', async () => {
    const ticks: (() => void)[] = [];
    const { setInterval: real } = window;
    window.setInterval = ((tick: () => void) => ticks.push(tick)) as unknown as typeof setInterval;
    try {
      const element = await list();
      // As with a mouse: the button keeps the focus.
      inside(element).getByRole('button', { name: 'Tự chạy' }).focus();
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(inside(element).getByRole('button', { name: 'Dừng' })).to.exist;
      ticks.at(-1)!();
      await waitFor(() => expect(inView(element)).to.equal('Bài 2'));

      inside(element).getByRole('link', { name: 'Bài 2' }).focus();
      ticks.at(-1)!();
      expect(inView(element)).to.equal('Bài 2');

      inside(element).getByRole('button', { name: 'Dừng' }).click();
      await element.updateComplete;
      expect(inside(element).getByRole('button', { name: 'Tự chạy' })).to.exist;
    } finally {
      window.setInterval = real;
    }
  });

  it('never makes its column wider than the page', async () => {
    for (const display of ['flex', 'grid', 'table']) {
      const box = await fixture(
        html`<div style="display: ${display}; max-width: 300px">
          <ward-article-list feed=${feedUrl('rss')} layout="ticker"></ward-article-list>
        </div>`,
      );
      const element = box.querySelector('ward-article-list')!;
      await waitFor(() => expect(inside(element).queryAllByRole('button')).not.to.have.length(0));
      expect(element.getBoundingClientRect().width).to.be.at.most(320);
    }
  });

  it('cannot be started where less motion is asked for', async function () {
    if (isPlain) this.skip();
    await emulateMedia({ reducedMotion: 'reduce' });
    const element = await list();
    expect(inside(element).queryByRole('button', { name: 'Tự chạy' })).to.equal(null);
    expect(inside(element).getByRole('button', { name: 'Sau' })).to.exist;
    await emulateMedia({ reducedMotion: 'no-preference' });
  });
});
