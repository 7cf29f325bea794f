import { startWebKit } from '../webdriver.mjs';

/**
 * Runs the element tests in WebKitGTK, one page at a time. It answers the commands of @web/test-runner-commands as
 * Puppeteer does, which is what they know; it has no media emulation and no accessibility snapshot.
 */
export function webkitLauncher() {
  let browser;
  const pages = new Map();
  return {
    name: 'WebKit',
    type: 'puppeteer',
    concurrency: 1,
    async startSession(id, url) {
      browser ??= await startWebKit();
      pages.set(id, url);
      await browser.resize(800, 600);
      await browser.goto(url);
    },
    async stopSession(id) {
      pages.delete(id);
      // Whatever still runs there ends.
      await browser.goto('about:blank');
      return {};
    },
    isActive: (id) => pages.has(id),
    getBrowserUrl: (id) => pages.get(id),
    getPage: () => ({
      keyboard: { press: browser.press },
      setViewport: ({ width, height }) => browser.resize(width, height),
    }),
    async stop() {
      await browser?.close();
    },
  };
}
