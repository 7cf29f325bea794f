// Bytes to articles: ours, rss-parser as published, feedsmith. In the same browser, and in Node.
import { atom, rss } from './inputs.mjs';
import { median, race } from './race.mjs';
import { root } from '../scripts/run.mjs';

const ITEMS = 1000;
const ROUNDS = 7;

export const feedInputs = { '/rss': rss(ITEMS, 6), '/atom': atom(ITEMS, 6) };

/** What each of them is asked to do. The others take text: decoding is part of their work too. */
async function inPage([path, rounds]) {
  const [{ race }, { readFeed }, { parseFeed }] = await Promise.all(
    ['/race.mjs', '/dist/feed.js', '/feedsmith.js'].map((module) => import(module)),
  );
  const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
  const text = () => new TextDecoder().decode(bytes);
  return race(
    {
      ours: async () => (await readFeed(bytes, { url: location.href })).items.length,
      'rss-parser': async () => (await new globalThis.RSSParser().parseString(text())).items.length,
      feedsmith: async () => {
        const { feed } = parseFeed(text());
        return (feed.items ?? feed.entries).length;
      },
    },
    undefined,
    rounds,
  );
}

async function inNode(text) {
  const [{ readFeed }, { default: Parser }, { parseFeed }] = await Promise.all([
    import(`${root}dist/node/feed.js`),
    import('rss-parser'),
    import('feedsmith'),
  ]);
  const bytes = Buffer.from(text);
  const decode = () => new TextDecoder().decode(bytes);
  return race(
    {
      ours: async () => (await readFeed(bytes, { url: 'https://phuong.example.vn/' })).items.length,
      'rss-parser': async () => (await new Parser().parseString(decode())).items.length,
      feedsmith: async () => {
        const { feed } = parseFeed(decode());
        return (feed.items ?? feed.entries).length;
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
    const what = `${path.slice(1).toUpperCase().replace('ATOM', 'Atom')}, ${ITEMS} items, ${size} MB`;
    const page = await browser.newPage();
    await page.goto(url);
    // A classic script, as its README shows it.
    await page.addScriptTag({ url: `${url}rss-parser.js` });
    table.push(...rows(`${what}, Chromium`, await page.evaluate(inPage, [path, ROUNDS])));
    await page.close();
    table.push(...rows(`${what}, Node`, await inNode(text)));
  }
  return table;
}
