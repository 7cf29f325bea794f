import { expect, fixture, html } from '@open-wc/testing';
import { a11ySnapshot } from '@web/test-runner-commands';
import type { WardStarRatingElement } from '../../src/elements/star-rating/star-rating.ts';
import '../../src/elements/star-rating/star-rating.define.ts';
import { feedUrl } from '../helpers/feeds.ts';
import { inside, waitFor } from '../helpers/find.ts';

/** All that the element shows, as one line. */
export const text = (element: Element): string => {
  const parts = [...element.shadowRoot!.querySelectorAll('.line span, .note p, [part=own], [part=reason]')];
  return parts
    .filter((part) => part.checkVisibility())
    .map((part) => part.textContent.trim())
    .filter(Boolean)
    .join(' ');
};

export const radios = (element: Element): HTMLInputElement[] => inside(element).getAllByRole('radio');
export const radio = (element: Element, name: string): HTMLInputElement =>
  inside(element).getByRole('radio', { name });
/** Name of the star that is checked. */
export const checked = (element: Element): string | null | undefined =>
  radios(element)
    .find((input) => input.checked)
    ?.getAttribute('aria-label');

/** How much of the stars is filled, 0 to 1. */
export const filled = (element: Element, where = '.line'): number => {
  const all = element.shadowRoot!.querySelector(`${where} svg`)!;
  const width = Number(all.querySelector('svg')!.getAttribute('width'));
  return width / Number(all.getAttribute('viewBox')!.split(' ')[2]);
};

let number = 0;
/** An item that no other test votes on: browsers remember their votes. */
export const freshItem = (): string => `bai-${Date.now()}-${number++}`;

/** A rating that visitors can vote on, ready. */
export async function votable(
  options: Record<string, string | number> = {},
  item = freshItem(),
): Promise<WardStarRatingElement> {
  return ready(feedUrl('ratings', options), item);
}

export async function ready(feed: string, item: string): Promise<WardStarRatingElement> {
  const element = await fixture<WardStarRatingElement>(
    html`<ward-star-rating feed=${feed} site="tam-diep" item=${item}></ward-star-rating>`,
  );
  await waitFor(() => expect(radios(element)).to.have.length.greaterThan(0));
  return element;
}

const keyOf = (feed: string): string => new URL(feed).searchParams.get('key')!;

export interface Asked {
  method: string;
  items: string[];
  body: string;
  type?: string;
}

/** What the server was asked, votes with their bodies. */
export const asked = async (feed: string): Promise<Asked[]> =>
  (await fetch(`/__feed/ratingsLog?of=${keyOf(feed)}`)).json();
export const votesOf = async (feed: string): Promise<unknown[]> =>
  (await asked(feed))
    .filter(({ method }) => method !== 'GET')
    .map(({ method, body }) => [method, (JSON.parse(body) as { stars?: number }).stars]);
/** Lets a vote go that the server holds back (`keep`). */
export const goOn = (feed: string) => fetch(`/__feed/goOn?of=${keyOf(feed)}`);

interface Node {
  role: string;
  name?: string;
  children?: Node[];
}

/** What a screen reader walks through, in order: `role name`, a line each. */
export async function tree(): Promise<string[]> {
  const lines = ({ role, name = '', children = [] }: Node): string[] => [
    `${role} ${name}`.trim(),
    ...children.flatMap(lines),
  ];
  return lines((await a11ySnapshot({})) as unknown as Node).slice(1);
}
