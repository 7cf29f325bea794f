import { expect, fixture, html } from '@open-wc/testing';
import { waitFor } from '../helpers/find.ts';

/** A box in the page, removed after the test. */
export const box = () => fixture<HTMLElement>(html`<div></div>`);

/** Markup as a server sends it, put into an element as page scripts do. */
export function write(into: Element, markup: string): void {
  into.replaceChildren(document.createRange().createContextualFragment(markup));
}

/** The widgets inside an element, once there are so many. */
export async function widgets<K extends keyof HTMLElementTagNameMap>(
  into: Element,
  tag: K,
  count = 1,
): Promise<HTMLElementTagNameMap[K][]> {
  await waitFor(() => expect(into.querySelectorAll(tag)).to.have.length(count));
  return [...into.querySelectorAll(tag)];
}

/** All records of mutations made so far have been handled. */
export const settledPage = () =>
  new Promise<void>((resolve) => {
    const mark = document.createElement('i');
    // Observers are told in the order in which they were made: this one is the last.
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(mark, { attributes: true });
    mark.id = 'mark';
  });

/** What is said in the console by `console.info` until `stop` is called. */
export function listening() {
  const { info } = console;
  const said: string[] = [];
  console.info = (...words: unknown[]) => said.push(words.join(' '));
  return {
    said,
    stop: () => {
      console.info = info;
    },
  };
}
