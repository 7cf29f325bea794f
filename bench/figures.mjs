// The figures that the project answers to, of the last bench: results.json, which the landing page shows.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { score } from '../scripts/cases.mjs';
import { root } from '../scripts/run.mjs';
import { sizes } from '../scripts/size.mjs';

const file = `${root}bench/results.json`;

/** The row whose first cell begins with the words. */
const row = (rows, words) => {
  const found = rows.find(([what]) => what.startsWith(words));
  if (!found) throw new Error(`The bench has no row "${words}".`);
  return found;
};

/** Percentages of the feeds in ../shared/cases; nothing where they are absent. */
async function casesFigures() {
  let groups;
  try {
    ({ groups } = await score());
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    console.log('figures: ../shared/cases is absent; its last figures are kept');
    return undefined;
  }
  const percent = (...names) => {
    const all = names.map((name) => groups.get(name));
    const sum = (key) => all.reduce((total, group) => total + group[key], 0);
    return (100 * sum('good')) / sum('all');
  };
  return {
    'feeds-parse': percent('feeds: must parse'),
    'feeds-values': percent('feeds: values'),
    'feeds-vn': percent('feeds-vn: cases with every value right', 'feeds-vn: dates'),
  };
}

/** Writes results.json. Units and targets are the landing page's; numbers are as measured, unrounded. */
export async function writeFigures({ feed, list, ratings, visits, shift, browser }) {
  const found = await sizes();
  const kB = (entry, lazy = '') => {
    const one = found.find((size) => size.entry === entry && size.with.join() === lazy);
    if (!one) throw new Error(`There is no budget of ${entry} with "${lazy}".`);
    return one.size / 1000;
  };
  const last = JSON.parse(readFileSync(file, 'utf8'));
  const peer = (what, name) => row(feed, `${what}: ${name}`)[2];
  const shown = list.times.filter(([what]) => what.endsWith(': ours'));
  const tasks = list.tasks.filter(([what]) => what.endsWith(': ours'));
  const read = (format) =>
    feed
      .find(([what]) => what.startsWith(`${format}, `) && / read, Chromium/.test(what))[0]
      .replace(/: .*/, '');
  const figures = {
    'star-rating': kB('./star-rating'),
    'date-banner': kB('./date-banner'),
    'article-list': kB('./article-list', 'parse'),
    all: kB('./all', 'parse'),
    ratings: row(ratings, '1,000 ratings made and laid out')[2],
    list: shown[0][2],
    'list-all': shown[1][2],
    task: tasks[0][1],
    shift,
    'rss-parser': peer(read('RSS'), 'rss-parser'),
    feedsmith: peer(read('RSS'), 'feedsmith'),
    ...((await casesFigures()) ??
      Object.fromEntries(Object.entries(last.figures).filter(([id]) => id.startsWith('feeds-')))),
    visits: row(visits.rows, 'POST /v1/visits')[2],
  };
  const [{ model }] = cpus();
  const results = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${model}`,
    versions: { node: process.versions.node, chromium: browser },
    figures,
  };
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}
