/** Answers for addresses that no server has, or not so: given in the page, for as long as a story is shown. */
import { FeedError, type FeedErrorKind } from '../../src/contract/problem.ts';

export interface Question {
  url: URL;
  method: string;
  body: unknown;
  /** The how manieth question at this address it is, from 1. */
  count: number;
}

export type Answer = (question: Question) => Response | Promise<Response>;

/** What is served, by path. */
const answers = new Map<string, { answer: Answer; counts: Map<string, number> }>();

/** How often a path has been served, by stories shown before. */
const runs = new Map<string, number>();

const { fetch: real } = window;

const pathOf = (address: string): string => new URL(address, document.baseURI).pathname;

window.fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input, document.baseURI);
  const { pathname } = url;
  const [, served] = [...answers].find(([path]) => `${pathname}/`.startsWith(`${path}/`)) ?? [];
  if (!served) return real(input, init);
  const count = (served.counts.get(pathname) ?? 0) + 1;
  served.counts.set(pathname, count);
  return served.answer({
    url,
    method: init?.method ?? 'GET',
    body: init?.body ? (JSON.parse(init.body as string) as unknown) : undefined,
    count,
  });
};

/**
 * Serves an address, and all below it, for the time of one story: its `beforeEach`. Every story has an address of its
 * own, because on a docs page several are there at once.
 * @param begin what else is to be done when the story begins
 */
export const serving = (address: string, answer: Answer, begin?: () => void) => () => {
  const path = pathOf(address);
  // A control that is changed does not begin the story anew.
  if (!answers.has(path)) {
    answers.set(path, { answer, counts: new Map() });
    runs.set(path, (runs.get(path) ?? 0) + 1);
    begin?.();
  }
  return () => void answers.delete(path);
};

/**
 * Addresses as an element gets them. Elements remember answers as long as the page lives: a story that is shown again
 * asks at an address that they have not met.
 */
export const fresh = (addresses: string): string =>
  addresses.replace(/\S+/g, (address) => {
    const run = runs.get(pathOf(address)) ?? 1;
    return run > 1 ? `${address}${address.includes('?') ? '&' : '?'}run=${run}` : address;
  });

export const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), { status });

/** What a file of the demo portal says. */
export const file =
  (address: string): Answer =>
  () =>
    real(address);

/** Never answers. */
export const never: Answer = () => new Promise(() => {});

/** Fails in a way of its own for each kind; an article that is not there is a matter of `item`. */
export const failing =
  (kind: Exclude<FeedErrorKind, 'not-found'>): Answer =>
  () => {
    switch (kind) {
      case 'blocked':
        throw new TypeError('Failed to fetch');
      case 'http':
        return json({}, 503);
      case 'not-a-feed':
        return new Response('<!doctype html><title>Lỗi máy chủ</title>');
      case 'malformed':
        // Cut off before anything whole has come.
        return new Response('<rss version="2.0"><channel><title>Tin tức</title><item><title>Hội');
      default:
        // As the reader says it itself, after 15 seconds or 8 MB.
        throw new FeedError(kind, kind);
    }
  };

/** Answers the first question, and fails from then on. */
export const once =
  (answer: Answer): Answer =>
  (question) =>
    question.count > 1 ? json({}, 503) : answer(question);

/** Fails at the first question, and answers from then on. */
export const later =
  (answer: Answer): Answer =>
  (question) =>
    question.count > 1 ? answer(question) : json({}, 503);
