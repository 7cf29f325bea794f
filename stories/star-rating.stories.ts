import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/elements/star-rating/star-rating.define.ts';
import type { WardStarRatingElement } from '../src/elements/star-rating/star-rating.ts';
import { hanging } from './helpers/feeds.ts';
import { failingRatings, ratings } from './helpers/ratings.ts';

const { args, argTypes, events, template } = getStorybookHelpers<WardStarRatingElement>('ward-star-rating');

const meta: Meta = {
  title: 'Elements/Star rating',
  component: 'ward-star-rating',
  args,
  argTypes,
  parameters: { actions: { handles: events } },
  render: (values) => template(values),
};
export default meta;

type Story = StoryObj;

const element = (canvas: HTMLElement) => canvas.querySelector('ward-star-rating')!;
const choose = async (canvas: HTMLElement, stars: number) => {
  const find = () => element(canvas).shadowRoot!.querySelector<HTMLInputElement>(`input[value="${stars}"]`);
  await waitFor(() => expect(find()).toBeTruthy());
  find()!.click();
};

export const Rating: Story = { args: { value: 5, count: 1 } };
export const Halves: Story = { args: { value: 4.5, count: 12 } };
export const AnyFraction: Story = { args: { value: 3.2, count: 1234 } };
export const NoVotesYet: Story = { args: { count: 0 } };
export const MeanAlone: Story = { args: { value: 4 } };
export const TenStars: Story = { args: { value: 8.4, count: 20, max: 10 } };
export const OwnLabel: Story = { args: { value: 4.2, count: 31, label: 'Bạn đọc đánh giá:' } };
export const WithoutLabel: Story = { args: { value: 4.2, count: 31, label: '' } };

export const Voting: Story = {
  beforeEach: ratings('/voting'),
  args: { feed: '/voting', site: 'tam-diep', item: 'story-voting' },
};
export const VotingWithoutVotes: Story = {
  beforeEach: ratings('/first', []),
  args: { feed: '/first', site: 'tam-diep', item: 'story-first' },
};
export const VotingInHalves: Story = {
  beforeEach: ratings('/halves'),
  args: { feed: '/halves', site: 'tam-diep', item: 'story-halves', precision: 0.5 },
};
export const Voted: Story = {
  beforeEach: ratings('/voted'),
  args: { feed: '/voted', site: 'tam-diep', item: 'story-voted' },
  play: ({ canvasElement }) => choose(canvasElement, 4),
};
export const VoteRefused: Story = {
  beforeEach: failingRatings('/refused', 429),
  args: { feed: '/refused', site: 'tam-diep', item: 'story-refused' },
  play: ({ canvasElement }) => choose(canvasElement, 2),
};
export const ReadonlyOfASite: Story = {
  beforeEach: ratings('/readonly'),
  args: { feed: '/readonly', site: 'tam-diep', item: 'story-readonly', readonly: true },
};
export const VotesSentByThePage: Story = {
  args: { value: 4.2, count: 31, item: 'story-page', voting: true },
};

export const InAForm: Story = {
  render: () =>
    html`<form>
      <ward-star-rating name="hai-long" label="Mức độ hài lòng của ông/bà:" required></ward-star-rating>
      <p><button>Gửi phiếu</button> <button type="reset">Làm lại</button></p>
    </form>`,
};
export const InAFormWithAValue: Story = { args: { name: 'hai-long', label: 'Mức độ hài lòng:', value: 4 } };
export const Disabled: Story = {
  args: { name: 'hai-long', label: 'Mức độ hài lòng:', value: 3, disabled: true },
};
export const TenStarsInAForm: Story = {
  args: { name: 'hai-long', label: 'Mức độ hài lòng:', value: 7, max: 10 },
};

export const Waiting: Story = {
  beforeEach: hanging('ratings-waiting'),
  args: { feed: 'ratings-waiting' },
};
export const WaitingToVote: Story = {
  beforeEach: hanging('ratings-waiting-vote?site=tam-diep&item=a'),
  args: { feed: 'ratings-waiting-vote', site: 'tam-diep', item: 'a' },
};
export const WaitingWithFallback: Story = {
  beforeEach: hanging('ratings-waiting-fallback'),
  args: { feed: 'ratings-waiting-fallback' },
  render: (values) => template(values, html`Bạn đọc đánh giá bài viết này 5 điểm`),
};
export const FailedNotAFeed: Story = { args: { feed: 'portal/feeds/hong.rss', item: 'a' } };
export const FailedNotThere: Story = { args: { feed: 'portal/feeds/khong-co.rss', item: 'a' } };
export const FailedArticleNotFound: Story = { args: { feed: 'portal/feeds/tin-tuc.rss', item: 'khong-co' } };
export const Stale: Story = {
  beforeEach: ratings('/stale', [5, 4, 4], 1),
  args: { feed: '/stale', site: 'tam-diep', item: 'story-stale' },
  play: async ({ canvasElement }) => {
    const { state } = element(canvasElement);
    if (state !== 'ready') await waitFor(() => expect(element(canvasElement).state).toBe('ready'));
    await element(canvasElement).reload();
  },
};

export const InASidebarOf150Pixels: Story = {
  beforeEach: ratings('/narrow'),
  args: { feed: '/narrow', site: 'tam-diep', item: 'story-narrow' },
  render: (values) => html`<div style="width: 150px">${template(values)}</div>`,
};
export const InOwnColours: Story = {
  beforeEach: ratings('/colours'),
  args: { feed: '/colours', site: 'tam-diep', item: 'story-colours' },
  render: (values) =>
    html`<div
      style="--ward-color-accent: light-dark(#9d1c1f, #ffb4a9); --ward-color-star: light-dark(#8a5a00, #ffd166); --ward-radius: 2px"
    >
      ${template(values)}
    </div>`,
};
