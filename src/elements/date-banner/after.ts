import type { WardDateBannerElement } from './date-banner.ts';
import { lazy } from '../../controllers/lazy.ts';
import { checkClock } from './server-time.ts';

const loadDress = lazy(() => import('../shared/dress.ts'));

/** What a banner does when it has been drawn: no page waits for it. */
export function after(host: WardDateBannerElement): void {
  // Browsers from before 2024 need colours they know.
  if (globalThis.CSS?.supports('color', 'light-dark(red,red)') === false) loadDress(host)?.lighten(host);
  if (!host.date && host.serverTime !== 'none') void checkClock(host.serverTime);
}
