import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/elements/article/article.define.ts';
import '../src/elements/star-rating/star-rating.define.ts';
import { english, headlines, long } from './helpers/articles.ts';
import { elementMeta } from './helpers/element.ts';
import { feeds, picture } from './helpers/feeds.ts';
import { failing, file, json, never, once, serving } from './helpers/network.ts';
import { goStale } from './helpers/play.ts';
import { ratings } from './helpers/ratings.ts';
import { visits } from './helpers/visits.ts';

const { args, ...shared } = elementMeta('ward-article');

const meta: Meta = {
  ...shared,
  title: 'Elements/Article',
  tags: ['!autodocs'],
  args: { ...args, feed: feeds.articles, item: 'vuon-rau' },
};
export default meta;

type Story = StoryObj;

/** For articles that the page brings itself. */
const bare = { feed: '', item: '' };

export const FromAFeed: Story = {};
export const FirstOfItsFeed: Story = { args: { item: '' } };
export const WithEverything: Story = { args: { ...bare, article: long } };
export const OnlyAHeadline: Story = {
  args: { ...bare, article: { id: '1', title: 'Thông báo nghỉ lễ Quốc khánh 02/9' }, tools: 'none' },
};
export const OnlyASummary: Story = {
  args: {
    ...bare,
    article: {
      id: '1',
      title: 'Lịch tiếp công dân tháng 12 năm 2024',
      url: 'https://phuong.example.vn/lich',
      summary: 'Lãnh đạo phường tiếp công dân vào các ngày 05, 12, 19 và 26 tháng 12.',
      image: picture('mot-cua'),
      date_published: '2024-11-20T03:00:00.000Z',
      _ward: { image_caption: 'Bộ phận Một cửa.', image_credit: 'Tranh: Ban Biên tập' },
    },
  },
};
export const TextWithoutMarkup: Story = {
  args: {
    ...bare,
    article: {
      id: '1',
      title: 'Tạm ngừng cấp nước để súc rửa đường ống',
      content_text:
        'Xí nghiệp nước thông báo tạm ngừng cấp nước từ 22 giờ ngày 23/11 đến 04 giờ ngày 24/11.\n\n' +
        'Khu vực: tổ dân phố 3, 4 và 5.\nNgười dân chủ động trữ nước sinh hoạt.',
    },
  },
};
export const TallPicture: Story = {
  args: {
    ...bare,
    article: {
      id: '1',
      title: 'Bảng tin tổ dân phố kiểu mới',
      date_published: '2024-11-19T02:00:00.000Z',
      image: picture('bang-tin'),
      content_text: 'Bảng tin được đặt ở nhà văn hóa của mười hai tổ dân phố.',
      _ward: { image_caption: 'Bảng tin đặt trước nhà văn hóa tổ dân phố 4.' },
    },
  },
};
export const PanoramaPicture: Story = {
  args: {
    ...bare,
    article: {
      id: '1',
      title: 'Toàn cảnh thung lũng nhìn từ đài quan sát',
      date_published: '2024-11-20T02:00:00.000Z',
      image: picture('toan-canh'),
      content_text: 'Ảnh ghép từ tám khuôn hình.',
      _ward: { image_caption: 'Toàn cảnh thung lũng trong nắng sớm.' },
    },
  },
};
export const HeadlineOfOneWord: Story = {
  args: { ...bare, article: { ...long, title: headlines.word } },
};
export const HeadlineOf180Characters: Story = {
  args: { ...bare, article: { ...long, title: headlines.long } },
};
export const HeadlineInCapitals: Story = {
  args: { ...bare, article: { ...long, title: headlines.capitals } },
};

export const WithoutTools: Story = { args: { tools: 'none' } };
export const PrintOnly: Story = { args: { tools: 'print' } };
export const CopyAndShare: Story = { args: { tools: 'copy share' } };
export const TextSizeFirst: Story = { args: { tools: 'size print' } };
export const ListenOnly: Story = { args: { tools: 'listen' } };

export const VotingInPlaceOfTheRating: Story = {
  beforeEach: ratings('stories/article-rating'),
  args: {
    ...bare,
    article: long,
    'rating-slot':
      '<ward-star-rating feed="stories/article-rating" site="tam-diep" item="truong-hoc-xanh"></ward-star-rating>',
  },
};
export const BelowAHeadingOfThePage: Story = { args: { 'heading-level': 2 } };
export const NeighboursInThePortalsOwnPage: Story = { args: { 'article-url': 'bai-viet.html?item={id}' } };
export const NamedByThePagesQuery: Story = { args: { 'item-param': 'item' } };
export const ViewsOfTheCompanion: Story = {
  beforeEach: serving('stories/article-views', visits),
  args: { visits: 'stories/article-views', site: 'tam-diep' },
};
export const ViewsCounted: Story = {
  beforeEach: serving('stories/article-counting', () =>
    json({ site: 'tam-diep', views: { path: '/', count: 284 } }),
  ),
  args: { visits: 'stories/article-counting', site: 'tam-diep', counting: true },
};
export const DateInAnotherZone: Story = { args: { 'time-zone': 'America/New_York' } };
export const ReadAgainEveryMinute: Story = { args: { refresh: 60 } };
export const InEnglish: Story = {
  args: { ...bare, article: english },
  globals: { language: 'en' },
};
export const EnglishArticleInAVietnamesePage: Story = { args: { ...bare, article: english } };

export const Waiting: Story = {
  beforeEach: serving('stories/article-waiting', never),
  args: { feed: 'stories/article-waiting' },
};
export const WaitingWithFallback: Story = {
  beforeEach: serving('stories/article-waiting-fallback', never),
  args: {
    feed: 'stories/article-waiting-fallback',
    'default-slot': '<p>Bài viết viết sẵn trong trang, hiện khi chưa có nguồn tin.</p>',
  },
};
export const Empty: Story = { args: { feed: feeds.empty, item: '' } };
export const FailedBlocked: Story = {
  beforeEach: serving('stories/article-blocked', failing('blocked')),
  args: { feed: 'stories/article-blocked' },
};
export const FailedServerError: Story = {
  beforeEach: serving('stories/article-http', failing('http')),
  args: { feed: 'stories/article-http' },
};
export const FailedTooSlow: Story = {
  beforeEach: serving('stories/article-timeout', failing('timeout')),
  args: { feed: 'stories/article-timeout' },
};
export const FailedTooLarge: Story = {
  beforeEach: serving('stories/article-large', failing('too-large')),
  args: { feed: 'stories/article-large' },
};
export const FailedNotAFeed: Story = {
  beforeEach: serving('stories/article-html', failing('not-a-feed')),
  args: { feed: 'stories/article-html' },
};
export const FailedDamaged: Story = {
  beforeEach: serving('stories/article-damaged', failing('malformed')),
  args: { feed: 'stories/article-damaged' },
};
export const FailedNotFound: Story = { args: { item: 'khong-co' } };
export const FailedNotFoundWithAList: Story = { args: { item: 'khong-co', 'list-url': '#danh-sach' } };
export const FailedWithFallback: Story = {
  beforeEach: serving('stories/article-fallback', failing('http')),
  args: {
    feed: 'stories/article-fallback',
    'default-slot': '<p>Bài viết viết sẵn trong trang, hiện khi chưa có nguồn tin.</p>',
  },
};
export const Stale: Story = {
  beforeEach: serving('stories/article-stale', once(file(feeds.articles))),
  args: { feed: 'stories/article-stale' },
  play: goStale('ward-article'),
};

export const InAColumnOf150Pixels: Story = {
  args: { ...bare, article: long },
  parameters: { container: 150 },
};
export const InAColumnOf320Pixels: Story = {
  args: { ...bare, article: long },
  parameters: { container: 320 },
};
export const InOwnColours: Story = {
  args: {
    ...bare,
    article: long,
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
    '--ward-font-family': 'Georgia, serif',
    '--ward-font-size': '18px',
    '--ward-radius': '0px',
    '--ward-article-measure': '30em',
  },
};
