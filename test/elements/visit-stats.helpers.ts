import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/visit-stats/visit-stats.define.ts';
import type { WardVisitStatsElement } from '../../src/elements/visit-stats/visit-stats.ts';
import { inside, waitFor } from '../helpers/find.ts';

/** One request that the test feed server got. */
export interface Logged {
  method: string;
  path: string;
  query: Record<string, string>;
  body: string;
  type?: string;
  cookie?: string;
  referer?: string;
}

/** What was asked at an address, in order. */
export async function logged(url: string): Promise<Logged[]> {
  const key = new URL(url).searchParams.get('key')!;
  return (await fetch(`/__feed/log?key=log&of=${key}`)).json() as Promise<Logged[]>;
}

/** `GET`, `POST` and so on, in order. */
export const methods = async (url: string): Promise<string[]> =>
  (await logged(url)).map(({ method }) => method);

type Attributes = Record<string, string | number | boolean>;

export function make(feed: string, attributes: Attributes = {}, content = ''): WardVisitStatsElement {
  const element = document.createElement('ward-visit-stats');
  element.setAttribute('feed', feed);
  for (const [name, value] of Object.entries(attributes))
    if (value !== false) element.setAttribute(name, value === true ? '' : String(value));
  element.append(content);
  return element;
}

/** An element in the page, in its first state. */
export async function stats(feed: string, attributes?: Attributes, content?: string) {
  const element = make(feed, attributes, content);
  await fixture(html`<div>${element}</div>`);
  return element;
}

/** An element in the page that has got its answer, good or bad. */
export async function settled(feed: string, attributes?: Attributes, content?: string) {
  const element = await stats(feed, attributes, content);
  await waitFor(() => expect(element.state).not.to.equal('waiting'));
  await element.updateComplete;
  return element;
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The rows as they are read, such as `Hôm nay: 1.104`. */
export const rows = (element: WardVisitStatsElement): string[] =>
  inside(element)
    .queryAllByRole('term')
    .map((term) => squeeze(`${term.textContent} ${term.nextElementSibling!.textContent}`));
