import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/elements/article-card/article-card.define.ts';
import { elementMeta } from './helpers/element.ts';
import { feeds } from './helpers/feeds.ts';
import { file, later, serving } from './helpers/network.ts';
import { becomes, find, inside } from './helpers/play.ts';

const { args, ...shared } = elementMeta('ward-article-card');

const meta: Meta = {
  ...shared,
  title: 'Elements/Article card/Flows',
  tags: ['!autodocs', 'flow'],
  args,
  parameters: { ...shared.parameters, container: 400 },
  globals: { language: 'vi' },
};
export default meta;

type Story = StoryObj;

export const RetryAfterAFailure: Story = {
  beforeEach: serving('stories/flow-card-retry', later(file(feeds.articles))),
  args: { feed: 'stories/flow-card-retry', item: 'cho-phien' },
  play: async ({ canvasElement }) => {
    const element = find(canvasElement, 'ward-article-card');
    const card = inside(element);
    await userEvent.click(await card.findByRole('button', { name: 'Thử lại' }));
    await becomes(element, 'ready');
    // The keyboard goes on to the card, which is one link.
    const link = card.getByRole('link', { name: 'Chợ phiên nông sản họp lại vào sáng Chủ nhật' });
    await waitFor(() => expect(element.shadowRoot!.activeElement).toBe(link));
  },
};
