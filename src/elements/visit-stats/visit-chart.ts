import { eachDayOfInterval } from 'date-fns/eachDayOfInterval';
import { lightFormat } from 'date-fns/lightFormat';
import { subDays } from 'date-fns/subDays';
import { html, nothing, svg, type ReactiveController, type TemplateResult } from 'lit';
import { visitDays } from '../../client/visit-days.ts';
import { FeedError } from '../../contract/problem.ts';
import type { VisitDay } from '../../contract/visit-series.ts';
import { wallTime } from '../../i18n/dates.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { addVietnamese, fill, type Strings } from '../../i18n/strings.ts';
import { chartStyles } from './visit-chart.styles.ts';
import type { WardVisitStatsElement } from './visit-stats.ts';
import { wear } from '../shared/wear.ts';

addVietnamese({
  'visits-chart': 'Lượt truy cập {n} ngày qua',
  'visits-most': 'nhiều nhất {n} lượt, ngày {of}',
  'visits-table': 'Bảng số liệu',
  'visits-day': 'Ngày',
  'visits-visits': 'Lượt truy cập',
  'visits-seen': 'Lượt xem',
});

/** A year; more bars than that are thinner than a pixel. */
const MOST = 366;

/** A day's bar and the space beside it in the drawing, which is 100 high. */
const STEP = 10;
const WIDE = 7;

/** The days up to today in a zone, such as `2024-11-21`. */
function lastDays(count: number, timeZone: string): string[] {
  const [day, month, year] = wallTime(Date.now(), timeZone).map(Number) as [number, number, number];
  // Days of a calendar, whatever zone they are reckoned in.
  const today = new Date(year, month - 1, day);
  return eachDayOfInterval({ start: subDays(today, count - 1), end: today }).map((date) =>
    lightFormat(date, 'yyyy-MM-dd'),
  );
}

/** The least round number that is not below, and whose half is one too. */
function round(most: number): number {
  const unit = 10 ** Math.floor(Math.log10(most));
  const tops = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10].map((step) => step * unit);
  return tops.find((top) => top >= most && top % 2 === 0) ?? most;
}

/** `21/11`, and with the year where asked for. */
const written = (date: string, withYear = false): string => {
  const [year, month, day] = date.split('-');
  return `${day}/${month}${withYear ? `/${year}` : ''}`;
};

/** Visits by day: bars, and the same as a table. Loaded by the first element that has a chart. */
class VisitChart implements ReactiveController {
  private readonly host: WardVisitStatsElement;
  private asked = '';
  private abort: AbortController | undefined;
  private known = new Map<string, VisitDay>();
  private settled = false;
  /** The days were asked for together with the first numbers: when those come, they are not asked for again. */
  private isFirst = false;

  constructor(host: WardVisitStatsElement) {
    this.host = host;
    host.addController(this);
    // Numbers read again: so may the days be, at most every five minutes.
    host.addEventListener('ward-load', () => {
      if (this.settled && !this.isFirst) this.again();
      this.isFirst = false;
    });
  }

  private again(): void {
    this.asked = '';
    this.host.requestUpdate();
  }

  hostConnected(): void {
    // Back in the page after its question was taken back.
    if (!this.settled && this.abort?.signal.aborted) this.again();
  }

  hostDisconnected(): void {
    // A node that is only moved is back before this runs.
    queueMicrotask(() => {
      if (!this.host.isConnected) this.abort?.abort();
    });
  }

  /** @param count how many days */
  template(count: number, strings: Strings): TemplateResult | typeof nothing {
    const { host } = this;
    wear(host, chartStyles);
    const dates = lastDays(Math.min(count, MOST), host.timeZone);
    void this.ask(dates[0]!, dates.at(-1)!);
    const days = dates.map((date) => this.known.get(date) ?? { date });
    const most = Math.max(...days.map(({ visits }) => visits ?? -1));
    if (most < 0) return this.settled ? html`<p role="status">${strings.noVisits}</p>` : nothing;

    const title = fill(strings['visits-chart'], days.length);
    const number = (value: number) => formatNumber(value, strings);
    const top = round(Math.max(most, 2));
    const best = days.find(({ visits }) => visits === most)!;
    const wide = days.length * STEP;
    const label = `${title}: ${fill(strings['visits-most'], number(most), written(best.date, true))}`;
    return html`<div class="picture">
        <p>${title}</p>
        <div class="plot">
          <span class="up" aria-hidden="true">
            <span>${number(top)}</span><span>${number(top / 2)}</span><span>0</span>
          </span>
          <svg role="img" aria-label=${label} viewBox="0 0 ${wide} 100" preserveAspectRatio="none">
            ${[0, 50, 100].map((y) => svg`<line x1="0" x2=${wide} y1=${y} y2=${y}></line>`)}
            ${days.map(({ date, visits }, index) => {
              const high = ((visits ?? 0) / top) * 100;
              // A day that nothing is known of has no bar, one without visits none that can be seen.
              return visits === undefined
                ? nothing
                : svg`<rect part="bar" x=${index * STEP + (STEP - WIDE) / 2} y=${100 - high} width=${WIDE} height=${high}>
                    <title>${written(date, true)}: ${number(visits)}</title>
                  </rect>`;
            })}
          </svg>
          <span class="along" aria-hidden="true">
            <span>${written(dates[0]!)}</span><span>${written(dates.at(-1)!)}</span>
          </span>
        </div>
      </div>
      <details>
        <summary part="summary">${strings['visits-table']}</summary>
        ${this.table(title, days, strings)}
      </details>`;
  }

  private table(title: string, days: VisitDay[], strings: Strings): TemplateResult {
    const columns = (['visits', 'views'] as const).filter((name) =>
      days.some((day) => day[name] !== undefined),
    );
    const names = { visits: strings['visits-visits'], views: strings['visits-seen'] };
    const cell = (value: number | undefined) =>
      value === undefined
        ? html`<td><span aria-hidden="true">–</span><span class="said">${strings.noVisits}</span></td>`
        : html`<td>${formatNumber(value, strings)}</td>`;
    return html`<table part="data" aria-label=${title}>
      <thead>
        <tr>
          <th scope="col">${strings['visits-day']}</th>
          ${columns.map((name) => html`<th scope="col">${names[name]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${days.map(
          (day) =>
            html`<tr>
              <th scope="row"><time datetime=${day.date}>${written(day.date)}</time></th>
              ${columns.map((name) => cell(day[name]))}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private async ask(from: string, to: string): Promise<void> {
    const { host } = this;
    const question = [host.feed, host.site, from, to].join();
    if (question === this.asked) return;
    this.asked = question;
    this.isFirst = host.state === 'waiting';
    this.abort?.abort();
    const { signal } = (this.abort = new AbortController());
    try {
      const { feed } = await visitDays(host.feed, host.site, from, to, signal);
      if (signal.aborted) return;
      this.known = new Map(feed.days.map((day) => [day.date, day]));
    } catch (error) {
      if (signal.aborted) return;
      // The days known before stay; the numbers above have their own states.
      const { kind, message, status, url, cause } =
        error instanceof FeedError ? error : new FeedError('blocked', String(error), { cause: error });
      console.warn('[ward-widgets]', message);
      host.dispatchEvent(
        new CustomEvent('ward-error', {
          detail: { kind, message, status, url, cause },
          bubbles: true,
          composed: true,
        }),
      );
    }
    this.settled = true;
    host.requestUpdate();
  }
}

const charts = new WeakMap<WardVisitStatsElement, VisitChart>();

/** The chart of an element; the same at each call. */
export function chartOf(host: WardVisitStatsElement): VisitChart {
  let chart = charts.get(host);
  if (!chart) charts.set(host, (chart = new VisitChart(host)));
  return chart;
}
