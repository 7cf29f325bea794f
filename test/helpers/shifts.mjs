/**
 * What moves on the demo page while everything arrives a second late.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<{value: number, of: string[]}[]>} each layout shift, and what moved
 */
export async function shifts(page, url) {
  await page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries())
        globalThis.shifts.push({ value, of: sources.map(({ node }) => node?.nodeName) });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.route('**/*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.continue();
  });
  await page.goto(url);
  // The last to come: the buttons of the ticker, the choices of the rating, the tools of the article.
  await page.getByRole('button', { name: 'Tự chạy' }).waitFor();
  await page.getByRole('radio').first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'In bài viết' }).waitFor();
  await page.waitForLoadState('networkidle');
  return page.evaluate(() => globalThis.shifts);
}
