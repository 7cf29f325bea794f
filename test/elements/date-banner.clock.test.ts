import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { a11ySnapshot } from '@web/test-runner-commands';
import '../../src/elements/date-banner/date-banner.define.ts';
import type { WardDateBannerElement } from '../../src/elements/date-banner/date-banner.ts';
import { isPlain } from '../helpers/browser.ts';
import { waitFor } from '../helpers/find.ts';

const real = { now: Date.now, setTimeout: window.setTimeout, clearTimeout: window.clearTimeout };

/** Time that stands still until a test moves it on. Of the timers, only the banners' stands still with it. */
class Time {
  now: number;
  timers = new Map<number, { at: number; run: () => void }>();
  /** The longest a timer was ever set for. */
  longest = 0;
  private next = 1_000_000;

  constructor(start: string) {
    this.now = Date.parse(start);
    Date.now = () => this.now;
    window.setTimeout = ((run: () => void, wait = 0) => {
      if (run.name !== 'look') return real.setTimeout.call(window, run, wait);
      this.longest = Math.max(this.longest, wait);
      this.timers.set(++this.next, { at: this.now + wait, run });
      return this.next;
    }) as unknown as typeof setTimeout;
    window.clearTimeout = ((id?: number) => {
      if (!this.timers.delete(id!)) real.clearTimeout.call(window, id);
    }) as typeof clearTimeout;
  }

  /** Moves on, and runs the timers that are due by then, each `late` milliseconds after its time. */
  pass(milliseconds: number, late = 0): void {
    const end = this.now + milliseconds;
    for (;;) {
      const [due] = [...this.timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
      if (!due) break;
      this.timers.delete(due[0]);
      this.now = Math.max(this.now, due[1].at + late);
      due[1].run();
    }
    this.now = Math.max(this.now, end);
  }

  /** The clock goes on and no timer runs: the machine sleeps. */
  sleep(milliseconds: number): void {
    this.now += milliseconds;
  }

  static back(): void {
    Date.now = real.now;
    window.setTimeout = real.setTimeout;
    window.clearTimeout = real.clearTimeout;
  }
}

const hide = (hidden: boolean) => {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
};

const text = (element: Element) =>
  element.shadowRoot!.querySelector('[part=when]')!.textContent.replace(/\s+/g, ' ').trim();

let time: Time;
/** A banner at a moment. No test here asks a server. */
const at = async (
  start: string,
  template = html`<ward-date-banner server-time="none"></ward-date-banner>`,
) => {
  time = new Time(start);
  const element = await fixture<WardDateBannerElement>(template);
  await waitFor(() => expect(text(element)).to.match(/\d/));
  return element;
};
const withClock = async (start: string, clock = 'minutes') => {
  const element = await at(
    start,
    html`<ward-date-banner clock=${clock} server-time="none"></ward-date-banner>`,
  );
  await waitFor(() => expect(text(element)).to.match(/:/));
  return element;
};
const after = async (element: WardDateBannerElement, milliseconds: number, late?: number) => {
  time.pass(milliseconds, late);
  await element.updateComplete;
  return text(element);
};

afterEach(() => {
  fixtureCleanup();
  Reflect.deleteProperty(document, 'hidden');
  Time.back();
});

describe('ward-date-banner at midnight', () => {
  it('moves on to the next day by itself, at the portal’s midnight', async () => {
    const element = await at('2024-11-21T16:59:30Z');
    expect(text(element)).to.equal('Thứ Năm, 21/11/2024');
    expect(await after(element, 29_999)).to.equal('Thứ Năm, 21/11/2024');
    expect(await after(element, 1)).to.equal('Thứ Sáu, 22/11/2024');
    await expect(element).to.be.accessible();
  });

  it('moves on to the next month and year', async () => {
    const element = await at('2024-12-31T16:59:00Z');
    expect(await after(element, 60_000)).to.equal('Thứ Tư, 01/01/2025');
    expect(await after(element, 59 * 86_400_000)).to.equal('Thứ Bảy, 01/03/2025');
  });

  it('follows another portal’s midnight', async () => {
    const element = await at(
      '2024-11-21T22:59:00Z',
      html`<ward-date-banner time-zone="Europe/Paris" server-time="none"></ward-date-banner>`,
    );
    expect(text(element)).to.equal('Thứ Năm, 21/11/2024');
    expect(await after(element, 60_000)).to.equal('Thứ Sáu, 22/11/2024');
  });

  it('takes the lunar date along', async () => {
    const element = await at(
      '2025-01-28T16:59:00Z',
      html`<ward-date-banner lunar server-time="none"></ward-date-banner>`,
    );
    await waitFor(() => expect(text(element)).to.equal('Thứ Ba, 28/01/2025 Âm lịch: 29/12 năm Giáp Thìn'));
    expect(await after(element, 60_000)).to.equal('Thứ Tư, 29/01/2025 Âm lịch: 01/1 năm Ất Tỵ');
  });

  for (const [what, wake] of [
    ['is shown again', () => hide(false)],
    [
      'comes out of the back/forward cache',
      () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    ],
    ['is gone back to', () => window.dispatchEvent(new Event('focus'))],
  ] as const)
    it(`catches up when the page ${what} after a night’s sleep`, async () => {
      const element = await at('2024-11-21T10:00:00Z');
      time.sleep(10 * 3_600_000);
      wake();
      await element.updateComplete;
      expect(text(element)).to.equal('Thứ Sáu, 22/11/2024');
    });

  it('catches up within a minute when nothing tells it that the machine has slept', async () => {
    const element = await at('2024-11-21T10:00:00Z');
    time.sleep(10 * 3_600_000);
    expect(await after(element, 0)).to.equal('Thứ Sáu, 22/11/2024');
    expect(time.longest).to.be.at.most(60_000);
  });

  it('stays on the day that an editor has fixed', async () => {
    const element = await at(
      '2024-11-21T16:59:00Z',
      html`<ward-date-banner date="2024-11-21" clock></ward-date-banner>`,
    );
    expect(await after(element, 3 * 86_400_000)).to.equal('Thứ Năm, 21/11/2024');
  });
});

describe('the clock of ward-date-banner', () => {
  it('moves on with the minute, exactly', async () => {
    const element = await withClock('2024-11-21T01:29:20.500Z');
    expect(text(element)).to.equal('Thứ Năm, 21/11/2024 08:29');
    expect(await after(element, 39_499)).to.equal('Thứ Năm, 21/11/2024 08:29');
    expect(await after(element, 1)).to.equal('Thứ Năm, 21/11/2024 08:30');
    expect(await after(element, 60_000)).to.equal('Thứ Năm, 21/11/2024 08:31');
  });

  it('moves on with the second where seconds are shown', async () => {
    const element = await withClock('2024-11-21T01:29:58.200Z', 'seconds');
    expect(text(element)).to.equal('Thứ Năm, 21/11/2024 08:29:58');
    expect(await after(element, 800)).to.equal('Thứ Năm, 21/11/2024 08:29:59');
    expect(await after(element, 1000)).to.equal('Thứ Năm, 21/11/2024 08:30:00');
  });

  it('does not drift where timers come late', async () => {
    const element = await withClock('2024-11-21T01:00:00Z');
    time.pass(3_600_000, 350);
    const [next] = [...time.timers.values()];
    expect(next!.at % 60_000).to.equal(0);
    await element.updateComplete;
    expect(text(element)).to.equal('Thứ Năm, 21/11/2024 09:00');
  });

  it('shares one timer with all others', async () => {
    await withClock('2024-11-21T01:00:00Z');
    await fixture(
      html`<div>
        ${Array.from({ length: 50 }, () => html`<ward-date-banner clock server-time="none"></ward-date-banner>`)}
      </div>`,
    );
    expect(time.timers.size).to.equal(1);
  });

  it('counts seconds only as long as somebody shows them', async () => {
    const element = await withClock('2024-11-21T01:00:00.100Z', 'seconds');
    expect([...time.timers.values()][0]!.at - time.now).to.equal(900);
    element.clock = 'minutes';
    await element.updateComplete;
    expect([...time.timers.values()][0]!.at - time.now).to.equal(59_900);
  });

  it('sleeps while the page is hidden, and is right when it is shown again', async () => {
    const element = await withClock('2024-11-21T01:00:00Z', 'seconds');
    hide(true);
    await element.updateComplete;
    expect(time.timers.size).to.equal(0);
    time.sleep(754_000);
    hide(false);
    await element.updateComplete;
    expect(text(element)).to.equal('Thứ Năm, 21/11/2024 08:12:34');
    expect(time.timers.size).to.equal(1);
  });

  it('leaves no timer and no listener behind, however often it comes and goes', async () => {
    const element = await withClock('2024-11-21T01:00:00Z');
    const parent = element.parentElement!;
    let listeners = 0;
    const { addEventListener, removeEventListener } = window;
    window.addEventListener = (() => listeners++) as typeof addEventListener;
    window.removeEventListener = (() => listeners--) as typeof removeEventListener;
    for (let i = 0; i < 10; i++) {
      element.remove();
      parent.append(element);
      await element.updateComplete;
    }
    element.remove();
    Object.assign(window, { addEventListener, removeEventListener });
    expect(time.timers.size).to.equal(0);
    // It was in the page before they were counted.
    expect(listeners).to.equal(-3);
    parent.append(element);
  });

  it('is told when it is read, and announces nothing by itself', async () => {
    const element = await withClock('2024-11-21T01:30:00Z');
    expect(element.shadowRoot!.querySelectorAll('[aria-live], [role=status], [role=timer], [role=alert]')).to
      .be.empty;
    if (!isPlain)
      expect(JSON.stringify(await a11ySnapshot({})))
        .to.include('Thứ Năm, 21/11/2024')
        .and.to.include('08:30');
    await expect(element).to.be.accessible();
  });

  it('does not touch what is on the page while nothing changes', async () => {
    const element = await at('2024-11-21T01:00:00Z');
    let changes = 0;
    const observer = new MutationObserver((records) => (changes += records.length));
    observer.observe(element.shadowRoot!, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    await after(element, 600_000);
    changes += observer.takeRecords().length;
    expect(changes).to.equal(0);
  });
});
