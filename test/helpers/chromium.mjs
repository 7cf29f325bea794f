import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { axe } from '../../scripts/axe.mjs';
import { chromiumArgs, ensureChromium } from '../../scripts/browser.mjs';
import { root } from '../../scripts/run.mjs';

export const launch = () => chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs });

/** Serves a folder of the project on a free port of this machine. */
export async function serve(folder) {
  const server = createServer(sirv(root + folder, { dev: true }));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** What axe finds wrong on the page, shadow roots included, a line each. */
export async function violations(page, context = 'body') {
  await page.evaluate(axe);
  return page.evaluate(async (selector) => {
    // Storybook's own panel may be in the middle of a run.
    while (globalThis.axe._running) await new Promise(requestAnimationFrame);
    const results = await globalThis.axe.run(selector, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
    );
  }, context);
}
