// From the tag to the painted list, against the least that a page could do by hand.
import { rss } from './inputs.mjs';
import { median } from './race.mjs';

const ITEMS = 1000;
const ROUNDS = 15;
const LOOKS = 5;
/** How many cards are shown: the default, and all. */
const LIMITS = [10, ITEMS];

/** 1,000 items, 1 MB. */
export const listInputs = { '/list': rss(ITEMS, 0) };

/** @param {import('playwright-core').Browser} browser */
export async function benchList(browser, url) {
  const size = (Buffer.byteLength(listInputs['/list']) / 1e6).toFixed(1);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(url);
  await page.evaluate(async () => (await import('/list-page.mjs')).prepare('/list'));
  const measure = (maker, limit, probe = false) =>
    page.evaluate(
      async ([maker, limit, probe]) => (await import('/list-page.mjs')).measure(maker, '/list', limit, probe),
      [maker, limit, probe],
    );
  const times = [];
  const tasks = [];
  for (const limit of LIMITS) {
    const what = `RSS, ${ITEMS} items, ${size} MB, ${limit} cards`;
    const found = { ours: [], bare: [] };
    for (let round = -2; round < ROUNDS; round++) {
      for (const maker of round % 2 ? ['ours', 'bare'] : ['bare', 'ours']) {
        const { time, cards } = await measure(maker, limit);
        if (cards !== limit) throw new Error(`${maker} painted ${cards} of ${limit} cards`);
        if (round >= 0) found[maker].push(time);
      }
    }
    const bare = median(found.bare);
    for (const [name, list] of Object.entries(found))
      times.push([`${what}: ${name}`, median(list), median(list) / bare, `${limit} cards`]);
    for (const maker of ['ours', 'bare']) {
      const looks = [];
      for (let look = 0; look < LOOKS; look++) looks.push(await measure(maker, limit, true));
      tasks.push([
        `${what}: ${maker}`,
        median(looks.map(({ longest, gap }) => longest || gap)),
        Math.max(...looks.map(({ longest, gap }) => longest || gap)),
        `${median(looks.map(({ long }) => long))} over 50 ms`,
      ]);
    }
  }
  await page.close();
  return { times, tasks };
}
