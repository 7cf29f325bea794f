import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { waitFor } from 'storybook/test';
import '../src/elements/date-banner/date-banner.define.ts';
import type { WardDateBannerElement } from '../src/elements/date-banner/date-banner.ts';
import { failingLater, feeds, hanging } from './helpers/feeds.ts';

const { args, argTypes, events, template } = getStorybookHelpers<WardDateBannerElement>('ward-date-banner');

/** The same sentence as without a value: Storybook leaves out attributes that have none. */
const greeting = 'Chào mừng bạn đến với {n}!';
const login = html`<a slot="login" href="#dang-nhap">Đăng nhập</a>`;

const meta: Meta = {
  title: 'Elements/Date banner',
  component: 'ward-date-banner',
  args: {
    ...args,
    portal: 'Trang thông tin điện tử thành phố Tam Điệp',
    // Stands still, so that a story looks the same every day.
    date: '2024-11-21T08:30',
  },
  argTypes,
  parameters: { actions: { handles: events } },
  render: (values) => template(values, login),
};
export default meta;

type Story = StoryObj;

export const DateOnly: Story = { args: { portal: '' } };
export const WithPortalName: Story = {};
export const Greeting: Story = { args: { greeting } };
export const GreetingInOwnWords: Story = { args: { greeting: 'Kính chào quý khách!' } };
export const LongDate: Story = { args: { format: 'long', greeting } };
export const LongDatePadded: Story = { args: { format: 'long', date: '2025-02-03', portal: '' } };
export const Clock: Story = { args: { clock: 'minutes' } };
export const ClockWithSeconds: Story = { args: { clock: 'seconds' } };
export const LunarDate: Story = { args: { lunar: true, greeting } };
export const LunarLeapMonth: Story = { args: { lunar: true, date: '2025-08-01', portal: '' } };
export const Everything: Story = {
  args: { format: 'long', clock: 'minutes', lunar: true, greeting, feed: feeds.news, ticker: '5' },
  render: (values) =>
    template(
      values,
      html`<a slot="start" href="#trang-chu">Trang chủ</a><a slot="end" href="?lang=en">English</a>${login}`,
    ),
};
export const RunningNow: Story = { args: { date: '', clock: 'seconds', lunar: true, 'server-time': 'none' } };
export const InAnotherZone: Story = {
  args: { date: '2024-11-21T01:30:00Z', 'time-zone': 'Europe/Paris', clock: 'minutes' },
};

export const NameFromAFeed: Story = { args: { portal: '', greeting, feed: feeds.news } };
export const Ticker: Story = { args: { greeting, feed: feeds.news, ticker: '5' } };
export const TickerIntoThePortalsOwnPage: Story = {
  args: { feed: feeds.news, ticker: '3', 'article-url': 'bai-viet.html?item={id}' },
};

export const Waiting: Story = {
  beforeEach: hanging('?banner-waiting'),
  args: { greeting, feed: `${feeds.news}?banner-waiting`, ticker: '5' },
};
export const WaitingForTheName: Story = {
  beforeEach: hanging('?banner-waiting-name'),
  args: { portal: '', greeting, feed: `${feeds.news}?banner-waiting-name` },
};
export const Empty: Story = { args: { greeting, feed: feeds.empty, ticker: '5' } };
export const FailedQuietly: Story = { args: { greeting, feed: feeds.missing } };
export const FailedTicker: Story = { args: { greeting, feed: feeds.broken, ticker: '5' } };
export const FailedTickerWithFallback: Story = {
  args: { greeting, feed: feeds.broken, ticker: '5' },
  render: (values) => template(values, html`<a href="#tin">Tin viết sẵn trong trang</a>${login}`),
};
export const Stale: Story = {
  beforeEach: failingLater('?banner-stale'),
  args: { greeting, feed: `${feeds.news}?banner-stale`, ticker: '5' },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('ward-date-banner')!;
    await waitFor(() => {
      if (element.state !== 'ready') throw new Error('not read yet');
    });
    await element.reload();
  },
};

export const InASidebarOf150Pixels: Story = {
  args: { greeting, clock: 'minutes', lunar: true, feed: feeds.news, ticker: '5' },
  render: (values) => html`<div style="width: 150px">${template(values, login)}</div>`,
};
export const InOwnColours: Story = {
  args: { greeting, clock: 'minutes', feed: feeds.news, ticker: '5' },
  render: (values) =>
    html`<div
      style="--ward-color-accent: light-dark(#9d1c1f, #ffb4a9); --ward-color-fill: light-dark(#fdf3e7, #3a1f14)"
    >
      ${template(values, login)}
    </div>`,
};
