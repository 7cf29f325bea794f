import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/elements/article-card/article-card.define.ts';
import { headlines } from './helpers/articles.ts';
import { elementMeta } from './helpers/element.ts';
import { feeds, picture } from './helpers/feeds.ts';
import { failing, file, never, once, serving } from './helpers/network.ts';
import { goStale } from './helpers/play.ts';

const { args, ...shared } = elementMeta('ward-article-card');

const meta: Meta = {
  ...shared,
  title: 'Elements/Article card',
  tags: ['!autodocs'],
  args: {
    ...args,
    headline: 'Hội nghị Sơ kết 5 năm thực hiện Nghị định số 21 của Chính phủ về khu vực phòng thủ',
    href: '#bai-viet',
    image: picture('hoi-nghi'),
    'image-alt': 'Quang cảnh Hội nghị.',
    published: '2024-05-31T08:30+07:00',
    summary: 'Chiều 30/5, Ban chỉ đạo khu vực phòng thủ thành phố Tam Điệp tổ chức Hội nghị sơ kết 5 năm.',
    author: 'Thương Thương',
    category: 'Quốc phòng – An ninh',
    views: 283,
    rating: 5,
    'rating-count': 1,
  },
  parameters: { ...shared.parameters, container: 400 },
};
export default meta;

type Story = StoryObj;

/** Nothing of its own: for cards from a feed. */
const bare = {
  headline: '',
  href: '',
  image: '',
  'image-alt': '',
  published: '',
  summary: '',
  author: '',
  category: '',
  views: undefined,
  rating: undefined,
  'rating-count': undefined,
};

export const Vertical: Story = {};
export const Horizontal: Story = { args: { layout: 'horizontal' }, parameters: { container: 800 } };
export const HorizontalInANarrowColumn: Story = {
  args: { layout: 'horizontal' },
  parameters: { container: 320 },
};
export const Compact: Story = { args: { layout: 'compact' } };

export const WithoutPicture: Story = { args: { image: '' } };
export const HorizontalWithoutPicture: Story = {
  args: { layout: 'horizontal', image: '' },
  parameters: { container: 800 },
};
export const PictureThatFails: Story = { args: { image: picture('khong-co') } };
export const TallPicture: Story = {
  args: { image: picture('bang-tin'), 'image-alt': 'Bảng tin tổ dân phố.' },
};
export const SquarePicture: Story = { args: { image: picture('men-gom'), 'image-alt': 'Bình men ngọc.' } };
export const PanoramaPicture: Story = {
  args: { image: picture('toan-canh'), 'image-alt': 'Toàn cảnh thung lũng.' },
};
export const TallPictureBeside: Story = {
  args: { layout: 'horizontal', image: picture('bang-tin'), 'image-alt': 'Bảng tin tổ dân phố.' },
  parameters: { container: 800 },
};
export const PanoramaBeside: Story = {
  args: { layout: 'horizontal', image: picture('toan-canh'), 'image-alt': 'Toàn cảnh thung lũng.' },
  parameters: { container: 800 },
};

export const HeadlineOfOneWord: Story = { args: { headline: headlines.word } };
export const HeadlineOf180Characters: Story = { args: { headline: headlines.long } };
export const HeadlineInCapitals: Story = { args: { headline: headlines.capitals } };
export const HeadlineWithALongCode: Story = { args: { headline: headlines.unbroken } };
export const HeadlineThatLeadsNowhere: Story = { args: { href: '' } };
export const OnlyAHeadline: Story = { args: { ...bare, headline: 'Thông báo' } };

export const AuthorAndSource: Story = { args: { source: 'Cổng Thông tin điện tử tỉnh Ninh Bình' } };
export const PublishedOnADay: Story = { args: { published: '2024-09-02' } };
export const DateInAnotherZone: Story = {
  args: { published: '2024-05-31T01:30Z', 'time-zone': 'America/New_York' },
};
export const OneView: Story = { args: { views: 1 } };
export const ManyViews: Story = { args: { views: 1_283_451 } };
export const HalfStars: Story = { args: { rating: 3.5, 'rating-count': 12 } };
export const WithoutStars: Story = { args: { rating: undefined, 'rating-count': undefined } };
export const BelowAHeadingOfThePage: Story = { args: { 'heading-level': 2 } };

export const FromAFeed: Story = { args: { ...bare, feed: feeds.news } };
export const OneArticleOfAFeed: Story = { args: { ...bare, feed: feeds.news, item: 'ra-quan-trong-cay' } };
export const FeedWithAHeadlineOfThePage: Story = {
  args: { ...bare, feed: feeds.news, headline: 'Tin nổi bật trong ngày' },
};
export const ReadAgainEveryMinute: Story = { args: { ...bare, feed: feeds.news, refresh: 60 } };
export const WithAnArticleObject: Story = {
  args: {
    ...bare,
    article: {
      id: '1',
      title: 'Bài viết từ mã của trang',
      url: 'https://phuong.example.vn/1',
      date_published: '2024-11-21T01:30:00.000Z',
      summary: 'Thuộc tính article nhận một mục JSON Feed 1.1.',
    },
  },
};
export const InEnglish: Story = { globals: { language: 'en' } };

export const Waiting: Story = {
  beforeEach: serving('stories/card-waiting', never),
  args: { ...bare, feed: 'stories/card-waiting' },
};
export const WaitingHorizontal: Story = {
  beforeEach: serving('stories/card-waiting-horizontal', never),
  args: { ...bare, feed: 'stories/card-waiting-horizontal', layout: 'horizontal' },
  parameters: { container: 800 },
};
export const WaitingCompact: Story = {
  beforeEach: serving('stories/card-waiting-compact', never),
  args: { ...bare, feed: 'stories/card-waiting-compact', layout: 'compact' },
};
export const WaitingWithFallback: Story = {
  beforeEach: serving('stories/card-waiting-fallback', never),
  args: {
    ...bare,
    feed: 'stories/card-waiting-fallback',
    'default-slot': '<a href="#tin">Tin viết sẵn trong trang</a>',
  },
};
export const Empty: Story = { args: { ...bare, feed: feeds.empty } };
export const FailedBlocked: Story = {
  beforeEach: serving('stories/card-blocked', failing('blocked')),
  args: { ...bare, feed: 'stories/card-blocked' },
};
export const FailedServerError: Story = {
  beforeEach: serving('stories/card-http', failing('http')),
  args: { ...bare, feed: 'stories/card-http' },
};
export const FailedTooSlow: Story = {
  beforeEach: serving('stories/card-timeout', failing('timeout')),
  args: { ...bare, feed: 'stories/card-timeout' },
};
export const FailedTooLarge: Story = {
  beforeEach: serving('stories/card-large', failing('too-large')),
  args: { ...bare, feed: 'stories/card-large' },
};
export const FailedNotAFeed: Story = {
  beforeEach: serving('stories/card-html', failing('not-a-feed')),
  args: { ...bare, feed: 'stories/card-html' },
};
export const FailedDamaged: Story = {
  beforeEach: serving('stories/card-damaged', failing('malformed')),
  args: { ...bare, feed: 'stories/card-damaged' },
};
export const FailedNotFound: Story = { args: { ...bare, feed: feeds.news, item: 'khong-co' } };
export const FailedWithFallback: Story = {
  beforeEach: serving('stories/card-fallback', failing('http')),
  args: {
    ...bare,
    feed: 'stories/card-fallback',
    'default-slot': '<a href="#tin">Tin viết sẵn trong trang</a>',
  },
};
export const Stale: Story = {
  beforeEach: serving('stories/card-stale', once(file(feeds.news))),
  args: { ...bare, feed: 'stories/card-stale' },
  play: goStale('ward-article-card'),
};

export const InASidebarOf150Pixels: Story = { parameters: { container: 150 } };
export const InAColumnOf1280Pixels: Story = { parameters: { container: 1280 } };
export const InOwnColours: Story = {
  args: {
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
  args: { '--ward-font-family': 'Georgia, serif', '--ward-font-size': '18px', '--ward-radius': '0px' },
};
