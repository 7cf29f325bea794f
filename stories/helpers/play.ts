/** What the flows do as a person does: find by role and name inside an element, and wait for what comes of it. */
import { configure, expect, waitFor, within } from 'storybook/test';
import type { FeedState } from '../../src/controllers/feed-controller.ts';

type Reading = Element & { readonly state: FeedState; reload(): Promise<void> | undefined };

configure({
  // The usual error prints where it has looked, and cannot print a shadow root.
  getElementError: (message) => new Error(message ?? ''),
  // A second is too short for a busy machine.
  asyncUtilTimeout: 10_000,
});

/** Queries of an element's shadow root. */
export const inside = (element: Element) => within(element.shadowRoot as unknown as HTMLElement);

/** The story's element. */
export const find = <K extends keyof HTMLElementTagNameMap>(
  canvas: HTMLElement,
  tag: K,
): HTMLElementTagNameMap[K] => canvas.querySelector(tag)!;

export const becomes = (element: Reading, state: FeedState): Promise<void> =>
  waitFor(() => expect(element.state).toBe(state));

/** A last good answer, and then a failure: the story shows what is left. */
export const goStale =
  <
    K extends
      | 'ward-article'
      | 'ward-article-card'
      | 'ward-article-list'
      | 'ward-date-banner'
      | 'ward-star-rating'
      | 'ward-visit-stats',
  >(
    tag: K,
  ) =>
  async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
    const element: Reading = find(canvasElement, tag);
    await becomes(element, 'ready');
    await element.reload();
    await becomes(element, 'stale');
  };

/** Puts something else in the place of what a browser gives, for the time of one story: its `beforeEach`. */
export const replacing = (target: object, others: Record<string, unknown>) => () => {
  for (const [name, value] of Object.entries(others))
    Object.defineProperty(target, name, { value, configurable: true });
  return () => {
    for (const name of Object.keys(others)) Reflect.deleteProperty(target, name);
  };
};

/**
 * Taken out and put back, an element forgets what its tools have said, which else goes only after five seconds: the end
 * of a flow looks the same whenever it is looked at.
 */
export const hush = (element: Element): void => element.replaceWith(element);
