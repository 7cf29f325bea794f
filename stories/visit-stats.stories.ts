import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/elements/visit-stats/visit-stats.define.ts';
import { elementMeta } from './helpers/element.ts';
import { failing, json, never, once, serving } from './helpers/network.ts';
import { find, goStale, inside } from './helpers/play.ts';
import { old, visits, withGaps } from './helpers/visits.ts';

const { args, ...shared } = elementMeta('ward-visit-stats');

const meta: Meta = {
  ...shared,
  title: 'Elements/Visit statistics',
  tags: ['!autodocs'],
  args: { ...args, site: 'tam-diep' },
  parameters: { ...shared.parameters, container: 320 },
};
export default meta;

type Story = StoryObj;

const fallback = '<p>Số lượt truy cập 881707 (ngày 20/11/2024)</p>';

export const Table: Story = {
  beforeEach: serving('stories/visits-table', visits),
  args: { feed: 'stories/visits-table' },
};
export const Digits: Story = {
  beforeEach: serving('stories/visits-digits', visits),
  args: { feed: 'stories/visits-digits', layout: 'digits', rows: 'total online today yesterday' },
};
export const Inline: Story = {
  beforeEach: serving('stories/visits-inline', visits),
  args: { feed: 'stories/visits-inline', layout: 'inline', rows: 'total online today yesterday' },
  parameters: { container: 768 },
};

export const AllRows: Story = {
  beforeEach: serving('stories/visits-all', visits),
  args: { feed: 'stories/visits-all', rows: 'total online today yesterday week month views' },
};
export const AllRowsInAWideColumn: Story = {
  beforeEach: serving('stories/visits-wide', visits),
  args: { feed: 'stories/visits-wide', rows: 'total online today yesterday week month views' },
  parameters: { container: 1280 },
};
export const OneRow: Story = {
  beforeEach: serving('stories/visits-one', visits),
  args: { feed: 'stories/visits-one', rows: 'total' },
};
export const OwnOrder: Story = {
  beforeEach: serving('stories/visits-order', visits),
  args: { feed: 'stories/visits-order', rows: 'online today total' },
};
export const ViewsOfAnotherPage: Story = {
  beforeEach: serving('stories/visits-path', visits),
  args: { feed: 'stories/visits-path', rows: 'views', path: '/gioi-thieu' },
};
export const OwnNames: Story = {
  beforeEach: serving('stories/visits-names', visits),
  args: {
    feed: 'stories/visits-names',
    labels: 'total: Tổng số lượt xem; online: Đang xem:',
    heading: 'Truy cập',
  },
};
export const LongNames: Story = {
  beforeEach: serving('stories/visits-long', visits),
  args: {
    feed: 'stories/visits-long',
    labels: 'total: Tổng số lượt truy cập từ ngày khai trương Trang thông tin điện tử',
    heading: 'Thống kê lượt truy cập Trang thông tin điện tử',
  },
};
export const WithoutHeading: Story = {
  beforeEach: serving('stories/visits-bare', visits),
  args: { feed: 'stories/visits-bare', heading: '' },
};
export const InlineWithoutHeading: Story = {
  beforeEach: serving('stories/visits-bare-line', visits),
  args: { feed: 'stories/visits-bare-line', layout: 'inline', heading: '' },
  parameters: { container: 768 },
};
export const HeadingOfTheThirdLevel: Story = {
  beforeEach: serving('stories/visits-level', visits),
  args: { feed: 'stories/visits-level', 'heading-level': 3 },
};
export const GroupedByDots: Story = {
  beforeEach: serving('stories/visits-dot', visits),
  args: { feed: 'stories/visits-dot', grouping: 'dot' },
};
export const GroupedByCommas: Story = {
  beforeEach: serving('stories/visits-comma', visits),
  args: { feed: 'stories/visits-comma', grouping: 'comma' },
};
export const NotGrouped: Story = {
  beforeEach: serving('stories/visits-none', visits),
  args: { feed: 'stories/visits-none', grouping: 'none' },
};
export const DigitsWithZerosInFront: Story = {
  beforeEach: serving('stories/visits-zeros', visits),
  args: { feed: 'stories/visits-zeros', layout: 'digits', digits: 8 },
};

export const WithChart: Story = {
  beforeEach: serving('stories/visits-chart', withGaps),
  args: { feed: 'stories/visits-chart', chart: 30 },
  parameters: { container: 768 },
};
export const WithChartInASidebar: Story = {
  beforeEach: serving('stories/visits-side', visits),
  args: { feed: 'stories/visits-side', chart: 14 },
};
export const WithChartOfOneDay: Story = {
  beforeEach: serving('stories/visits-day', visits),
  args: { feed: 'stories/visits-day', chart: 1 },
};
export const WithChartOfAYear: Story = {
  beforeEach: serving('stories/visits-year', visits),
  args: { feed: 'stories/visits-year', chart: 366 },
  parameters: { container: 1280 },
};
export const WithChartAndItsTable: Story = {
  beforeEach: serving('stories/visits-data', withGaps),
  args: { feed: 'stories/visits-data', chart: 7 },
  play: async ({ canvasElement }) => {
    const stats = inside(find(canvasElement, 'ward-visit-stats'));
    (await stats.findByText('Bảng số liệu')).click();
    await stats.findByRole('table');
  },
};
export const Counting: Story = {
  beforeEach: serving('stories/visits-counting', visits),
  args: { feed: 'stories/visits-counting', counting: true },
};
export const ForeignJson: Story = {
  beforeEach: serving('stories/visits-foreign', () =>
    json({ data: { stats: [{ visitors: '881 707' }], today: '1,104' } }),
  ),
  args: {
    feed: 'stories/visits-foreign',
    site: '',
    map: 'total: data.stats.0.visitors; today: data.today',
  },
};
export const OldWhenItCame: Story = {
  beforeEach: serving('stories/visits-old', old),
  args: { feed: 'stories/visits-old' },
};
export const OldInAnotherZone: Story = {
  beforeEach: serving('stories/visits-zone', old),
  args: { feed: 'stories/visits-zone', 'time-zone': 'Europe/Paris' },
};
export const ReadAgainEveryMinute: Story = {
  beforeEach: serving('stories/visits-refresh', visits),
  args: { feed: 'stories/visits-refresh', refresh: 60 },
};
export const InEnglish: Story = {
  beforeEach: serving('stories/visits-english', visits),
  args: { feed: 'stories/visits-english', rows: 'total online today yesterday week month views', chart: 14 },
  globals: { language: 'en' },
};

export const Waiting: Story = {
  beforeEach: serving('stories/visits-waiting', never),
  args: { feed: 'stories/visits-waiting' },
};
export const WaitingDigits: Story = {
  beforeEach: serving('stories/visits-waiting-digits', never),
  args: { feed: 'stories/visits-waiting-digits', layout: 'digits' },
};
export const WaitingInline: Story = {
  beforeEach: serving('stories/visits-waiting-inline', never),
  args: { feed: 'stories/visits-waiting-inline', layout: 'inline' },
  parameters: { container: 768 },
};
export const WaitingWithChart: Story = {
  beforeEach: serving('stories/visits-waiting-chart', never),
  args: { feed: 'stories/visits-waiting-chart', chart: 14 },
};
export const WaitingWithFallback: Story = {
  beforeEach: serving('stories/visits-waiting-fallback', never),
  args: { feed: 'stories/visits-waiting-fallback', 'default-slot': fallback },
};
export const Empty: Story = {
  beforeEach: serving('stories/visits-empty', () => json({ site: 'tam-diep' })),
  args: { feed: 'stories/visits-empty' },
};
export const FailedBlocked: Story = {
  beforeEach: serving('stories/visits-blocked', failing('blocked')),
  args: { feed: 'stories/visits-blocked' },
};
export const FailedServerError: Story = {
  beforeEach: serving('stories/visits-http', failing('http')),
  args: { feed: 'stories/visits-http' },
};
export const FailedTooSlow: Story = {
  beforeEach: serving('stories/visits-timeout', failing('timeout')),
  args: { feed: 'stories/visits-timeout' },
};
export const FailedTooLarge: Story = {
  beforeEach: serving('stories/visits-large', failing('too-large')),
  args: { feed: 'stories/visits-large' },
};
export const FailedNotStatistics: Story = {
  beforeEach: serving('stories/visits-html', failing('not-a-feed')),
  args: { feed: 'stories/visits-html' },
};
export const FailedDamaged: Story = {
  beforeEach: serving('stories/visits-damaged', () => json({ total: -1 })),
  args: { feed: 'stories/visits-damaged' },
};
export const FailedWithFallback: Story = {
  beforeEach: serving('stories/visits-fallback', failing('http')),
  args: { feed: 'stories/visits-fallback', 'default-slot': fallback },
};
export const Stale: Story = {
  beforeEach: serving('stories/visits-stale', once(visits)),
  args: { feed: 'stories/visits-stale', chart: 7 },
  play: goStale('ward-visit-stats'),
};

export const InASidebarOf150Pixels: Story = {
  beforeEach: serving('stories/visits-narrow', visits),
  args: { feed: 'stories/visits-narrow', rows: 'total online today yesterday week month views', chart: 30 },
  parameters: { container: 150 },
};
export const DigitsIn150Pixels: Story = {
  beforeEach: serving('stories/visits-narrow-digits', visits),
  args: { feed: 'stories/visits-narrow-digits', layout: 'digits', digits: 8 },
  parameters: { container: 150 },
};
export const InOwnColours: Story = {
  beforeEach: serving('stories/visits-colours', visits),
  args: {
    feed: 'stories/visits-colours',
    layout: 'digits',
    chart: 14,
    '--ward-color-text': 'light-dark(#3b1214, #fbe9e4)',
    '--ward-color-muted': 'light-dark(#6b4a4a, #d8b9b4)',
    '--ward-color-accent': 'light-dark(#9d1c1f, #ffb4a9)',
    '--ward-color-line': 'light-dark(#e3c9b0, #6b3a30)',
    '--ward-color-surface': 'light-dark(#fffaf3, #2a1210)',
    '--ward-color-fill': 'light-dark(#f7ece0, #4a2a20)',
  },
};
export const WarningInOwnColours: Story = {
  beforeEach: serving('stories/visits-warning', failing('http')),
  args: { feed: 'stories/visits-warning', '--ward-color-star': 'light-dark(#8a5a00, #ffd166)' },
};
export const InOwnTypeAndShape: Story = {
  beforeEach: serving('stories/visits-type', visits),
  args: {
    feed: 'stories/visits-type',
    layout: 'digits',
    '--ward-font-family': 'Georgia, serif',
    '--ward-font-size': '18px',
    '--ward-radius': '0px',
  },
};
