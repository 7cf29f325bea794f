import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/date-banner/date-banner.define.ts';
import { now } from '../../src/controllers/clock-controller.ts';
import type { WardDateBannerElement } from '../../src/elements/date-banner/date-banner.ts';
import { waitFor } from '../helpers/find.ts';

const DAY = 86_400_000;
const real = { now: Date.now, fetch: window.fetch };
const portalDay = (moment: number) => new Date(moment + 7 * 3_600_000).toISOString().slice(0, 10);

/** What was asked, and how. */
let asked: [string, RequestInit | undefined][] = [];
let answer: ((url: string, init?: RequestInit) => Promise<Response>) | undefined;
/** How far the visitor's clock is ahead, in milliseconds. */
let ahead = 0;

/** How far it has been set ahead so far: each test goes further, because only a jump makes a banner ask again. */
let jump = 0;

beforeEach(() => {
  asked = [];
  answer = undefined;
  Date.now = () => real.now() + ahead;
  window.fetch = (input, init) => {
    const url = input as string;
    asked.push([url, init]);
    return answer ? answer(url, init) : real.fetch.call(window, input, init);
  };
});
afterEach(() => {
  Date.now = real.now;
  window.fetch = real.fetch;
});

const banner = async (properties: Partial<WardDateBannerElement> = {}) => {
  const element = Object.assign(document.createElement('ward-date-banner'), properties);
  await fixture(html`<div>${element}</div>`);
  return element;
};
const shownDay = (element: Element) =>
  element.shadowRoot!.querySelector<HTMLTimeElement>('[part=date]')!.dateTime;
/** An answer from a server that thinks it is so many milliseconds later than it really is. */
const says =
  (later: number, headers: Record<string, string> = {}) =>
  () =>
    Promise.resolve(
      new Response(null, { headers: { date: new Date(real.now() + later).toUTCString(), ...headers } }),
    );
/** Puts the clock where it was not before. */
const elsewhere = () => (ahead = jump += 3 * DAY);

describe('a visitor’s clock that is wrong', () => {
  for (const days of [1, -1, 400])
    it(`is corrected by the server’s date, ${days} days off`, async () => {
      ahead = days * DAY;
      const element = await banner();
      await waitFor(() => expect(shownDay(element)).to.equal(portalDay(real.now())));
      expect(Math.abs(now() - real.now())).to.be.lessThan(3000);
      expect(asked.map(([, init]) => init?.method)).to.deep.equal(['HEAD']);
      await expect(element).to.be.accessible();
    });

  it('is left alone where it is wrong by less than two minutes', async () => {
    elsewhere();
    answer = says(ahead + 100_000);
    await banner();
    await waitFor(() => expect(asked).to.have.length(1));
    // Corrected by the test before; the answer takes that back.
    await waitFor(() => expect(now()).to.equal(Date.now()));
  });

  it('is measured past caches on the way, by the age that they tell', async () => {
    elsewhere();
    answer = says(ahead - 5 * 3_600_000, { age: String(5 * 3600) });
    await banner();
    await waitFor(() => expect(asked).to.have.length(1));
    await waitFor(() => expect(now()).to.equal(Date.now()));
  });

  it('is asked about once for all banners of a page', async () => {
    elsewhere();
    answer = says(ahead);
    await Promise.all(Array.from({ length: 20 }, () => banner()));
    await waitFor(() => expect(asked).to.have.length(1));
    const last = await banner();
    last.requestUpdate();
    await last.updateComplete;
    expect(asked).to.have.length(1);
  });

  it('is asked about again once it has been set while the page is open', async () => {
    elsewhere();
    answer = says(ahead);
    const element = await banner();
    await waitFor(() => expect(asked).to.have.length(1));
    ahead = jump += 3_600_000;
    element.requestUpdate();
    await waitFor(() => expect(asked).to.have.length(2));
    await waitFor(() => expect(Math.abs(now() - (Date.now() - 3_600_000))).to.be.lessThan(3000));
  });
});

describe('the question to the server', () => {
  it('goes to this script on the page’s own host, without cookies and past the cache', async () => {
    elsewhere();
    answer = says(ahead);
    await banner();
    await waitFor(() => expect(asked).to.have.length(1));
    const [url, init] = asked[0]!;
    expect(new URL(url).origin).to.equal(location.origin);
    expect(url).to.match(/date-banner\/server-time\.ts/);
    expect(init).to.deep.equal({
      method: 'HEAD',
      mode: 'same-origin',
      credentials: 'omit',
      cache: 'no-store',
    });
  });

  it('goes to the address that the page names', async () => {
    elsewhere();
    answer = says(ahead);
    await banner({ serverTime: '/__feed/count?key=clock' });
    await waitFor(() => expect(asked.map(([url]) => url)).to.deep.equal(['/__feed/count?key=clock']));
  });

  it('is not asked where the page does not want it, nor where the date is fixed', async () => {
    elsewhere();
    answer = says(ahead);
    await banner({ serverTime: 'none' });
    await banner({ date: '2024-11-21' });
    await banner({ serverTime: '/mine' });
    await waitFor(() => expect(asked.map(([url]) => url)).to.deep.equal(['/mine']));
  });

  it('never leaves the page’s host', async () => {
    elsewhere();
    // The real fetch: the browser itself refuses, before anything is sent.
    const refused: unknown[] = [];
    answer = (url, init) =>
      real.fetch.call(window, url, init).catch((error: unknown) => {
        refused.push(error);
        throw error;
      });
    await banner({ serverTime: 'https://example.invalid/' });
    await waitFor(() => expect(refused).to.have.length(1));
    expect(performance.getEntriesByName('https://example.invalid/')).to.have.length(0);
  });

  it('may fail: the date is then the visitor’s', async () => {
    elsewhere();
    let failed = false;
    answer = () => {
      failed = true;
      return Promise.reject(new TypeError('no network'));
    };
    const element = await banner();
    await waitFor(() => expect(failed).to.equal(true));
    expect(shownDay(element)).to.equal(portalDay(now()));
    await expect(element).to.be.accessible();
  });

  it('may be answered without a date', async () => {
    elsewhere();
    answer = () => Promise.resolve(new Response(null));
    const element = await banner();
    await waitFor(() => expect(asked).to.have.length(1));
    await waitFor(() => expect(shownDay(element)).to.equal(portalDay(Date.now())));
  });
});
