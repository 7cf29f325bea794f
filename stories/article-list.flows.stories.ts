import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/elements/article-list/article-list.define.ts';
import { elementMeta } from './helpers/element.ts';
import { feeds } from './helpers/feeds.ts';
import { file, later, once, serving } from './helpers/network.ts';
import { becomes, find, inside } from './helpers/play.ts';

const { args, ...shared } = elementMeta('ward-article-list');

const meta: Meta = {
  ...shared,
  title: 'Elements/Article list/Flows',
  tags: ['!autodocs', 'flow'],
  args: { ...args, feed: feeds.documents, heading: 'Văn bản chỉ đạo', layout: 'headlines' },
  globals: { language: 'vi' },
};
export default meta;

type Story = StoryObj;

export const LoadMore: Story = {
  args: { more: 'button', limit: 5 },
  play: async ({ canvasElement, step }) => {
    const element = find(canvasElement, 'ward-article-list');
    const list = inside(element);
    const links = () => list.getAllByRole('link');
    await step('Five at first, five more on request', async () => {
      await becomes(element, 'ready');
      await userEvent.click(await list.findByRole('button', { name: 'Xem thêm' }));
      await waitFor(() => expect(links()).toHaveLength(10));
      await expect(list.getByText(/^Đang hiện 10 trên \d+ bài viết$/)).toHaveAttribute('role', 'status');
    });
    await step('The keyboard is led to the first that is new', () =>
      expect(element.shadowRoot!.activeElement).toBe(links()[5]),
    );
    await step('At the end there is no more button', async () => {
      while (list.queryByRole('button')) {
        const before = links().length;
        await userEvent.click(list.getByRole('button'));
        await waitFor(() => expect(links().length).toBeGreaterThan(before));
      }
      const [, shown, all] = /(\d+) trên (\d+)/.exec(list.getByText(/^Đang hiện/).textContent)!;
      await expect(shown).toBe(all);
    });
  },
};

export const TurnPages: Story = {
  args: { more: 'pages', limit: 5 },
  play: async ({ canvasElement }) => {
    const element = find(canvasElement, 'ward-article-list');
    const list = inside(element);
    const first = () => list.getAllByRole('link')[0]!.textContent;
    const next = await list.findByRole('button', { name: 'Sau' });
    const previous = list.getByRole('button', { name: 'Trước' });
    const before = first();
    await expect(previous).toBeDisabled();
    await userEvent.click(next);
    await list.findByText(/^Trang 2 \/ \d$/);
    await expect(first()).not.toBe(before);
    await expect(element.shadowRoot!.activeElement).toBe(list.getAllByRole('link')[0]);
    await userEvent.click(previous);
    await list.findByText(/^Trang 1 \/ \d$/);
    await expect(first()).toBe(before);
  },
};

export const RetryAfterAFailure: Story = {
  beforeEach: serving('stories/flow-list-retry', later(file(feeds.notices))),
  args: { feed: 'stories/flow-list-retry', heading: 'Thông báo', limit: 4 },
  play: async ({ canvasElement }) => {
    const element = find(canvasElement, 'ward-article-list');
    const list = inside(element);
    await list.findByText('Máy chủ của nguồn tin đang gặp sự cố.');
    await expect(list.getByRole('link', { name: 'Mở nguồn tin' })).toBeVisible();
    await userEvent.click(list.getByRole('button', { name: 'Thử lại' }));
    await becomes(element, 'ready');
    await expect(list.getAllByRole('link')).toHaveLength(4);
    // The button went with the failure: the keyboard goes on to what has come.
    await waitFor(() => expect(element.shadowRoot!.activeElement).toBe(list.getAllByRole('link')[0]));
  },
};

export const KeepTheLastGoodAnswer: Story = {
  beforeEach: serving('stories/flow-list-stale', once(file(feeds.notices))),
  args: { feed: 'stories/flow-list-stale', heading: 'Thông báo', limit: 4 },
  play: async ({ canvasElement }) => {
    const element = find(canvasElement, 'ward-article-list');
    const list = inside(element);
    await becomes(element, 'ready');
    await element.reload();
    await becomes(element, 'stale');
    await list.findByText(/^Chưa cập nhật được. Nội dung lúc /);
    await expect(list.getAllByRole('listitem')).toHaveLength(4);
  },
};

export const StepThroughTheTicker: Story = {
  args: { layout: 'ticker', heading: 'Tin mới', feed: feeds.news, limit: 3 },
  play: async ({ canvasElement, step }) => {
    const list = inside(find(canvasElement, 'ward-article-list'));
    const next = await list.findByRole('button', { name: 'Sau' });
    const strip = list.getByRole('list');
    const shown = () => Math.round(strip.scrollLeft / strip.clientWidth);
    await step('On, and round at the end', async () => {
      for (const at of [1, 2, 0]) {
        await userEvent.click(next);
        await waitFor(() => expect(shown()).toBe(at));
      }
    });
    await step('Back', async () => {
      await userEvent.click(list.getByRole('button', { name: 'Trước' }));
      await waitFor(() => expect(shown()).toBe(2));
    });
  },
};

export const StartAndStopTheTicker: Story = {
  args: { layout: 'ticker', heading: 'Tin mới', feed: feeds.news, limit: 3 },
  play: async ({ canvasElement }) => {
    const list = inside(find(canvasElement, 'ward-article-list'));
    await list.findByRole('button', { name: 'Sau' });
    const start = list.queryByRole('button', { name: 'Tự chạy' });
    // Where less motion is asked for, nothing runs by itself.
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return expect(start).toBeNull();
    await userEvent.click(start!);
    await userEvent.click(await list.findByRole('button', { name: 'Dừng' }));
    await list.findByRole('button', { name: 'Tự chạy' });
  },
};
