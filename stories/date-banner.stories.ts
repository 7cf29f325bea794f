import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/elements/date-banner/date-banner.define.ts';
import { elementMeta } from './helpers/element.ts';
import { feeds } from './helpers/feeds.ts';
import { failing, file, never, once, serving } from './helpers/network.ts';
import { goStale } from './helpers/play.ts';

const { args, ...shared } = elementMeta('ward-date-banner');

const meta: Meta = {
  ...shared,
  title: 'Elements/Date banner',
  tags: ['!autodocs'],
  args: {
    ...args,
    portal: 'Trang thông tin điện tử thành phố Tam Điệp',
    // Stands still, so that a story looks the same every day.
    date: '2024-11-21T08:30',
    'login-slot': '<a href="#dang-nhap">Đăng nhập</a>',
  },
};
export default meta;

type Story = StoryObj;

export const DateOnly: Story = { args: { portal: '', 'login-slot': '' } };
export const WithPortalName: Story = {};
export const Greeting: Story = { args: { greeting: '' } };
export const GreetingInOwnWords: Story = { args: { greeting: 'Kính chào quý khách!' } };
export const LongDate: Story = { args: { format: 'long', greeting: '' } };
export const LongDatePadded: Story = { args: { format: 'long', date: '2025-02-03', portal: '' } };
export const Clock: Story = { args: { clock: 'minutes' } };
export const ClockWithSeconds: Story = { args: { clock: 'seconds' } };
export const LunarDate: Story = { args: { lunar: true, greeting: '' } };
export const LunarLeapMonth: Story = { args: { lunar: true, date: '2025-08-01', portal: '' } };
export const LinksBeforeAndAfter: Story = {
  args: {
    'start-slot': '<a href="#trang-chu">Trang chủ</a>',
    'end-slot': '<a href="?lang=en">English</a>',
  },
};
export const Everything: Story = {
  args: {
    format: 'long',
    clock: 'minutes',
    lunar: true,
    greeting: '',
    feed: feeds.news,
    ticker: '',
    'start-slot': '<a href="#trang-chu">Trang chủ</a>',
    'end-slot': '<a href="?lang=en">English</a>',
  },
};
export const RunningNow: Story = {
  args: { date: undefined, clock: 'seconds', lunar: true, 'server-time': 'none' },
};
export const RunningByTheServersClock: Story = {
  beforeEach: serving(
    'stories/banner-time',
    () => new Response(null, { headers: { date: new Date().toUTCString() } }),
  ),
  args: { date: undefined, clock: 'minutes', 'server-time': 'stories/banner-time' },
};
export const InAnotherZone: Story = {
  args: { date: '2024-11-21T01:30:00Z', 'time-zone': 'Europe/Paris', clock: 'minutes' },
};

export const NameFromAFeed: Story = { args: { portal: undefined, greeting: '', feed: feeds.news } };
export const Ticker: Story = { args: { greeting: '', feed: feeds.news, ticker: '' } };
export const TickerOfThreeIntoThePortalsOwnPage: Story = {
  args: { feed: feeds.news, ticker: '3', 'article-url': 'bai-viet.html?item={id}' },
};
export const TickerReadAgainEveryMinute: Story = { args: { feed: feeds.news, ticker: '3', refresh: 60 } };
export const TickerWithALongHeadline: Story = { args: { feed: feeds.headlines, ticker: '5' } };
export const InEnglish: Story = {
  args: {
    portal: 'the portal of Tam Diep City',
    format: 'long',
    clock: 'minutes',
    lunar: true,
    greeting: '',
    feed: feeds.news,
    ticker: '5',
    'login-slot': '<a href="#log-in">Log in</a>',
  },
  globals: { language: 'en' },
};

export const WaitingForHeadlines: Story = {
  beforeEach: serving('stories/banner-waiting', never),
  args: { greeting: '', feed: 'stories/banner-waiting', ticker: '5' },
};
export const WaitingForTheName: Story = {
  beforeEach: serving('stories/banner-waiting-name', never),
  args: { portal: undefined, greeting: '', feed: 'stories/banner-waiting-name' },
};
export const WaitingWithFallback: Story = {
  beforeEach: serving('stories/banner-waiting-fallback', never),
  args: {
    feed: 'stories/banner-waiting-fallback',
    ticker: '5',
    'default-slot': '<a href="#tin">Tin viết sẵn trong trang</a>',
  },
};
export const Empty: Story = { args: { greeting: '', feed: feeds.empty, ticker: '5' } };
export const FailedQuietly: Story = {
  beforeEach: serving('stories/banner-quiet', failing('http')),
  args: { greeting: '', feed: 'stories/banner-quiet' },
};
export const FailedBlocked: Story = {
  beforeEach: serving('stories/banner-blocked', failing('blocked')),
  args: { feed: 'stories/banner-blocked', ticker: '5' },
};
export const FailedServerError: Story = {
  beforeEach: serving('stories/banner-http', failing('http')),
  args: { feed: 'stories/banner-http', ticker: '5' },
};
export const FailedTooSlow: Story = {
  beforeEach: serving('stories/banner-timeout', failing('timeout')),
  args: { feed: 'stories/banner-timeout', ticker: '5' },
};
export const FailedTooLarge: Story = {
  beforeEach: serving('stories/banner-large', failing('too-large')),
  args: { feed: 'stories/banner-large', ticker: '5' },
};
export const FailedNotAFeed: Story = {
  beforeEach: serving('stories/banner-html', failing('not-a-feed')),
  args: { feed: 'stories/banner-html', ticker: '5' },
};
export const FailedDamaged: Story = {
  beforeEach: serving('stories/banner-damaged', failing('malformed')),
  args: { feed: 'stories/banner-damaged', ticker: '5' },
};
export const FailedWithFallback: Story = {
  beforeEach: serving('stories/banner-fallback', failing('http')),
  args: {
    feed: 'stories/banner-fallback',
    ticker: '5',
    'default-slot': '<a href="#tin">Tin viết sẵn trong trang</a>',
  },
};
export const Stale: Story = {
  beforeEach: serving('stories/banner-stale', once(file(feeds.news))),
  args: { greeting: '', feed: 'stories/banner-stale', ticker: '5' },
  play: goStale('ward-date-banner'),
};

export const InASidebarOf150Pixels: Story = {
  args: { greeting: '', clock: 'minutes', lunar: true, feed: feeds.news, ticker: '5' },
  parameters: { container: 150 },
};
export const StackedIn320Pixels: Story = {
  args: { format: 'long', greeting: '', clock: 'minutes', lunar: true },
  parameters: { container: 320 },
};
export const OneLineIn1280Pixels: Story = {
  args: { greeting: '', clock: 'minutes' },
  parameters: { container: 1280 },
};
export const InOwnColours: Story = {
  args: {
    greeting: '',
    clock: 'minutes',
    lunar: true,
    feed: feeds.news,
    ticker: '5',
    '--ward-color-text': 'light-dark(#3b1214, #fbe9e4)',
    '--ward-color-muted': 'light-dark(#6b4a4a, #d8b9b4)',
    '--ward-color-accent': 'light-dark(#9d1c1f, #ffb4a9)',
    '--ward-color-line': 'light-dark(#c98a3a, #b5443a)',
    '--ward-color-fill': 'light-dark(#fdf3e7, #3a1f14)',
  },
};
export const WarningInOwnColoursAndShape: Story = {
  beforeEach: serving('stories/banner-warning', failing('http')),
  args: {
    feed: 'stories/banner-warning',
    ticker: '5',
    '--ward-color-star': 'light-dark(#8a5a00, #ffd166)',
    '--ward-radius': '0px',
  },
};
export const InOwnType: Story = {
  args: { greeting: '', '--ward-font-family': 'Georgia, serif', '--ward-font-size': '18px' },
};
