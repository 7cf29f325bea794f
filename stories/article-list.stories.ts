import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { waitFor } from 'storybook/test';
import '../src/elements/article-list/article-list.define.ts';
import type { WardArticleListElement } from '../src/elements/article-list/article-list.ts';
import { failingLater, feeds, hanging } from './helpers/feeds.ts';

const { args, argTypes, events, template } = getStorybookHelpers<WardArticleListElement>('ward-article-list');

const meta: Meta = {
  title: 'Elements/Article list',
  component: 'ward-article-list',
  args: { ...args, feed: feeds.news, heading: 'Tin tức – Sự kiện', limit: 6 },
  argTypes,
  parameters: { actions: { handles: events } },
  render: (values) => template(values),
};
export default meta;

type Story = StoryObj;

export const Cards: Story = {};
export const List: Story = { args: { layout: 'list', limit: 4 } };
export const Headlines: Story = { args: { layout: 'headlines', feed: feeds.notices, heading: 'Thông báo' } };
export const Ticker: Story = { args: { layout: 'ticker', heading: 'Tin mới' } };

export const MoreByButton: Story = { args: { more: 'button', limit: 3 } };
export const MoreByPages: Story = {
  args: { more: 'pages', limit: 5, layout: 'headlines', feed: feeds.documents, heading: 'Văn bản chỉ đạo' },
};

export const SeveralFeedsMerged: Story = {
  args: { feed: `${feeds.news} ${feeds.ward}`, heading: 'Tin thành phố và phường', layout: 'list', limit: 5 },
};
export const OneCategory: Story = {
  args: { category: 'Cải cách hành chính', heading: 'Cải cách hành chính' },
};
export const OldestFirst: Story = { args: { order: 'oldest', layout: 'headlines' } };
export const PassingOverTheFirst: Story = { args: { offset: 3, limit: 3 } };
export const WithoutHeading: Story = { args: { heading: '', limit: 3 } };
export const IntoThePortalsOwnPage: Story = { args: { 'article-url': 'bai-viet.html?item={id}', limit: 3 } };

export const Waiting: Story = {
  beforeEach: hanging('?waiting'),
  args: { feed: `${feeds.news}?waiting`, limit: 3 },
};
export const WaitingWithFallback: Story = {
  beforeEach: hanging('?waiting-fallback'),
  args: { feed: `${feeds.news}?waiting-fallback` },
  render: (values) =>
    template(
      values,
      html`<ul>
        <li><a href="#tin-1">Tin viết sẵn trong trang, hiện khi chưa có nguồn tin</a></li>
        <li><a href="#tin-2">Liên kết thứ hai</a></li>
      </ul>`,
    ),
};
export const Empty: Story = { args: { feed: feeds.empty } };
export const FailedNotAFeed: Story = { args: { feed: feeds.broken } };
export const FailedNotThere: Story = { args: { feed: feeds.missing } };
export const FailedBlocked: Story = { args: { feed: 'http://localhost:9/feed.rss' } };
export const Stale: Story = {
  beforeEach: failingLater('?stale'),
  args: { feed: `${feeds.news}?stale`, limit: 3 },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('ward-article-list')!;
    await waitFor(() => {
      if (element.state !== 'ready') throw new Error('not read yet');
    });
    await element.reload();
  },
};

export const InASidebarOf150Pixels: Story = {
  args: { layout: 'headlines', feed: feeds.notices, heading: 'Thông báo' },
  render: (values) => html`<div style="width: 150px">${template(values)}</div>`,
};
export const InOwnColours: Story = {
  args: { limit: 3 },
  render: (values) =>
    html`<div
      style="--ward-color-accent: light-dark(#9d1c1f, #ffb4a9); --ward-color-star: light-dark(#8a5a00, #ffd166); --ward-radius: 2px"
    >
      ${template(values)}
    </div>`,
};
