import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fireEvent, fn, userEvent, waitFor } from 'storybook/test';
import '../src/elements/star-rating/star-rating.define.ts';
import { elementMeta } from './helpers/element.ts';
import { failing, json, later, serving } from './helpers/network.ts';
import { becomes, find, inside } from './helpers/play.ts';
import { ratings } from './helpers/ratings.ts';

const { args, ...shared } = elementMeta('ward-star-rating');

const meta: Meta = {
  ...shared,
  title: 'Elements/Star rating/Flows',
  tags: ['!autodocs', 'flow'],
  args: { ...args, site: 'tam-diep' },
  // The flows find things by their Vietnamese names.
  globals: { language: 'vi' },
};
export default meta;

type Story = StoryObj;

const star = (n: number) => ['radio', { name: `${n} điểm` }] as const;

export const Vote: Story = {
  beforeEach: ratings('stories/flow-vote'),
  args: { feed: 'stories/flow-vote', item: 'vote' },
  play: async ({ canvasElement, step }) => {
    const element = find(canvasElement, 'ward-star-rating');
    const rating = inside(element);
    const change = fn();
    element.addEventListener('change', change);
    await step('Give five stars', async () => {
      await rating.findByText('4,2 điểm (5 đánh giá)');
      await userEvent.click(await rating.findByRole(...star(5)));
    });
    await step('The vote is in the mean, and is said', async () => {
      await rating.findByText('4,3 điểm (6 đánh giá)');
      await rating.findByText('Bạn đã đánh giá bài viết này: 5 điểm');
      await rating.findByText('Đã ghi nhận đánh giá của bạn.');
      await expect(rating.getByRole(...star(5))).toBeChecked();
      await expect(change).toHaveBeenCalledTimes(1);
    });
  },
};

export const ChangeAVote: Story = {
  beforeEach: ratings('stories/flow-change'),
  args: { feed: 'stories/flow-change', item: 'change' },
  play: async ({ canvasElement }) => {
    const rating = inside(find(canvasElement, 'ward-star-rating'));
    await userEvent.click(await rating.findByRole(...star(5)));
    await rating.findByText('4,3 điểm (6 đánh giá)');
    await userEvent.click(rating.getByRole(...star(2)));
    // Still one vote.
    await rating.findByText('3,8 điểm (6 đánh giá)');
    await rating.findByText('Bạn đã đánh giá bài viết này: 2 điểm');
  },
};

export const TakeAVoteBack: Story = {
  beforeEach: ratings('stories/flow-undo'),
  args: { feed: 'stories/flow-undo', item: 'undo' },
  play: async ({ canvasElement }) => {
    const element = find(canvasElement, 'ward-star-rating');
    const rating = inside(element);
    await userEvent.click(await rating.findByRole(...star(1)));
    await userEvent.click(await rating.findByRole('button', { name: 'Bỏ đánh giá' }));
    await rating.findByText('Đã bỏ đánh giá của bạn.');
    await rating.findByText('4,2 điểm (5 đánh giá)');
    await expect(rating.queryByRole('button')).toBeNull();
    // The button is gone: the keyboard goes on at the stars.
    await waitFor(() => expect(element.shadowRoot!.activeElement).toBe(rating.getByRole(...star(1))));
  },
};

/** An arrow key, with what browsers make of it: keys that a script presses move nothing by themselves. */
async function arrow(from: HTMLElement, to: HTMLElement) {
  await fireEvent.keyDown(from, { key: 'ArrowRight' });
  to.focus();
  to.click();
  await fireEvent.keyUp(to, { key: 'ArrowRight' });
}

export const VoteByKeyboard: Story = {
  beforeEach: ratings('stories/flow-keyboard'),
  args: { feed: 'stories/flow-keyboard', item: 'keyboard' },
  play: async ({ canvasElement, step }) => {
    const rating = inside(find(canvasElement, 'ward-star-rating'));
    const first = await rating.findByRole(...star(1));
    const second = rating.getByRole(...star(2));
    const third = rating.getByRole(...star(3));
    await step('Arrow keys only choose', async () => {
      first.focus();
      await arrow(first, second);
      await arrow(second, third);
      await rating.findByText('3 điểm, chưa gửi');
      await rating.findByText('4,2 điểm (5 đánh giá)');
    });
    await step('Escape leaves it', async () => {
      await fireEvent.keyDown(third, { key: 'Escape' });
      await rating.findByText('Đánh giá của bạn');
      await expect(third).not.toBeChecked();
    });
    await step('Enter sends', async () => {
      await arrow(second, third);
      await rating.findByRole('button', { name: 'Gửi' });
      await fireEvent.keyDown(third, { key: 'Enter' });
      await rating.findByText('Bạn đã đánh giá bài viết này: 3 điểm');
    });
  },
};

export const VoteThatIsNotTaken: Story = {
  beforeEach: ratings('stories/flow-refused', [5, 4], failing('http')),
  args: { feed: 'stories/flow-refused', item: 'refused' },
  play: async ({ canvasElement }) => {
    const rating = inside(find(canvasElement, 'ward-star-rating'));
    await userEvent.click(await rating.findByRole(...star(2)));
    await rating.findByText('Máy chủ chưa ghi được đánh giá của bạn. Hãy thử lại sau.');
    // As it was before.
    await rating.findByText('4,5 điểm (2 đánh giá)');
    await expect(rating.getByRole(...star(2))).not.toBeChecked();
  },
};

export const RetryAfterAFailure: Story = {
  beforeEach: serving(
    'stories/flow-rating-retry',
    later(() => json({ ratings: { retry: { average: 4.5, count: 12, best: 5 } } })),
  ),
  args: { feed: 'stories/flow-rating-retry', item: 'retry' },
  play: async ({ canvasElement }) => {
    const element = find(canvasElement, 'ward-star-rating');
    const rating = inside(element);
    await userEvent.click(await rating.findByRole('button', { name: 'Thử lại' }));
    await becomes(element, 'ready');
    await rating.findByText('4,5 điểm (12 đánh giá)');
  },
};

export const AnswerARequiredForm: Story = {
  args: { site: '', name: 'hai-long', label: 'Mức độ hài lòng:', required: true },
  render: (values) =>
    html`<form @submit=${(event: Event) => event.preventDefault()}>
      ${shared.render(values)}
      <p><button>Gửi phiếu</button> <button type="reset">Làm lại</button></p>
    </form>`,
  play: async ({ canvas, canvasElement }) => {
    const form = canvasElement.querySelector('form')!;
    const rating = inside(find(canvasElement, 'ward-star-rating'));
    await rating.findByRole(...star(4));
    await expect(form.checkValidity()).toBe(false);
    await userEvent.click(rating.getByRole(...star(4)));
    await expect(new FormData(form).get('hai-long')).toBe('4');
    await expect(form.checkValidity()).toBe(true);
    await userEvent.click(canvas.getByRole('button', { name: 'Làm lại' }));
    await waitFor(() => expect(rating.getByRole(...star(4))).not.toBeChecked());
    await expect(new FormData(form).has('hai-long')).toBe(false);
  },
};
