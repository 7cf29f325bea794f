import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { waitFor } from 'storybook/test';
import '../src/elements/visit-stats/visit-stats.define.ts';
import type { WardVisitStatsElement } from '../src/elements/visit-stats/visit-stats.ts';

const { args, argTypes, events, template } = getStorybookHelpers<WardVisitStatsElement>('ward-visit-stats');

const numbers = {
  site: 'tam-diep',
  total: 881_707,
  online: 130,
  today: 1104,
  yesterday: 1286,
  week: 5210,
  month: 30_415,
  views: { path: '/', count: 283 },
  timeZone: 'Asia/Ho_Chi_Minh',
};

/** Visits of a town: fewer at weekends, none known of the eleventh day. */
function days({ searchParams }: URL) {
  const all: { date: string; visits: number; views: number }[] = [];
  const end = Date.parse(searchParams.get('to')!);
  for (let day = Date.parse(searchParams.get('from')!); day <= end; day += 86_400_000) {
    const n = all.length;
    const visits = Math.round((new Date(day).getUTCDay() % 6 ? 1200 : 640) + 180 * Math.sin(n * 1.7));
    all.push({ date: new Date(day).toISOString().slice(0, 10), visits, views: visits * 3 + n });
  }
  return all.filter((_, index) => index !== 10);
}

const json = (value: unknown) => Promise.resolve(new Response(JSON.stringify(value)));

/**
 * A counting service for the time of one story, at an address of its own: `v1/visits` and the story's name.
 * @param answer gets the number of the request, from 1; without it the numbers above
 */
const serving =
  (
    name: string,
    answer: (count: number) => Promise<Response> = () => json({ ...numbers, asOf: new Date() }),
  ) =>
  () => {
    const { fetch: real } = window;
    let count = 0;
    window.fetch = (...asked) => {
      const url = new URL(asked[0] as string, document.baseURI);
      if (url.pathname.endsWith(`/v1/visits-${name}/series`)) return json({ days: days(url) });
      return url.pathname.endsWith(`/v1/visits-${name}`) ? answer(++count) : real(...asked);
    };
    return () => {
      window.fetch = real;
    };
  };

const story = (
  name: string,
  more: Record<string, unknown> = {},
  answer?: (count: number) => Promise<Response>,
): Story => ({
  beforeEach: serving(name, answer),
  args: { feed: `v1/visits-${name}`, ...more },
});

const meta: Meta = {
  title: 'Elements/Visit statistics',
  component: 'ward-visit-stats',
  args: { ...args, site: 'tam-diep' },
  argTypes,
  parameters: { actions: { handles: events } },
  render: (values) => html`<div style="max-width: 320px">${template(values)}</div>`,
};
export default meta;

type Story = StoryObj;

const wide: Story['render'] = (values) => template(values);
const all = 'total online today yesterday week month views';

export const Table: Story = story('table');
export const AsThePageHasIt: Story = story('seed', { grouping: 'none' });
export const AllRows: Story = story('all', { rows: all });
export const AllRowsInAWideColumn: Story = { ...story('wide', { rows: all }), render: wide };
export const OwnNames: Story = story('names', {
  labels: 'total: Tổng số lượt xem; online: Đang xem:',
  heading: 'Truy cập',
});
export const GroupedByCommas: Story = story('comma', { grouping: 'comma' });
export const Digits: Story = story('digits', { layout: 'digits', rows: 'total online today yesterday' });
export const DigitsWithZerosInFront: Story = story('zeros', { layout: 'digits', digits: 8 });
export const Inline: Story = {
  ...story('inline', { layout: 'inline', rows: 'total online today yesterday' }),
  render: wide,
};
export const InlineWithoutHeading: Story = {
  ...story('bare', { layout: 'inline', heading: '' }),
  render: wide,
};
export const WithChart: Story = { ...story('chart', { chart: 30 }), render: wide };
export const WithChartInASidebar: Story = story('side', { chart: 14 });
export const WithChartAndItsTable: Story = {
  ...story('data', { chart: 7 }),
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('ward-visit-stats')!;
    await waitFor(() => {
      const details = element.shadowRoot!.querySelector('details');
      if (!details) throw new Error('not drawn yet');
      details.open = true;
    });
  },
};
export const ForeignJson: Story = story(
  'foreign',
  { site: '', map: 'total: data.stats.0.visitors; today: data.today' },
  () => json({ data: { stats: [{ visitors: '881 707' }], today: '1,104' } }),
);
export const OldWhenItCame: Story = story('old', {}, () =>
  json({ ...numbers, asOf: '2024-11-21T01:30:00Z' }),
);

export const Waiting: Story = story('waiting', {}, () => new Promise(() => {}));
export const WaitingWithFallback: Story = {
  ...story('fallback', {}, () => new Promise(() => {})),
  render: (values) => template(values, html`<p>Số lượt truy cập 881707 (ngày 20/11/2024)</p>`),
};
export const Empty: Story = story('empty', {}, () => json({ site: 'tam-diep' }));
export const FailedNotStatistics: Story = story('html', {}, () =>
  Promise.resolve(new Response('<!doctype html>')),
);
export const FailedNotThere: Story = story('missing', {}, () =>
  Promise.resolve(new Response('', { status: 404 })),
);
export const FailedBlocked: Story = { args: { feed: 'http://localhost:9/v1/visits' } };
export const FailedWithFallback: Story = {
  ...story('kept', {}, () => Promise.resolve(new Response('', { status: 503 }))),
  render: (values) => template(values, html`<p>Số lượt truy cập 881707 (ngày 20/11/2024)</p>`),
};
export const Stale: Story = {
  ...story('stale', { chart: 7 }, (count) =>
    count > 1
      ? Promise.resolve(new Response('', { status: 503 }))
      : json({ ...numbers, asOf: '2024-11-21T01:30:00Z' }),
  ),
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('ward-visit-stats')!;
    await waitFor(() => {
      if (element.state !== 'ready') throw new Error('not read yet');
    });
    await element.reload();
  },
};

export const InASidebarOf150Pixels: Story = {
  ...story('narrow', { rows: all, chart: 30 }),
  render: (values) => html`<div style="width: 150px">${template(values)}</div>`,
};
export const DigitsIn150Pixels: Story = {
  ...story('narrow-digits', { layout: 'digits', digits: 8 }),
  render: (values) => html`<div style="width: 150px">${template(values)}</div>`,
};
export const InOwnColours: Story = {
  ...story('colours', { layout: 'digits', chart: 14 }),
  render: (values) =>
    html`<div
      style="max-width: 320px; --ward-color-accent: light-dark(#9d1c1f, #ffb4a9); --ward-color-fill: light-dark(#f7ece0, #4a2a20); --ward-radius: 2px"
    >
      ${template(values)}
    </div>`,
};
