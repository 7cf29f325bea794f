// The layout shift of the demo page, all widgets on it, while everything arrives a second late.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../scripts/run.mjs';
import { shifts } from '../test/helpers/shifts.mjs';

/**
 * @param {import('playwright-core').Browser} browser
 * @returns {Promise<number>} the largest sum of all shifts, of a phone and of a desktop
 */
export async function benchShift(browser) {
  const folder = mkdtempSync(join(tmpdir(), 'ward-shift-'));
  const demo = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DEMO_DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let url;
    for await (const line of createInterface({ input: demo.stdout })) {
      url = /http:\/\/localhost:\d+\//.exec(line)?.[0];
      if (url) break;
    }
    if (!url) throw new Error('the demo ended before it said its address');
    const sums = [];
    for (const width of [360, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      sums.push((await shifts(page, url)).reduce((sum, { value }) => sum + value, 0));
      await page.close();
    }
    return Math.max(...sums);
  } finally {
    demo.kill();
    if (demo.exitCode === null) await once(demo, 'exit');
    rmSync(folder, { recursive: true });
  }
}
