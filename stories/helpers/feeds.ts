/** Feeds for the stories: the demo portal's files, and feeds that misbehave on purpose. */

const file = (name: string): string => `portal/feeds/${name}`;

export const feeds = {
  news: file('tin-tuc.rss'),
  notices: file('thong-bao.atom'),
  documents: file('van-ban.json'),
  ward: file('phuong.rss'),
  empty: file('trong.rss'),
  /** An error page served as a feed. */
  broken: file('hong.rss'),
  /** A file that is not there. */
  missing: file('khong-co.rss'),
};

/**
 * Answers for one address for the time of one story, by a `beforeEach` of its own. On a docs page all stories are
 * there at once: each leaves the addresses of the others alone.
 * @param answer gets the number of the request, from 1, and the way to the real answer
 */
function answering(
  feed: string,
  answer: (count: number, through: () => Promise<Response>) => Promise<Response>,
): () => () => void {
  return () => {
    const { fetch: real } = window;
    let count = 0;
    window.fetch = (...args) =>
      (args[0] as string).endsWith(feed) ? answer(++count, () => real(...args)) : real(...args);
    return () => {
      window.fetch = real;
    };
  };
}

/** Never answers. */
export const hanging = (feed: string) => answering(feed, () => new Promise(() => {}));

/** Answers once, then fails. */
export const failingLater = (feed: string) =>
  answering(feed, (count, through) =>
    count > 1 ? Promise.resolve(new Response('', { status: 503 })) : through(),
  );
