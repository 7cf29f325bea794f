// Runs every row in one engine, and writes down what came of it.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { engines } from './browsers.mjs';
import { demoTest } from './demo.mjs';
import { host } from './host.mjs';
import { everyRow, rows } from './rows/index.mjs';
import { startServer } from './server.mjs';

export const resultsFile = (engine) => `${root}test/hosts/results/${engine}.json`;

/** Why an engine cannot be had; nothing where it can. */
function missing(engine) {
  try {
    engines[engine].ensure();
  } catch ({ message }) {
    return message;
  }
}

/** `BROWSERS` names the engines to run in, as for the element tests. */
const isAsked = (engine) => !process.env.BROWSERS || process.env.BROWSERS.split(',').includes(engine);

export function hostTests(engine) {
  const reason = isAsked(engine) ? missing(engine) : `BROWSERS is ${process.env.BROWSERS}.`;
  if (reason) console.error(`!! host pages in ${engine}: ${reason}`);
  // What cannot be had is a skip on a user's machine, a failure in CI.
  const skip = reason && (!isAsked(engine) || !process.env.CI) ? reason : false;

  describe(`host pages in ${engine}`, { skip }, () => {
    let server;
    let browser;
    let pages;
    const results = {};
    before(async () => {
      [server, browser] = await Promise.all([startServer(), engines[engine].open()]);
      pages = host({ engine, browser, server });
    });
    after(async () => {
      await browser?.close();
      server?.close();
      // A run of some rows only says nothing of the others.
      if (Object.keys(results).length < everyRow) return;
      mkdirSync(`${root}test/hosts/results`, { recursive: true });
      const text = `${JSON.stringify(results, null, 2)}\n`;
      let known;
      try {
        known = readFileSync(resultsFile(engine), 'utf8');
      } catch {
        // The first run.
      }
      if (text !== known) writeFileSync(resultsFile(engine), text);
    });

    demoTest(() => browser);

    for (const { number, title, cases, shows } of rows) {
      for (const { name, run, lacks } of cases)
        it(`${number}. ${title.en}${name ? `: ${name}` : ''}`, async (context) => {
          const why = typeof lacks === 'function' ? lacks(engine) : lacks;
          if (why && process.env.CI && /install/.test(why)) assert.fail(why);
          if (why) {
            if (results[number] === 'met') results[number] = 'partly';
            return context.skip(why);
          }
          // Where the run of a row is stopped by a failure, that is what stands there.
          const before = results[number];
          results[number] = 'failed';
          await run(pages);
          if (before !== 'failed') results[number] = before ?? (shows === 'fallback' ? 'fallback' : 'met');
        });
    }
  });
}
