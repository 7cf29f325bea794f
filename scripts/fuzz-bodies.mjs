// Puts bodies through both sanitisers in Chromium, and judges what comes out as the tests do.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { rolldown } from 'rolldown';
import { chromiumArgs, ensureChromium } from './browser.mjs';
import { root } from './run.mjs';

const entry = `
export { sanitize } from './src/html/sanitize.ts';
export { callsIn, hits, serialised } from './test/html/judge.ts';
`;

/** Runs in the page. */
async function judge({ bodies, rules }) {
  const { sanitize, callsIn, hits, serialised } = await import('/judge.js');
  const bad = [];
  for (const native of [true, false]) {
    const outputs = [];
    for (const body of bodies) outputs.push(serialised(await sanitize(body, { native })));
    outputs.forEach((output, index) => {
      const found = hits(output, rules);
      if (found.length) bad.push(`${found.join(' ')} in ${bodies[index].slice(0, 300)}`);
    });
    for (const call of await callsIn(outputs.join('<hr>'))) bad.push(`a call of ${call}`);
  }
  return bad;
}

/**
 * What the rules reject of the bodies once they are sanitised, and the calls made in a live page.
 * @param {string[]} bodies
 * @param {string} rulesFile path of ../shared/cases/xss.json
 */
export async function bodiesAreSafe(bodies, rulesFile) {
  const { rules } = JSON.parse(readFileSync(rulesFile, 'utf8'));
  const bundle = await rolldown({
    input: 'judge',
    cwd: root,
    platform: 'browser',
    plugins: [
      {
        name: 'judge',
        resolveId: (id) => (id === 'judge' ? `${root}judge.ts` : null),
        load: (id) => (id === `${root}judge.ts` ? entry : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  const server = createServer((request, response) => {
    const isScript = request.url === '/judge.js';
    response.writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? output[0].code : '<!doctype html><title>Fuzz</title>');
  }).listen(0);
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${server.address().port}/`);
    const bad = [];
    for (let from = 0; from < bodies.length; from += 200)
      bad.push(...(await page.evaluate(judge, { bodies: bodies.slice(from, from + 200), rules })));
    return bad;
  } finally {
    await browser.close();
    server.close();
  }
}
