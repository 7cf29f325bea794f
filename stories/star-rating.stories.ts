import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/elements/star-rating/star-rating.define.ts';
import { elementMeta } from './helpers/element.ts';
import { feeds } from './helpers/feeds.ts';
import { failing, json, never, once, serving } from './helpers/network.ts';
import { find, goStale, inside } from './helpers/play.ts';
import { ratings } from './helpers/ratings.ts';

const { args, ...shared } = elementMeta('ward-star-rating');

const meta: Meta = { ...shared, title: 'Elements/Star rating', tags: ['!autodocs'], args };
export default meta;

type Story = StoryObj;

/** Gives so many stars, and waits for what is said of it. */
const vote =
  (stars: number, said: RegExp) =>
  async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const rating = inside(find(canvasElement, 'ward-star-rating'));
    (await rating.findByRole('radio', { name: `${stars} điểm` })).click();
    await waitFor(() => expect(rating.getByText(said)).toBeTruthy());
  };

export const Rating: Story = { args: { value: 5, count: 1 } };
export const Halves: Story = { args: { value: 4.5, count: 12 } };
export const AnyFraction: Story = { args: { value: 3.2, count: 1234 } };
export const NoVotesYet: Story = { args: { count: 0 } };
export const MeanAlone: Story = { args: { value: 4 } };
export const TenStars: Story = { args: { value: 8.4, count: 20, max: 10 } };
export const OneStar: Story = { args: { value: 1, count: 7, max: 1 } };
export const OwnLabel: Story = { args: { value: 4.2, count: 31, label: 'Bạn đọc đánh giá:' } };
export const WithoutLabel: Story = { args: { value: 4.2, count: 31, label: '' } };
export const Small: Story = { args: { value: 4.2, count: 31, '--ward-font-size': '12px' } };
export const Large: Story = { args: { value: 4.2, count: 31, '--ward-font-size': '28px' } };
export const ForSearchEngines: Story = {
  args: { value: 4.5, count: 12, 'json-ld': 'Ba trường tiểu học đầu tiên hoàn thành vườn rau xanh' },
};
export const FromAFeed: Story = { args: { feed: feeds.news, item: 'so-ket-nghi-dinh-21' } };
export const FromAFileOfRatings: Story = {
  beforeEach: serving('stories/rating-file', () =>
    json({ ratings: { 'bai-1': { average: 4.4, count: 18, best: 5 } } }),
  ),
  args: { feed: 'stories/rating-file', item: 'bai-1' },
};
export const ReadAgainEveryMinute: Story = {
  args: { feed: feeds.news, item: 'so-ket-nghi-dinh-21', refresh: 60 },
};

export const Voting: Story = {
  beforeEach: ratings('stories/rating-voting'),
  args: { feed: 'stories/rating-voting', site: 'tam-diep', item: 'voting' },
};
export const VotingWithoutVotes: Story = {
  beforeEach: ratings('stories/rating-first', []),
  args: { feed: 'stories/rating-first', site: 'tam-diep', item: 'first' },
};
export const VotingInHalves: Story = {
  beforeEach: ratings('stories/rating-halves'),
  args: { feed: 'stories/rating-halves', site: 'tam-diep', item: 'halves', precision: 0.5 },
};
export const Voted: Story = {
  beforeEach: ratings('stories/rating-voted'),
  args: { feed: 'stories/rating-voted', site: 'tam-diep', item: 'voted' },
  play: vote(4, /Đã ghi nhận đánh giá của bạn/),
};
export const VotesSentByThePage: Story = {
  args: { value: 4.2, count: 31, item: 'page', voting: true },
};
export const VotedSentByThePage: Story = {
  args: { value: 4.2, count: 31, item: 'page', voting: true, mine: 3 },
};
export const ReadonlyOfASite: Story = {
  beforeEach: ratings('stories/rating-readonly'),
  args: { feed: 'stories/rating-readonly', site: 'tam-diep', item: 'readonly', readonly: true },
};
export const VoteRefused: Story = {
  beforeEach: ratings('stories/rating-refused', undefined, () => json({}, 403)),
  args: { feed: 'stories/rating-refused', site: 'tam-diep', item: 'refused' },
  play: vote(2, /không được nhận đánh giá/),
};
export const VoteTooMany: Story = {
  beforeEach: ratings('stories/rating-many', undefined, () => json({}, 429)),
  args: { feed: 'stories/rating-many', site: 'tam-diep', item: 'many' },
  play: vote(2, /quá nhiều đánh giá/),
};
export const VoteThatMeetsAServerError: Story = {
  beforeEach: ratings('stories/rating-error', undefined, failing('http')),
  args: { feed: 'stories/rating-error', site: 'tam-diep', item: 'error' },
  play: vote(2, /chưa ghi được đánh giá/),
};
export const VoteThatMeetsNoServer: Story = {
  beforeEach: ratings('stories/rating-blocked-vote', undefined, failing('blocked')),
  args: { feed: 'stories/rating-blocked-vote', site: 'tam-diep', item: 'blocked-vote' },
  play: vote(2, /chưa được gửi/),
};

export const InAForm: Story = {
  args: { name: 'hai-long', label: 'Mức độ hài lòng của ông/bà:', required: true },
  render: (values) =>
    html`<form>
      ${shared.render(values)}
      <p><button>Gửi phiếu</button> <button type="reset">Làm lại</button></p>
    </form>`,
};
export const InAFormWithAValue: Story = { args: { name: 'hai-long', label: 'Mức độ hài lòng:', value: 4 } };
export const TenStarsInAForm: Story = {
  args: { name: 'hai-long', label: 'Mức độ hài lòng:', value: 7, max: 10 },
};
export const Disabled: Story = {
  args: { name: 'hai-long', label: 'Mức độ hài lòng:', value: 3, disabled: true },
};

export const InEnglish: Story = {
  beforeEach: ratings('stories/rating-english'),
  args: { feed: 'stories/rating-english', site: 'tam-diep', item: 'english' },
  globals: { language: 'en' },
};

export const Waiting: Story = {
  beforeEach: serving('stories/rating-waiting', never),
  args: { feed: 'stories/rating-waiting' },
};
export const WaitingToVote: Story = {
  beforeEach: serving('stories/rating-waiting-vote', never),
  args: { feed: 'stories/rating-waiting-vote', site: 'tam-diep', item: 'waiting' },
};
export const WaitingWithFallback: Story = {
  beforeEach: serving('stories/rating-waiting-fallback', never),
  args: {
    feed: 'stories/rating-waiting-fallback',
    'default-slot': 'Bạn đọc đánh giá bài viết này 5 điểm',
  },
};
export const FailedBlocked: Story = {
  beforeEach: serving('stories/rating-blocked', failing('blocked')),
  args: { feed: 'stories/rating-blocked', item: 'a' },
};
export const FailedServerError: Story = {
  beforeEach: serving('stories/rating-http', failing('http')),
  args: { feed: 'stories/rating-http', item: 'a' },
};
export const FailedTooSlow: Story = {
  beforeEach: serving('stories/rating-timeout', failing('timeout')),
  args: { feed: 'stories/rating-timeout', item: 'a' },
};
export const FailedTooLarge: Story = {
  beforeEach: serving('stories/rating-large', failing('too-large')),
  args: { feed: 'stories/rating-large', item: 'a' },
};
export const FailedNotAFeed: Story = {
  beforeEach: serving('stories/rating-html', failing('not-a-feed')),
  args: { feed: 'stories/rating-html', item: 'a' },
};
export const FailedDamaged: Story = {
  beforeEach: serving('stories/rating-damaged', failing('malformed')),
  args: { feed: 'stories/rating-damaged', item: 'a' },
};
export const FailedArticleNotFound: Story = { args: { feed: feeds.news, item: 'khong-co' } };
export const FailedWithTheNumbersOfThePage: Story = {
  beforeEach: serving('stories/rating-kept', failing('http')),
  args: { feed: 'stories/rating-kept', item: 'a', value: 4.5, count: 12 },
};
export const FailedWithFallback: Story = {
  beforeEach: serving('stories/rating-fallback', failing('http')),
  args: {
    feed: 'stories/rating-fallback',
    item: 'a',
    'default-slot': 'Bạn đọc đánh giá bài viết này 5 điểm',
  },
};
const stale = () => json({ ratings: { stale: { average: 4.5, count: 12, best: 5 } } });
export const Stale: Story = {
  beforeEach: serving('stories/rating-stale', once(stale)),
  args: { feed: 'stories/rating-stale', site: 'tam-diep', item: 'stale' },
  play: goStale('ward-star-rating'),
};
export const StaleInAnotherZone: Story = {
  beforeEach: serving('stories/rating-zone', once(stale)),
  args: { feed: 'stories/rating-zone', item: 'stale', 'time-zone': 'Europe/Paris' },
  play: goStale('ward-star-rating'),
};

export const InASidebarOf150Pixels: Story = {
  beforeEach: ratings('stories/rating-narrow'),
  args: { feed: 'stories/rating-narrow', site: 'tam-diep', item: 'narrow' },
  parameters: { container: 150 },
};
/** To be read only: ten stars to choose from are each smaller than a finger in so narrow a column. */
export const TenStarsInASidebarOf150Pixels: Story = {
  args: { value: 8.4, count: 20, max: 10 },
  parameters: { container: 150 },
};
export const InOwnColours: Story = {
  beforeEach: ratings('stories/rating-colours'),
  args: {
    feed: 'stories/rating-colours',
    site: 'tam-diep',
    item: 'colours',
    '--ward-color-text': 'light-dark(#3b1214, #fbe9e4)',
    '--ward-color-muted': 'light-dark(#6b4a4a, #d8b9b4)',
    '--ward-color-accent': 'light-dark(#9d1c1f, #ffb4a9)',
    '--ward-color-line': 'light-dark(#e3c9b0, #6b3a30)',
    '--ward-color-fill': 'light-dark(#fdf0dd, #3a1a14)',
    '--ward-color-star': 'light-dark(#8a5a00, #ffd166)',
  },
};
export const InOwnTypeAndShape: Story = {
  beforeEach: serving('stories/rating-type', failing('http')),
  args: {
    feed: 'stories/rating-type',
    '--ward-font-family': 'Georgia, serif',
    '--ward-radius': '0px',
  },
};
