import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/elements/date-banner/date-banner.define.ts';
import { elementMeta } from './helpers/element.ts';
import { feeds } from './helpers/feeds.ts';
import { file, json, serving } from './helpers/network.ts';
import { becomes, find, inside } from './helpers/play.ts';

const { args, ...shared } = elementMeta('ward-date-banner');

const meta: Meta = {
  ...shared,
  title: 'Elements/Date banner/Flows',
  tags: ['!autodocs', 'flow'],
  args: {
    ...args,
    portal: 'Trang thông tin điện tử thành phố Tam Điệp',
    date: '2024-11-21T08:30',
    ticker: '3',
  },
  globals: { language: 'vi' },
};
export default meta;

type Story = StoryObj;

/** The headlines are a list of their own inside the banner. */
const headlines = (canvas: HTMLElement) =>
  waitFor(() => inside(find(canvas, 'ward-date-banner').shadowRoot!.querySelector('ward-article-list')!));

export const StepThroughTheHeadlines: Story = {
  args: { feed: feeds.news },
  play: async ({ canvasElement }) => {
    const list = await headlines(canvasElement);
    const next = await list.findByRole('button', { name: 'Sau' });
    const strip = list.getByRole('list');
    for (const at of [1, 2, 0]) {
      await userEvent.click(next);
      await waitFor(() => expect(Math.round(strip.scrollLeft / strip.clientWidth)).toBe(at));
    }
  },
};

let isDown = true;

export const RetryAfterAFailure: Story = {
  beforeEach: serving(
    'stories/flow-banner-retry',
    (question) => (isDown ? json({}, 503) : file(feeds.notices)(question)),
    () => (isDown = true),
  ),
  args: { feed: 'stories/flow-banner-retry' },
  play: async ({ canvasElement }) => {
    const element = find(canvasElement, 'ward-date-banner');
    const list = await headlines(canvasElement);
    const retry = await list.findByRole('button', { name: 'Thử lại' });
    isDown = false;
    await userEvent.click(retry);
    await becomes(element, 'ready');
    await waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(3));
  },
};
