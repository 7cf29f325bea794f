import { html, nothing, type TemplateResult } from 'lit';
import { now } from '../../controllers/clock-controller.ts';
import { lazy } from '../../controllers/lazy.ts';
import { fixedClock, formatLong, zoneClock } from '../../i18n/long-date.ts';
import { formatShort } from '../../i18n/portal-date.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { WardDateBannerElement } from './date-banner.ts';
import { wear } from '../shared/wear.ts';
import { whenStyles } from './when.styles.ts';

const loadLunar = lazy(() => import('../../i18n/lunar.ts'));

/**
 * Date, clock and lunar date, in any form, of any zone, now or fixed. Loaded by the first banner that wants more than
 * today's date in Viet Nam.
 */
export function when(host: WardDateBannerElement, strings: Strings): TemplateResult {
  wear(host, whenStyles);
  const { clock, date, format, lunar, timeZone } = host;
  const wall = fixedClock(date ?? '', timeZone) ?? zoneClock(now(), timeZone);
  const day = wall.slice(0, 10);
  const time = clock != null && wall.slice(11, clock === 'seconds' ? 19 : 16);
  return html`<time part="date" datetime=${day}
      >${(format === 'long' ? formatLong : formatShort)(day, strings)}</time
    >
    ${time ? html`<time part="clock">${time}</time>` : nothing}
    ${lunar ? html`<span part="lunar">${loadLunar(host)?.formatLunar(day, strings)}</span>` : nothing}`;
}
