import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { waitFor } from 'storybook/test';
import '../src/elements/article-card/article-card.define.ts';
import type { WardArticleCardElement } from '../src/elements/article-card/article-card.ts';
import { failingLater, feeds, hanging } from './helpers/feeds.ts';

const { args, argTypes, events, template } = getStorybookHelpers<WardArticleCardElement>('ward-article-card');

const meta: Meta = {
  title: 'Elements/Article card',
  component: 'ward-article-card',
  args: {
    ...args,
    headline: 'Hội nghị Sơ kết 5 năm thực hiện Nghị định số 21 của Chính phủ về khu vực phòng thủ',
    href: '#bai-viet',
    image: 'portal/images/hoi-nghi.svg',
    'image-alt': 'Quang cảnh Hội nghị.',
    published: '2024-05-31T08:30+07:00',
    summary: 'Chiều 30/5, Ban chỉ đạo khu vực phòng thủ thành phố Tam Điệp tổ chức Hội nghị sơ kết 5 năm.',
    author: 'Thương Thương',
    category: 'Quốc phòng – An ninh',
    views: 283,
    rating: 5,
    'rating-count': 1,
  },
  argTypes,
  parameters: { actions: { handles: events } },
  render: (values) => html`<div style="max-width: 400px">${template(values)}</div>`,
};
export default meta;

type Story = StoryObj;

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
export const Horizontal: Story = {
  args: { layout: 'horizontal' },
  render: (values) => html`<div style="max-width: 800px">${template(values)}</div>`,
};
export const Compact: Story = { args: { layout: 'compact' } };

export const WithoutPicture: Story = { args: { image: '' } };
export const PictureThatFails: Story = { args: { image: 'portal/images/khong-co.svg' } };
export const TallPicture: Story = { args: { image: 'portal/images/le-hoi.svg' } };
export const HalfStars: Story = { args: { rating: 3.5, 'rating-count': 12 } };
export const HeadlineOf180Characters: Story = {
  args: {
    headline:
      'ỦY BAN NHÂN DÂN PHƯỜNG TỔ CHỨC LỄ RA QUÂN HƯỞNG ỨNG THÁNG HÀNH ĐỘNG QUỐC GIA VỀ VỆ SINH MÔI TRƯỜNG, PHÒNG CHỐNG DỊCH BỆNH VÀ TẾT TRỒNG CÂY ĐỜI ĐỜI NHỚ ƠN BÁC HỒ NĂM HAI NGHÌN KHÔNG TRĂM HAI MƯƠI BỐN',
  },
};
export const OnlyAHeadline: Story = { args: { ...bare, headline: 'Thông báo' } };

export const FromAFeed: Story = { args: { ...bare, feed: feeds.news } };
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

export const Waiting: Story = {
  beforeEach: hanging('?card-waiting'),
  args: { ...bare, feed: `${feeds.news}?card-waiting` },
};
export const Empty: Story = { args: { ...bare, feed: feeds.empty } };
export const FailedNotFound: Story = { args: { ...bare, feed: feeds.news, item: 'khong-co' } };
export const FailedNotAFeed: Story = { args: { ...bare, feed: feeds.broken } };
export const Stale: Story = {
  beforeEach: failingLater('?card-stale'),
  args: { ...bare, feed: `${feeds.news}?card-stale` },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('ward-article-card')!;
    await waitFor(() => {
      if (element.state !== 'ready') throw new Error('not read yet');
    });
    await element.reload();
  },
};
