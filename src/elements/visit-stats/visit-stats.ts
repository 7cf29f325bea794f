import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { pairs } from '../../client/visit-pairs.ts';
import { visitSource } from '../../client/visit-client.ts';
import { VISIT_COUNTS, type Visits } from '../../contract/visits.ts';
import { feedReader, type FeedState } from '../../controllers/feed-controller.ts';
import { lazy } from '../../controllers/lazy.ts';
import { wordsFor } from '../../controllers/language-controller.ts';
import { PORTAL_ZONE } from '../../i18n/dates.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { addVietnamese } from '../../i18n/strings.ts';
import { hostStyles } from '../../styles/host.styles.ts';
import { stateStyles } from '../../styles/state.styles.ts';
import { level, oneOf, whole } from '../shared/attributes.ts';
import { hasFallback, stateNote } from '../shared/states.ts';
import { visitStyles } from './visit-stats.styles.ts';

addVietnamese({
  visits: 'Thống kê truy cập',
  noVisits: 'Chưa có số liệu.',
  'visits-total': 'Số lượt truy cập',
  'visits-online': 'Trực tuyến:',
  'visits-today': 'Hôm nay:',
  'visits-yesterday': 'Hôm qua:',
  'visits-week': 'Tuần này:',
  'visits-month': 'Tháng này:',
  'visits-views': 'Lượt xem trang này:',
});

const loadNotes = lazy(() => import('./visit-notes.ts'));
const loadDigits = lazy(() => import('./visit-digits.ts'));
const loadChart = lazy(() => import('./visit-chart.ts'));

const ROWS = [...VISIT_COUNTS, 'views'] as const;
type Row = (typeof ROWS)[number];

/** What stands between thousands. */
const GROUPINGS: Record<string, string> = { dot: '.', none: '', comma: ',' };

/** Numbers of an answer older than this are marked with their time, in milliseconds. */
const OLD = 3_600_000;

/**
 * Visit statistics of a portal: rows of numbers by choice and in order, a counter of digits, a chart by day.
 *
 * A number, or anything else, written inside the tag stays visible until the statistics have been read, and when they
 * cannot be. What the answer does not say is not shown: a number is never 0 because nothing came.
 *
 * With `counting` this page view is counted once, when the page is first really seen; nothing is sent but `site` and
 * `path`, and nothing at all for automation or where the visitor's browser asks by Global Privacy Control or Do Not
 * Track.
 *
 * @tag ward-visit-stats
 *
 * @slot - What to show without script, while waiting and when there are no numbers, such as the last number known.
 *
 * @fires {CustomEvent<LoadDetail>} ward-load - The statistics have been read.
 * @fires {CustomEvent<ErrorDetail>} ward-error - Statistics could not be shown.
 *
 * @csspart heading - The heading.
 * @csspart rows - The list of numbers.
 * @csspart row - One number with its name.
 * @csspart label - The name.
 * @csspart value - The number.
 * @csspart digits - The counter's windows, all together (`layout="digits"`).
 * @csspart digit - One of them.
 * @csspart chart - The chart with its axes and table.
 * @csspart bar - The bar of one day.
 * @csspart summary - What opens the chart's table.
 * @csspart data - The chart's table.
 * @csspart note - The sentence of the empty, failed and stale states.
 * @csspart feed-link - The link to the statistics that failed.
 * @csspart button - The button that tries again.
 *
 * @cssprop [--ward-font-family=system-ui] - The font.
 * @cssprop [--ward-font-size=16px] - The size that all others follow.
 * @cssprop [--ward-color-text=#222] - Numbers.
 * @cssprop [--ward-color-muted=#555] - Names, axes and notes.
 * @cssprop [--ward-color-accent=#05a] - The heading's rule, bars, buttons and focus rings.
 * @cssprop [--ward-color-line=#ccc] - Lines and borders.
 * @cssprop [--ward-color-surface=#fff] - Behind the block.
 * @cssprop [--ward-color-fill=#eee] - Behind digits and notes, and in place of numbers not there yet.
 * @cssprop [--ward-color-star=#b50] - The drawing of warnings.
 * @cssprop [--ward-radius=8px] - Corners.
 */
export class WardVisitStatsElement extends LitElement {
  static override styles = [hostStyles, stateStyles, visitStyles];

  static override properties = {
    feed: {},
    site: {},
    path: {},
    rows: {},
    labels: {},
    map: {},
    counting: { type: Boolean },
    grouping: {},
    layout: {},
    digits: { type: Number },
    chart: { type: Number },
    heading: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    refresh: { type: Number },
    timeZone: { attribute: 'time-zone' },
  };

  /** Address of the statistics. Several, parted by white space, are put together. */
  feed = '';
  /** Id of the portal, asked for at `feed` by the contract. Without it the address is read as it is. */
  site = '';
  /** Path of the page that is counted, and that the row `views` is of. Default: the document's own. */
  path = '';
  /** Which numbers to show, in order: `total online today yesterday week month views`. */
  rows = 'total online today';
  /** Names of rows in place of the usual ones, such as `total: Tổng số lượt; online: Đang xem`. */
  labels = '';
  /**
   * Where the numbers are in somebody else's JSON, such as `total: data.visitors; today: days.0.count`. Maps of
   * several addresses are parted by `|`.
   */
  map = '';
  /** Counts this page view; needs `site`. */
  counting = false;
  /** What stands between thousands. Default: by language, a dot in Vietnamese. */
  grouping: 'dot' | 'none' | 'comma' | '' = '';
  /** Rows, rows below a counter that shows the first of them, or one line of text. */
  layout: 'table' | 'digits' | 'inline' = 'table';
  /** The least digits that `layout="digits"` shows, zeros put in front. Default: as many as there are. */
  digits = 0;
  /** Draws visits by day, so many days up to today, at most 366; 30 where the attribute has no value. Default: none. */
  chart: number | undefined;
  /** The heading; empty for none. Default: `Thống kê truy cập`. */
  heading: string | undefined;
  /** Level of the heading, 1 to 6. Default: 2. */
  headingLevel = 2;
  /** Reads the statistics again every so many seconds while the page is visible, at least 10. Default: never. */
  refresh = 0;
  /** IANA name of the zone that days and times are shown in. */
  timeZone: string = PORTAL_ZONE;

  private visits: Visits = {};
  private readonly words = wordsFor(this);
  private readonly reader = feedReader(this, visitSource(this));

  /** Which of the five states the block is in. */
  get state(): FeedState {
    return this.reader.stateFor(this.shown().length);
  }

  /** Reads the statistics again, now. */
  reload(): Promise<void> {
    return this.reader.retry();
  }

  private value(row: Row): number | undefined {
    const { visits } = this;
    return row === 'views' ? visits.views?.count : visits[row];
  }

  /** The rows asked for, each once; the first three where the page names none that is known. */
  private wanted(): readonly Row[] {
    const rows = new Set((this.rows ?? '').split(/\s+/));
    const wanted = ([...rows] as Row[]).filter((row) => ROWS.includes(row));
    return wanted.length ? wanted : ROWS.slice(0, 3);
  }

  /** Those of them that there is a number for. */
  private shown(): readonly Row[] {
    return this.wanted().filter((row) => this.value(row) !== undefined);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The reader notices another feed or site by itself.
    if (this.hasUpdated && (['path', 'map', 'counting'] as const).some((name) => changed.has(name)))
      void this.reload();
  }

  // Not in willUpdate: that runs before the reader has noticed another feed.
  protected override update(changed: PropertyValues<this>): void {
    this.visits = Object.assign({}, ...this.reader.feeds) as Visits;
    super.update(changed);
  }

  protected override render(): TemplateResult {
    const { reader, timeZone, visits } = this;
    const words = this.words();
    const grouping = GROUPINGS[this.grouping] ?? words.grouping;
    const strings = { ...words, grouping };
    const heading = this.heading ?? words.visits;
    const layout = oneOf(this.layout, ['table', 'digits', 'inline']);
    const labels = pairs(this.labels);
    const shown = this.shown();
    const state = reader.stateFor(shown.length);
    const waiting = state === 'waiting' && this.feed && !hasFallback(this);
    const quiet = state === 'waiting' || state === 'ready';
    const since = state === 'ready' && Date.now() - Date.parse(visits.asOf!) > OLD;
    const notes = quiet && !since ? undefined : loadNotes(this);
    const digits = layout === 'digits' && shown.length ? loadDigits(this) : undefined;
    const number = (row: Row, first: boolean) => {
      const text = formatNumber(this.value(row)!, strings);
      return first && digits ? digits.digits(this, text, whole(this.digits, 0, 0)) : text;
    };
    return html`<section class="root ${layout}" aria-label=${heading || nothing}>
      ${
        heading
          ? html`<div class="heading" part="heading" role="heading" aria-level=${level(this.headingLevel)}>
              ${heading}
            </div>`
          : nothing
      }
      ${
        // Until the words for statistics are there, one sentence that is true of all that can be wrong.
        quiet || notes
          ? stateNote(this, shown.length, reader, notes?.noteWords(this, strings) ?? strings, timeZone)
          : shown.length
            ? nothing
            : strings.noVisits
      }
      ${shown.length ? nothing : html`<slot @slotchange=${() => this.requestUpdate()}></slot>`}
      ${
        waiting || shown.length
          ? html`<dl part="rows" aria-hidden=${waiting ? 'true' : nothing}>
              ${(waiting ? this.wanted() : shown).map(
                (row, index) =>
                  html`<div class="row ${row}" part="row">
                    <dt part="label">${labels[row] ?? strings[`visits-${row}`]}</dt>
                    <dd part="value">${waiting ? html`<span class="bone"></span>` : number(row, !index)}</dd>
                  </div>`,
              )}
            </dl>`
          : nothing
      }
      ${since ? notes?.asOf(visits.asOf!, strings, timeZone) : nothing}
      ${
        this.chart == null || !this.feed
          ? nothing
          : html`<div class="chart" part="chart">
              ${loadChart(this)
                ?.chartOf(this)
                .template(whole(`${this.chart}`, 1, 30), strings)}
            </div>`
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ward-visit-stats': WardVisitStatsElement;
  }
}
