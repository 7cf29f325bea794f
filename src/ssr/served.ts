import type { Article, Feed } from '../contract/feed.ts';
import type { LazyHost } from '../controllers/lazy.ts';
import type { FeedReader } from '../controllers/feed-controller.ts';

/** What an element was rendered from on the server; it stands beside the rendering, and the browser begins with it. */
export interface Served {
  /** The address or addresses that `feeds` were read from, as the element's `feed` says it. */
  feed: string;
  feeds?: Feed[] | undefined;
  /** When they were read, in milliseconds since 1970. */
  readAt: number;
  article?: Article | undefined;
  /** What o'clock it was, in milliseconds since 1970. */
  now: number;
}

/** An element as far as rendering it beforehand needs to know it. */
export type Drawn = LazyHost & {
  feed?: string;
  article?: Article | undefined;
  reader?: FeedReader;
  render(): unknown;
  update(changed: Map<string, unknown>): void;
  willUpdate(changed: Map<string, unknown>): void;
};

/** Gives an element what it shows, as though it had just been read. */
export function supply(element: Drawn, { feed, feeds, article }: Served): void {
  if (article) element.article = article;
  // A banner's headlines are a list with the banner's own feed.
  if (feeds && element.reader && element.feed === feed)
    Object.assign(element.reader, { feeds, settled: true });
}

/**
 * What an element would draw now. Nothing is written anywhere; parts that are loaded lazily begin to load, and
 * `loading` tells of them.
 */
export function draw(element: Drawn): unknown {
  const done = new Error('drawn');
  let drawn: unknown;
  element.loading = undefined;
  // Elements prepare in `update` what they draw, and then hand over to Lit, which begins with `render`.
  const { render } = element;
  element.render = () => {
    drawn = render.call(element);
    throw done;
  };
  try {
    element.willUpdate(new Map());
    element.update(new Map());
  } catch (thrown) {
    if (thrown !== done) throw thrown;
  } finally {
    delete (element as Partial<Drawn>).render;
  }
  return drawn;
}

/** Parts of parts of parts come one after another; one that cannot be had is not asked for without end. */
export const MOST_ROUNDS = 8;
