import { correct } from '../../controllers/clock-controller.ts';

/** Clocks less wrong than this, in milliseconds, are left alone: the answer itself takes a while. */
const TOLERANCE = 120_000;

/** How far the browser's two clocks were apart when the server was asked: setting the one on the wall changes that. */
let asked = NaN;

/**
 * Compares the visitor's clock with our own server's, by the `Date` of one answer, and corrects it for all banners
 * where it is wrong by more than two minutes.
 *
 * One HEAD request for one page, whoever asks: without cookies, past the browser's cache, when the page is idle.
 * Another follows only where the visitor's clock has jumped: it was set, or the machine has slept.
 * @param address what to ask; empty: this very script, where it comes from the page's host, else the page
 */
export async function checkClock(address?: string | null): Promise<void> {
  const apart = Date.now() - performance.now();
  if (Math.abs(apart - asked) < TOLERANCE) return;
  asked = apart;
  const { href, origin } = location;
  // A classic script does not know its own address, and other hosts do not show their date.
  const script = String(import.meta.url);
  try {
    await new Promise<unknown>((idle) => (globalThis.requestIdleCallback ?? setTimeout)(idle));
    const { headers } = await fetch(address || (script.startsWith(origin + '/') ? script : href), {
      method: 'HEAD',
      mode: 'same-origin',
      credentials: 'omit',
      cache: 'no-store',
    });
    // A cache on the way repeats an old date, and says how old it is.
    const server = Date.parse(headers.get('date')!) + 1000 * Number(headers.get('age'));
    const behind = server - Date.now();
    correct(Math.abs(behind) > TOLERANCE ? behind : 0);
  } catch {
    // No network, nothing there, a policy against it: the visitor's clock is nearly always right.
  }
}
