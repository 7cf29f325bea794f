// axe as it is published, but for one pause: after each of its hundred rules it lets the page have a turn by a timer, and
// browsers hold such timers back for 4 ms. That is 0.4 s of waiting for nothing in each of a thousand runs.
import { readFileSync } from 'node:fs';
import { root } from './run.mjs';

const PAUSE = 'setTimeout(function(){t(l)},0)';

/** @param {string} source of `axe.min.js` */
export function withoutPauses(source) {
  if (source.split(PAUSE).length !== 2) throw new Error(`axe.min.js has no single "${PAUSE}" any more.`);
  return source.replace(PAUSE, 't(l)');
}

export const axe = withoutPauses(readFileSync(`${root}node_modules/axe-core/axe.min.js`, 'utf8'));
