import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/article-list/article-list.define.ts';
import type { WardArticleListElement } from '../../src/elements/article-list/article-list.ts';
import { feedUrl, release, requests } from '../helpers/feeds.ts';
import { isPlain } from '../helpers/browser.ts';
import { inside, waitFor } from '../helpers/find.ts';

const list = (feed: string) =>
  fixture<WardArticleListElement>(html`<ward-article-list feed=${feed}></ward-article-list>`);
const ready = (element: WardArticleListElement) => waitFor(() => expect(element.state).to.equal('ready'));

describe('ward-article-list and the network', () => {
  it('asks once for a feed that fifty lists show', async () => {
    const url = feedUrl('rss');
    const all = await Promise.all(Array.from({ length: 50 }, () => list(url)));
    await Promise.all(all.map(ready));
    expect(await requests(url)).to.equal(1);
  });

  it('asks once when it is moved while waiting', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const element = await list(url);
    const elsewhere = await fixture(html`<div></div>`);
    elsewhere.append(element);
    await release(url);
    await ready(element);
    expect(await requests(url)).to.equal(1);
  });

  it('does not ask again, nor lose anything, when it is moved later', async () => {
    const url = feedUrl('rss');
    const element = await list(url);
    await ready(element);
    const elsewhere = await fixture(html`<div></div>`);
    elsewhere.append(element);
    expect(element.state).to.equal('ready');
    expect(await requests(url)).to.equal(1);
  });

  it('asks again when it comes back after it was taken out while waiting', async () => {
    const url = feedUrl('rss', { hold: 1 });
    const element = await list(url);
    await waitFor(async () => expect(await requests(url)).to.equal(1));
    const parent = element.parentElement!;
    element.remove();
    await Promise.resolve();
    parent.append(element);
    await waitFor(async () => expect(await requests(url)).to.equal(2));
    await release(url);
    await ready(element);
  });

  it('shows the latest feed asked for, even where the earlier one answers last', async () => {
    const slow = feedUrl('rss', { hold: 1, items: 1, from: 900 });
    const element = await list(slow);
    element.feed = feedUrl('rss', { items: 1 });
    await ready(element);
    await release(slow);
    expect(inside(element).getByRole('link', { name: 'Bài 1' })).to.exist;
    expect(inside(element).queryByRole('link', { name: 'Bài 900' })).to.equal(null);
  });

  it('takes a property set before the element was known', async () => {
    const element = document.createElement('ward-unknown-yet') as HTMLElement & { feed?: string };
    element.feed = feedUrl('rss');
    document.body.append(element);
    const { WardArticleListElement } = await import('../../src/elements/article-list/article-list.ts');
    customElements.define('ward-unknown-yet', class extends WardArticleListElement {});
    await ready(element as unknown as WardArticleListElement);
    element.remove();
  });

  it('merges several feeds, and shows the rest where one fails', async () => {
    const good = feedUrl('rss', { items: 2 });
    const other = feedUrl('rss', { items: 2, from: 50 });
    const element = await list(`${good} ${feedUrl('status')}\n${other}`);
    await ready(element);
    expect(inside(element).getAllByRole('link')).to.have.length(4);
  });

  it('reads again every so many seconds while the page is visible', async () => {
    const url = feedUrl('rss');
    const ticks: [() => void, number | undefined][] = [];
    const { setInterval: real } = window;
    window.setInterval = ((tick: () => void, time?: number) => {
      ticks.push([tick, time]);
      return 0;
    }) as typeof setInterval;
    try {
      const element = await fixture<WardArticleListElement>(
        html`<ward-article-list feed=${url} refresh="300"></ward-article-list>`,
      );
      await ready(element);
      const [tick, time] = await waitFor(() => {
        expect(ticks).not.to.have.length(0);
        return ticks.at(-1)!;
      });
      expect(time).to.equal(300_000);

      const { now } = Date;
      Date.now = () => now() + 300_000;
      try {
        tick();
      } finally {
        Date.now = now;
      }
      await waitFor(async () => expect(await requests(url)).to.equal(2));
    } finally {
      window.setInterval = real;
    }
  });

  it('never reads more often than every ten seconds', async () => {
    const times: (number | undefined)[] = [];
    const { setInterval: real } = window;
    window.setInterval = ((_: () => void, time?: number) =>
      times.push(time)) as unknown as typeof setInterval;
    try {
      await fixture(html`<ward-article-list refresh="1"></ward-article-list>`);
      await waitFor(() => expect(times).to.deep.equal([10_000]));
    } finally {
      window.setInterval = real;
    }
  });

  it('gives up on an answer that never ends', async () => {
    const { setTimeout: real } = window;
    // The bound is fifteen seconds; the test's clock runs a hundred times as fast.
    window.setTimeout = ((run: () => void, time = 0) => real(run, time / 100)) as typeof setTimeout;
    try {
      const element = await list(feedUrl('never'));
      await waitFor(() => expect(element.state).to.equal('failed'));
      await waitFor(() => inside(element).getByText('Nguồn tin trả lời quá chậm.'));
    } finally {
      window.setTimeout = real;
    }
  });
});

describe('ward-article-list, put in and taken out a thousand times', () => {
  it('leaves no listener, timer or element behind', async () => {
    const url = feedUrl('rss');
    await ready(await list(url));

    let listeners = 0;
    let timers = 0;
    const targets = [window, document] as const;
    const restore: (() => void)[] = [];
    for (const target of targets) {
      const { addEventListener: add, removeEventListener: remove } = target;
      target.addEventListener = (...args: Parameters<typeof add>) => (listeners++, add.apply(target, args));
      target.removeEventListener = (...args: Parameters<typeof remove>) => (
        listeners--,
        remove.apply(target, args)
      );
      restore.push(() => Object.assign(target, { addEventListener: add, removeEventListener: remove }));
    }
    const { setInterval: start, clearInterval: stop } = window;
    window.setInterval = ((...args: Parameters<typeof start>) => (timers++, start(...args))) as typeof start;
    window.clearInterval = (id) => (id !== undefined && timers--, stop(id));
    restore.push(() => Object.assign(window, { setInterval: start, clearInterval: stop }));

    const weak: WeakRef<Element>[] = [];
    const box = await fixture(html`<div></div>`);
    try {
      for (let round = 0; round < 1000; round++) {
        const element = document.createElement('ward-article-list');
        element.feed = url;
        element.refresh = 300;
        box.append(element);
        await element.updateComplete;
        element.remove();
        if (round % 100 === 0) weak.push(new WeakRef(element));
      }
      expect(listeners).to.equal(0);
      expect(timers).to.equal(0);
      expect(box.childNodes).to.have.length(0);
    } finally {
      restore.forEach((undo) => undo());
    }
    // The others collect when they like.
    if (isPlain) return;
    const { gc } = globalThis as { gc?: () => void };
    expect(gc, 'Chromium runs with --js-flags=--expose-gc').to.be.a('function');
    await waitFor(() => {
      gc!();
      expect(weak.filter((reference) => reference.deref())).to.have.length(0);
    });
  });
});
