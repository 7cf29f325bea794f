import { expect, fixture, html } from '@open-wc/testing';
import type { ErrorDetail } from '../../src/controllers/feed-controller.ts';
import { feedUrl, release, requests } from '../helpers/feeds.ts';
import { inside, nextEvent, waitFor } from '../helpers/find.ts';
import { pretending } from '../helpers/pretend.ts';
import { logged, make, methods, rows, settled, stats } from './visit-stats.helpers.ts';

const site = 'tam-diep';
const counting = (feed: string, attributes: Record<string, string | number | boolean> = {}) =>
  settled(feed, { site, counting: true, ...attributes });
const posts = async (url: string) => (await methods(url)).filter((method) => method === 'POST').length;

describe('ward-visit-stats with counting', () => {
  const pretend = pretending();
  // The browser of the tests is driven by a program, and says so.
  beforeEach(() =>
    pretend.that(navigator, { webdriver: false, globalPrivacyControl: false, doNotTrack: null }),
  );
  afterEach(() => pretend.stop());

  it('counts the view and shows the numbers with one request', async () => {
    const url = feedUrl('visits');
    const element = await counting(url);
    expect(rows(element)).to.deep.equal(['Số lượt truy cập 881.708', 'Trực tuyến: 130', 'Hôm nay: 1.105']);
    expect(await methods(url)).to.deep.equal(['POST']);
  });

  it('sends the portal’s id and the page’s path, and nothing else', async () => {
    document.cookie = 'visitor=1; path=/';
    const url = feedUrl('visits');
    await counting(url, { path: '/tin-tức/bài "1"%' });
    const [sent] = await logged(url);
    expect(JSON.parse(sent!.body)).to.deep.equal({ site, path: '/tin-tức/bài "1"%' });
    // Text needs no preflight.
    expect(sent!.type).to.match(/^text\/plain/);
    expect(sent!.cookie).to.equal(undefined);
    expect(sent!.referer).to.equal(undefined);
    expect(Object.keys(sent!.query)).to.deep.equal(['key']);
    document.cookie = 'visitor=; path=/; max-age=0';
  });

  it('takes the document’s own path, without query and fragment', async () => {
    const url = feedUrl('visits');
    await counting(url);
    expect(JSON.parse((await logged(url))[0]!.body)).to.deep.equal({ site, path: location.pathname });
  });

  it('sends it so that it arrives even when the visitor leaves at once', async () => {
    const { fetch: real } = window;
    const asked: RequestInit[] = [];
    window.fetch = (address, init) => {
      asked.push(init!);
      return real(address, init);
    };
    try {
      await counting(feedUrl('visits'));
    } finally {
      window.fetch = real;
    }
    const { keepalive, credentials, headers } = asked.find(({ method }) => method === 'POST')!;
    expect([keepalive, credentials, headers]).to.deep.equal([true, 'omit', undefined]);
  });

  it('counts nothing without the portal’s id', async () => {
    const url = feedUrl('visits');
    await settled(url, { counting: true });
    expect(await methods(url)).to.deep.equal(['GET']);
  });

  describe('counts nothing, and reads,', () => {
    const wishes: [string, object, Record<string, unknown>][] = [
      ['for automation', navigator, { webdriver: true }],
      ['under Global Privacy Control', navigator, { globalPrivacyControl: true }],
      ['under Do Not Track', navigator, { doNotTrack: '1' }],
    ];
    for (const [what, target, properties] of wishes)
      it(what, async () => {
        pretend.that(target, properties);
        const url = feedUrl('visits');
        const element = await counting(url);
        expect(rows(element)).to.have.length(3);
        await element.reload();
        expect(await methods(url)).to.deep.equal(['GET', 'GET']);
      });
  });

  describe('waits until the page is first seen', () => {
    const hidden: [string, Record<string, unknown>, Record<string, unknown>, string][] = [
      ['in a tab behind', { visibilityState: 'hidden' }, { visibilityState: 'visible' }, 'visibilitychange'],
      ['drawn ahead of a click', { prerendering: true }, { prerendering: false }, 'prerenderingchange'],
    ];
    for (const [what, before, after, event] of hidden)
      it(`${what}: reads, and counts once when it is`, async () => {
        pretend.that(document, before);
        const url = feedUrl('visits');
        const element = await counting(url);
        expect(await methods(url)).to.deep.equal(['GET']);
        document.dispatchEvent(new Event(event));
        expect(await methods(url)).to.deep.equal(['GET']);

        pretend.that(document, after);
        document.dispatchEvent(new Event(event));
        await waitFor(() => expect(rows(element)[0]).to.equal('Số lượt truy cập 881.708'));
        document.dispatchEvent(new Event('visibilitychange'));
        document.dispatchEvent(new Event('prerenderingchange'));
        await element.reload();
        expect(await methods(url)).to.deep.equal(['GET', 'POST', 'GET']);
      });

    it('and not at all where it is taken out unseen, and listens no longer', async () => {
      pretend.that(document, { visibilityState: 'hidden' });
      const signals: AbortSignal[] = [];
      const { addEventListener: real } = document;
      document.addEventListener = (...args: Parameters<typeof real>) => {
        const options = args[2] as AddEventListenerOptions | undefined;
        if (options?.signal) signals.push(options.signal);
        real.apply(document, args);
      };
      const url = feedUrl('visits');
      try {
        (await counting(url)).remove();
      } finally {
        document.addEventListener = real;
      }
      await Promise.resolve();
      expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true, true]);
      pretend.that(document, { visibilityState: 'visible' });
      document.dispatchEvent(new Event('visibilitychange'));
      // Another block's view, by then counted, was asked for later.
      await counting(feedUrl('visits'));
      expect(await posts(url)).to.equal(0);
    });
  });

  describe('counts one view only', () => {
    it('of a node that is moved', async () => {
      const url = feedUrl('visits');
      const element = await counting(url);
      (await fixture(html`<div></div>`)).append(element);
      await element.updateComplete;
      await element.reload();
      expect(await methods(url)).to.deep.equal(['POST', 'GET']);
    });

    it('of a node that is moved while the request is under way', async () => {
      const url = feedUrl('visits', { hold: 1 });
      const element = await stats(url, { site, counting: true });
      await waitFor(async () => expect(await requests(url)).to.equal(1));
      (await fixture(html`<div></div>`)).append(element);
      await release(url);
      await waitFor(() => expect(element.state).to.equal('ready'));
      expect(await methods(url)).to.deep.equal(['POST']);
    });

    it('of a node that is taken out under way and comes back', async () => {
      const url = feedUrl('visits', { hold: 1 });
      const element = await stats(url, { site, counting: true });
      await waitFor(async () => expect(await requests(url)).to.equal(1));
      const parent = element.parentElement!;
      element.remove();
      await Promise.resolve();
      parent.append(element);
      await release(url);
      await waitFor(() => expect(rows(element)[0]).to.equal('Số lượt truy cập 881.708'));
      expect(await methods(url)).to.deep.equal(['POST']);
    });

    it('where there are two blocks on the page, which share its answer', async () => {
      const url = feedUrl('visits');
      const [first, second] = await Promise.all([counting(url), counting(url)]);
      expect(rows(second)).to.deep.equal(rows(first));
      expect(await methods(url)).to.deep.equal(['POST']);
    });

    it('where a script makes the page’s content anew', async () => {
      const url = feedUrl('visits');
      const element = await counting(url);
      const copy = element.cloneNode() as typeof element;
      element.replaceWith(copy);
      await waitFor(() => expect(copy.state).to.equal('ready'));
      expect(await posts(url)).to.equal(1);
    });

    it('of a page out of the back/forward cache, whose numbers are read again', async () => {
      const url = feedUrl('visits');
      const { setInterval: real } = window;
      let wound = 0;
      window.setInterval = (() => ++wound) as unknown as typeof setInterval;
      try {
        await counting(url, { refresh: 60 });
        await waitFor(() => expect(wound).to.be.greaterThan(0));
      } finally {
        window.setInterval = real;
      }
      const { now } = Date;
      Date.now = () => now() + 60_000;
      try {
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        await waitFor(async () => expect(await methods(url)).to.deep.equal(['POST', 'GET']));
      } finally {
        Date.now = now;
      }
    });

    it('when it is read again', async () => {
      const url = feedUrl('visits');
      const element = await counting(url);
      await element.reload();
      await element.reload();
      expect(await methods(url)).to.deep.equal(['POST', 'GET', 'GET']);
    });
  });

  describe('counts another view', () => {
    it('when the path changes, and when it changes back', async () => {
      const url = feedUrl('visits');
      const element = await counting(url, { path: '/a' });
      for (const [path, total] of [
        ['/b', '881.709'],
        ['/a', '881.710'],
      ] as const) {
        element.path = path;
        await waitFor(() => expect(rows(element)[0]).to.equal(`Số lượt truy cập ${total}`));
      }
      const sent = (await logged(url)).map(({ body }) => (JSON.parse(body) as { path: string }).path);
      expect(sent).to.deep.equal(['/a', '/b', '/a']);
    });

    it('once, where two blocks follow the same path', async () => {
      const url = feedUrl('visits');
      const both = await Promise.all([counting(url, { path: '/a' }), counting(url, { path: '/a' })]);
      for (const element of both) {
        element.path = '/b';
        await waitFor(() => expect(rows(element)[0]).to.equal('Số lượt truy cập 881.709'));
      }
      expect(await posts(url)).to.equal(2);
    });

    it('for a block that a script puts into the next page, also back on the first', async () => {
      const url = feedUrl('visits');
      const home = location.href;
      try {
        for (const page of ['?page=a', '?page=b', '?page=a']) {
          history.pushState(null, '', page);
          // What soft navigation does: a preview out of its cache, then the page.
          for (let n = 0; n < 2; n++) {
            const element = make(url, { site, counting: true });
            document.body.append(element);
            await waitFor(() => expect(element.state).to.equal('ready'));
            element.remove();
          }
        }
      } finally {
        history.replaceState(null, '', home);
      }
      expect(await posts(url)).to.equal(3);
    });

    it('when the attribute is set later', async () => {
      const url = feedUrl('visits');
      const element = await settled(url, { site });
      element.counting = true;
      await waitFor(() => expect(rows(element)[0]).to.equal('Số lượt truy cập 881.708'));
      expect(await methods(url)).to.deep.equal(['GET', 'POST']);
    });
  });

  describe('when the view cannot be counted', () => {
    it('shows the numbers all the same, and does not try again', async () => {
      const url = feedUrl('visits', { post: 403 });
      const element = await counting(url);
      expect(element.state).to.equal('ready');
      expect(rows(element)[0]).to.equal('Số lượt truy cập 881.707');
      await element.reload();
      const copy = await counting(url);
      await copy.reload();
      expect(await methods(url)).to.deep.equal(['POST', 'GET', 'GET', 'GET']);
    });

    it('has no number to show where nothing can be had, and never 0', async () => {
      const failed = nextEvent<ErrorDetail>(document, 'ward-error');
      const element = await counting('http://localhost:9/v1/visits');
      expect((await failed).detail.kind).to.equal('blocked');
      expect(element.state).to.equal('failed');
      await waitFor(() => inside(element).getByText(/^Chưa có số liệu: không kết nối được/));
      expect(element.shadowRoot!.textContent).not.to.match(/\d/);
    });
  });
});
