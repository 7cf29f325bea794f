// Damages feeds, reads what is left, and prints what came of it. Fails at a hang, a throw that is none of our named
// errors, or an address that could run something.
//   node scripts/fuzz.mjs [runs]     default 20,000; seeds are the feeds of ../shared/cases where they are
import { existsSync, readFileSync } from 'node:fs';
import { FeedError, readFeed } from '../src/feed/index.ts';
import { mutate, random } from '../test/helpers/mutate.mjs';

import { casesRoot, readCases } from './cases.mjs';
import { bodiesAreSafe } from './fuzz-bodies.mjs';

const runs = Number(process.argv[2] ?? 20_000);
/** Milliseconds that count as a hang. */
const HANG = 500;

const demo = ['tin-tuc.rss', 'thong-bao.atom', 'van-ban.json'].map((name) => ({
  id: name,
  bytes: readFileSync(new URL(`../stories/portal/feeds/${name}`, import.meta.url)),
}));
const cases = existsSync(casesRoot)
  ? ['feeds', 'feeds-vn']
      .flatMap((folder) => readCases(folder))
      .map((one) => ({ id: one.id, bytes: one.bytes() }))
  : [];
const seeds = [...cases, ...demo];

const next = random(20_240_531);
const outcomes = {};
const bad = [];
const bodies = new Set();
let slowest = { time: 0, id: '' };
for (let run = 0; run < runs; run++) {
  const { id, bytes: whole } = seeds[run % seeds.length];
  let bytes = new Uint8Array(whole);
  for (let changes = 1 + Math.floor(next() * 4); changes; changes--) bytes = mutate(bytes, next);
  let time = 0;
  let outcome = 'read';
  // A second time where it was slow: a machine busy elsewhere is no hang.
  for (const last of [false, true]) {
    const begun = performance.now();
    try {
      const feed = await readFeed(bytes, { url: 'https://phuong.example.vn/rss', now: 0 });
      for (const { image, url, content_html } of feed.items) {
        for (const address of [image, url])
          if (address && !/^https?:/.test(address)) bad.push(`run ${run}, ${id}: address ${address}`);
        if (content_html && content_html.length < 20_000) bodies.add(content_html);
      }
    } catch (error) {
      outcome = error instanceof FeedError ? error.kind : 'threw';
      if (outcome === 'threw' || (error.kind === 'malformed' && error.cause))
        bad.push(`run ${run}, ${id}: ${error.cause ?? error}`);
    }
    time = performance.now() - begun;
    if (time < HANG || last) break;
  }
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  if (time > slowest.time) slowest = { time, id: `run ${run}, ${id}` };
  if (time > HANG) bad.push(`run ${run}, ${id}: ${time.toFixed()} ms`);
}
console.log(`${runs} mutations of ${seeds.length} feeds:`, outcomes);
console.log(`slowest: ${slowest.time.toFixed()} ms (${slowest.id})`);

if (existsSync(casesRoot)) {
  bad.push(...(await bodiesAreSafe([...bodies], `${casesRoot}xss.json`)));
  console.log(`${bodies.size} different bodies sanitised, each in two ways`);
}
for (const line of bad) console.log(line);
console.log(`${bad.length} hangs over ${HANG} ms, unnamed errors and executable outputs`);
process.exit(bad.length ? 1 : 0);
