// Speeds, as ratios inside one run: the machine's own speed and its other work fall out of them. Medians of rounds that
// take turns. Needs dist/: `npm run bench` builds it first.
import { existsSync } from 'node:fs';
import { launch } from '../test/helpers/chromium.mjs';
import { root } from '../scripts/run.mjs';
import { benchFeed, feedInputs } from './feed.mjs';
import { writeFigures } from './figures.mjs';
import { benchList, listInputs } from './list.mjs';
import { benchRatings } from './ratings.mjs';
import { serve } from './server.mjs';
import { benchShift } from './shift.mjs';
import { benchVisits } from './visits.mjs';

if (!existsSync(`${root}dist/custom-elements.json`)) {
  console.error('bench: there is no dist/ yet; run `npm run build` first.');
  process.exit(1);
}

const server = await serve({ ...feedInputs, ...listInputs });
const browser = await launch();
let feed;
let list;
let ratings;
let shift;
try {
  feed = await benchFeed(browser, server.url);
  list = await benchList(browser, server.url);
  ratings = await benchRatings(browser, server.url);
  shift = await benchShift(browser);
} finally {
  await browser.close();
  server.close();
}
// After the browser is gone: each server has a core to itself.
const visits = await benchVisits();

const line = (cells) =>
  console.log(
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(54) : at === 3 ? `  ${cell}` : cell.padStart(10)))
      .join(''),
  );
const table = (title, heads, rows, form) => {
  console.log('');
  line([title, ...heads, '']);
  for (const [what, first, second, note] of rows) line([what, first.toFixed(1), form(second), note]);
};
const ratio = (number) => `${number.toFixed(2)}x`;
table('bytes to articles (used: and all that came out)', ['ms', 'ours = 1'], feed, ratio);
table('tag to painted list', ['ms', 'bare = 1'], list.times, ratio);
table('1,000 ratings', ['ms', 'bare = 1'], ratings, ratio);
table('longest task', ['median ms', 'most ms'], list.tasks, (number) => number.toFixed(1));
table('the companion', ['', 'bare = 1'], visits.rows, ratio);
console.log(visits.many);
console.log(`layout shift of the demo page, everything a second late: ${shift.toFixed(2)}`);
await writeFigures({ feed, list, ratings, visits, shift, browser: browser.version() });
