// Bytes to articles: ours, rss-parser as published, feedsmith. In the same browser, and in Node. Each in two ways:
// `read` is what a list of articles needs; `used` is that and every member of every item, by JSON.stringify of all that
// came out, because ours makes bodies only when they are read.
import { atom, rss } from './inputs.mjs';
import { median, race } from './race.mjs';
import { root } from '../scripts/run.mjs';

const ITEMS = 1000;
const ROUNDS = 7;

export const feedInputs = {
  '/rss': rss(ITEMS, 6),
  '/atom': atom(ITEMS, 6),
  '/descriptions': rss(ITEMS, 0),
};
const titles = { '/rss': 'RSS', '/atom': 'Atom', '/descriptions': 'RSS without bodies' };

/** What each of them is asked to do. The others take text: decoding is part of their work too. */
async function inPage([path, rounds, used]) {
  const [{ race }, { readFeed }, { parseFeed }] = await Promise.all(
    ['/race.mjs', '/dist/feed.js', '/feedsmith.js'].map((module) => import(module)),
  );
  const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
  const text = () => new TextDecoder().decode(bytes);
  const count = (feed, items) => (used && !JSON.stringify(feed) ? 0 : items.length);
  return race(
    {
      ours: async () => {
        const feed = await readFeed(bytes, { url: location.href });
        return count(feed, feed.items);
      },
      'rss-parser': async () => {
        const feed = await new globalThis.RSSParser().parseString(text());
        return count(feed, feed.items);
      },
      feedsmith: async () => {
        const { feed } = parseFeed(text());
        return count(feed, feed.items ?? feed.entries);
      },
    },
    undefined,
    rounds,
  );
}

async function inNode(text, used) {
  const [{ readFeed }, { default: Parser }, { parseFeed }] = await Promise.all([
    import(`${root}dist/node/feed.js`),
    import('rss-parser'),
    import('feedsmith'),
  ]);
  const bytes = Buffer.from(text);
  const decode = () => new TextDecoder().decode(bytes);
  const count = (feed, items) => (used && !JSON.stringify(feed) ? 0 : items.length);
  return race(
    {
      ours: async () => {
        const feed = await readFeed(bytes, { url: 'https://phuong.example.vn/' });
        return count(feed, feed.items);
      },
      'rss-parser': async () => {
        const feed = await new Parser().parseString(decode());
        return count(feed, feed.items);
      },
      feedsmith: async () => {
        const { feed } = parseFeed(decode());
        return count(feed, feed.items ?? feed.entries);
      },
    },
    undefined,
    ROUNDS,
  );
}

/** Rows of the table: what, median in milliseconds, how many times ours that is, what was read. */
function rows(what, results) {
  const own = median(results.ours.times);
  return Object.entries(results).map(([name, { times, work }]) => {
    if (work !== ITEMS) throw new Error(`${name} read ${work} of ${ITEMS} items`);
    return [`${what}: ${name}`, median(times), median(times) / own, `${work} items`];
  });
}

/** @param {import('playwright-core').Browser} browser */
export async function benchFeed(browser, url) {
  const table = [];
  for (const [path, text] of Object.entries(feedInputs)) {
    const size = (Buffer.byteLength(text) / 1e6).toFixed(1);
    for (const way of ['read', 'used']) {
      const what = `${titles[path]}, ${size} MB, ${way}`;
      const used = way === 'used';
      const page = await browser.newPage();
      await page.goto(url);
      // A classic script, as its README shows it.
      await page.addScriptTag({ url: `${url}rss-parser.js` });
      table.push(...rows(`${what}, Chromium`, await page.evaluate(inPage, [path, ROUNDS, used])));
      await page.close();
      table.push(...rows(`${what}, Node`, await inNode(text, used)));
    }
  }
  return table;
}
