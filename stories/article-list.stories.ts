import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/elements/article-list/article-list.define.ts';
import { elementMeta } from './helpers/element.ts';
import { feeds } from './helpers/feeds.ts';
import { failing, file, never, once, serving } from './helpers/network.ts';
import { goStale } from './helpers/play.ts';

const { args, ...shared } = elementMeta('ward-article-list');

const meta: Meta = {
  ...shared,
  title: 'Elements/Article list',
  tags: ['!autodocs'],
  args: { ...args, feed: feeds.news, heading: 'Tin tức – Sự kiện', limit: 6 },
};
export default meta;

type Story = StoryObj;

const fallback = `<ul>
  <li><a href="#tin-1">Tin viết sẵn trong trang, hiện khi chưa có nguồn tin</a></li>
  <li><a href="#tin-2">Liên kết thứ hai</a></li>
</ul>`;

export const Cards: Story = {};
export const List: Story = { args: { layout: 'list', limit: 4 } };
export const Headlines: Story = { args: { layout: 'headlines', feed: feeds.notices, heading: 'Thông báo' } };
export const Ticker: Story = { args: { layout: 'ticker', heading: 'Tin mới' } };

export const MoreByButton: Story = { args: { more: 'button', limit: 3 } };
export const MoreByPages: Story = {
  args: { more: 'pages', limit: 5, layout: 'headlines', feed: feeds.documents, heading: 'Văn bản chỉ đạo' },
};

export const OneArticle: Story = { args: { limit: 1 } };
export const TwoArticles: Story = { args: { limit: 2 } };
export const SeveralFeedsMerged: Story = {
  args: { feed: `${feeds.news} ${feeds.ward}`, heading: 'Tin thành phố và phường', layout: 'list', limit: 5 },
};
export const OneCategory: Story = {
  args: { category: 'Cải cách hành chính', heading: 'Cải cách hành chính' },
};
export const OldestFirst: Story = { args: { order: 'oldest', layout: 'headlines' } };
export const InTheFeedsOwnOrder: Story = {
  args: { order: 'source', layout: 'headlines', feed: feeds.shapes },
};
export const PassingOverTheFirst: Story = { args: { offset: 3, limit: 3 } };
export const WithoutHeading: Story = { args: { heading: '', limit: 3 } };
export const HeadingOfTheThirdLevel: Story = { args: { 'heading-level': 3, limit: 3 } };
export const IntoThePortalsOwnPage: Story = { args: { 'article-url': 'bai-viet.html?item={id}', limit: 3 } };
export const DatesInAnotherZone: Story = {
  args: { 'time-zone': 'America/New_York', layout: 'headlines', limit: 4 },
};
export const ReadAgainEveryMinute: Story = { args: { refresh: 60, limit: 3 } };

export const PicturesOfEveryShape: Story = { args: { feed: feeds.shapes, heading: 'Ảnh đẹp' } };
export const PicturesOfEveryShapeInAList: Story = {
  args: { feed: feeds.shapes, heading: 'Ảnh đẹp', layout: 'list' },
};
export const HeadlinesOfEveryLength: Story = { args: { feed: feeds.headlines, heading: 'Tin vắn' } };
export const HeadlinesOfEveryLengthInAList: Story = {
  args: { feed: feeds.headlines, heading: 'Tin vắn', layout: 'list' },
};
export const HeadlinesOfEveryLengthAlone: Story = {
  args: { feed: feeds.headlines, heading: 'Tin vắn', layout: 'headlines' },
};
export const TickerWithALongHeadline: Story = {
  args: { feed: feeds.headlines, heading: 'Tin mới', layout: 'ticker', order: 'oldest', offset: 2 },
};
export const TickerOfOneHeadline: Story = { args: { heading: 'Tin mới', layout: 'ticker', limit: 1 } };
export const InEnglish: Story = {
  args: { heading: 'News', more: 'button', limit: 3 },
  globals: { language: 'en' },
};

export const WaitingCards: Story = {
  beforeEach: serving('stories/list-waiting', never),
  args: { feed: 'stories/list-waiting', limit: 3 },
};
export const WaitingList: Story = {
  beforeEach: serving('stories/list-waiting-list', never),
  args: { feed: 'stories/list-waiting-list', layout: 'list', limit: 3 },
};
export const WaitingHeadlines: Story = {
  beforeEach: serving('stories/list-waiting-headlines', never),
  args: { feed: 'stories/list-waiting-headlines', layout: 'headlines', limit: 5 },
};
export const WaitingTicker: Story = {
  beforeEach: serving('stories/list-waiting-ticker', never),
  args: { feed: 'stories/list-waiting-ticker', layout: 'ticker', heading: 'Tin mới' },
};
export const WaitingWithFallback: Story = {
  beforeEach: serving('stories/list-waiting-fallback', never),
  args: { feed: 'stories/list-waiting-fallback', 'default-slot': fallback },
};
export const Empty: Story = { args: { feed: feeds.empty, heading: 'Hỏi đáp' } };
export const EmptyCategory: Story = { args: { category: 'Du lịch', heading: 'Du lịch' } };
export const FailedBlocked: Story = {
  beforeEach: serving('stories/list-blocked', failing('blocked')),
  args: { feed: 'stories/list-blocked' },
};
export const FailedServerError: Story = {
  beforeEach: serving('stories/list-http', failing('http')),
  args: { feed: 'stories/list-http' },
};
export const FailedTooSlow: Story = {
  beforeEach: serving('stories/list-timeout', failing('timeout')),
  args: { feed: 'stories/list-timeout' },
};
export const FailedTooLarge: Story = {
  beforeEach: serving('stories/list-large', failing('too-large')),
  args: { feed: 'stories/list-large' },
};
export const FailedNotAFeed: Story = {
  beforeEach: serving('stories/list-html', failing('not-a-feed')),
  args: { feed: 'stories/list-html' },
};
export const FailedDamaged: Story = {
  beforeEach: serving('stories/list-damaged', failing('malformed')),
  args: { feed: 'stories/list-damaged' },
};
export const FailedWithFallback: Story = {
  beforeEach: serving('stories/list-fallback', failing('http')),
  args: { feed: 'stories/list-fallback', 'default-slot': fallback },
};
export const FailedTicker: Story = {
  beforeEach: serving('stories/list-ticker', failing('http')),
  args: { feed: 'stories/list-ticker', layout: 'ticker', heading: 'Tin mới' },
};
export const OneFeedOfTwoFailed: Story = {
  beforeEach: serving('stories/list-partly', failing('http')),
  args: { feed: `${feeds.ward} stories/list-partly`, limit: 3, heading: 'Tin từ phường' },
};
export const Stale: Story = {
  beforeEach: serving('stories/list-stale', once(file(feeds.news))),
  args: { feed: 'stories/list-stale', limit: 3 },
  play: goStale('ward-article-list'),
};

export const InASidebarOf150Pixels: Story = {
  args: { layout: 'headlines', feed: feeds.notices, heading: 'Thông báo' },
  parameters: { container: 150 },
};
export const CardsInASidebarOf200Pixels: Story = { args: { limit: 2 }, parameters: { container: 200 } };
export const ListInASidebarOf200Pixels: Story = {
  args: { layout: 'list', limit: 2 },
  parameters: { container: 200 },
};
export const TickerInASidebarOf150Pixels: Story = {
  args: { layout: 'ticker', heading: 'Tin mới' },
  parameters: { container: 150 },
};
export const CardsIn1280Pixels: Story = { args: { limit: 8 }, parameters: { container: 1280 } };
export const InOwnColours: Story = {
  args: {
    limit: 3,
    '--ward-color-text': 'light-dark(#3b1214, #fbe9e4)',
    '--ward-color-muted': 'light-dark(#6b4a4a, #d8b9b4)',
    '--ward-color-accent': 'light-dark(#9d1c1f, #ffb4a9)',
    '--ward-color-line': 'light-dark(#e3c9b0, #6b3a30)',
    '--ward-color-surface': 'light-dark(#fffaf3, #2a1210)',
    '--ward-color-fill': 'light-dark(#fdf0dd, #3a1a14)',
    '--ward-color-star': 'light-dark(#8a5a00, #ffd166)',
  },
};
export const InOwnTypeAndShape: Story = {
  args: {
    limit: 3,
    '--ward-font-family': 'Georgia, serif',
    '--ward-font-size': '18px',
    '--ward-radius': '0px',
    '--ward-gap': '8px',
  },
};
