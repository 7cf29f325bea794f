// 1,000 ratings mounted, against the markup that they draw, given to `innerHTML` in one piece under the same style
// sheet: nothing can be faster. To the last element drawn, and on to the whole page laid out.
import { median } from './race.mjs';

const COUNT = 1000;
const ROUNDS = 24;

/** Runs in the page. */
async function mount([script, count, rounds]) {
  await import(script);
  const ratings = document.createElement('div');
  const plain = document.createElement('div');
  plain.id = 'plain';
  document.body.append(ratings, plain);

  const drawn = async (box) => {
    await box.lastElementChild.updateComplete;
  };
  const tags = Array.from(
    { length: count },
    (_, n) => `<ward-star-rating value="${(n % 50) / 10 + 0.1}" count="${n + 1}"></ward-star-rating>`,
  ).join('');
  ratings.innerHTML = tags;
  await drawn(ratings);
  const roots = [...ratings.children].map(({ shadowRoot }) => shadowRoot);
  const markup = roots.map(({ innerHTML }) => `<div>${innerHTML.replace(/<!--.*?-->/g, '')}</div>`).join('');
  const rules = roots[0].adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    rules
      .map(({ cssText }) => cssText)
      .join('\n')
      .replace(/:host\((.*?)\)/g, '#plain > div$1')
      .replaceAll(':host', '#plain > div'),
  );
  document.adoptedStyleSheets = [sheet];
  ratings.replaceChildren();

  const turn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const run = async (box, html, wait) => {
    await turn();
    globalThis.gc?.();
    await turn();
    const begun = performance.now();
    box.innerHTML = html;
    if (wait) await drawn(box);
    const made = performance.now();
    const height = box.offsetHeight;
    const laid = performance.now();
    box.replaceChildren();
    return { made: made - begun, laid: laid - begun, height };
  };
  const results = { ratings: [], plain: [] };
  for (let round = -4; round < rounds; round++) {
    const runners = [
      ['ratings', () => run(ratings, tags, true)],
      ['plain', () => run(plain, markup, false)],
    ];
    if (round % 2) runners.reverse();
    for (const [name, one] of runners) {
      const result = await one();
      if (round >= 0) results[name].push(result);
    }
  }
  ratings.remove();
  plain.remove();
  document.adoptedStyleSheets = [];
  return results;
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url of the bench server
 * @returns {Promise<[what: string, milliseconds: number, ratio: number, note: string][]>}
 */
export async function benchRatings(browser, url, script = '/dist/cdn/ward-widgets.js') {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    await page.goto(url);
    const { ratings, plain } = await page.evaluate(mount, [script, COUNT, ROUNDS]);
    const of = (runs, name) => median(runs.map((run) => run[name]));
    const [height, plainHeight] = [of(ratings, 'height'), of(plain, 'height')];
    if (height !== plainHeight) throw new Error(`not the same picture: ${height} and ${plainHeight} px high`);
    return [
      ['made', '1,000 ratings made'],
      ['laid', '1,000 ratings made and laid out'],
    ].map(([name, what]) => [
      what,
      of(ratings, name),
      of(ratings, name) / of(plain, name),
      `bare ${of(plain, name).toFixed(1)} ms`,
    ]);
  } finally {
    await page.close();
  }
}
