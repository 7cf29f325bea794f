import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/elements/visit-stats/visit-stats.define.ts';
import { elementMeta } from './helpers/element.ts';
import { later, serving } from './helpers/network.ts';
import { becomes, find, inside } from './helpers/play.ts';
import { visits } from './helpers/visits.ts';

const { args, ...shared } = elementMeta('ward-visit-stats');

const meta: Meta = {
  ...shared,
  title: 'Elements/Visit statistics/Flows',
  tags: ['!autodocs', 'flow'],
  args: { ...args, site: 'tam-diep' },
  parameters: { ...shared.parameters, container: 320 },
  globals: { language: 'vi' },
};
export default meta;

type Story = StoryObj;

export const ReadTheChartAsATable: Story = {
  beforeEach: serving('stories/flow-visits-table', visits),
  args: { feed: 'stories/flow-visits-table', chart: 7 },
  play: async ({ canvasElement }) => {
    const stats = inside(find(canvasElement, 'ward-visit-stats'));
    await stats.findByRole('img', { name: /^Lượt truy cập 7 ngày qua: nhiều nhất/ });
    await expect(stats.getByRole('table')).not.toBeVisible();
    await userEvent.click(stats.getByText('Bảng số liệu'));
    await waitFor(() => expect(stats.getByRole('table')).toBeVisible());
    // One row for the names of the columns.
    await expect(stats.getAllByRole('row')).toHaveLength(8);
  },
};

export const RetryAfterAFailure: Story = {
  beforeEach: serving('stories/flow-visits-retry', later(visits)),
  args: { feed: 'stories/flow-visits-retry' },
  play: async ({ canvasElement }) => {
    const element = find(canvasElement, 'ward-visit-stats');
    const stats = inside(element);
    await userEvent.click(await stats.findByRole('button', { name: 'Thử lại' }));
    await becomes(element, 'ready');
    await stats.findByText('881.707');
  },
};
