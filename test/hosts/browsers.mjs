// Three engines, one way to drive them: go somewhere, run a function there, take a picture.
import { chromium, firefox } from 'playwright-core';
import {
  chromiumArgs,
  ensureChromium,
  ensureFirefox,
  ensureWebKit,
  firefoxPrefs,
} from '../../scripts/browser.mjs';
import { startWebKit } from '../../scripts/webdriver.mjs';

const viewport = { width: 860, height: 1800 };

async function drive(type, options) {
  const browser = await type.launch(options);
  const page = await browser.newPage({ viewport });
  return {
    goto: (url) => page.goto(url),
    evaluate: (run, argument) => page.evaluate(run, argument),
    screenshot: () => page.screenshot(),
    press: (key) => page.keyboard.press(key),
    resize: (width, height) => page.setViewportSize({ width, height }),
    /** Media features, which only Chromium lets itself be told. */
    emulate: type === chromium ? (media) => page.emulateMedia(media) : undefined,
    close: () => browser.close(),
  };
}

/** How each engine is had, and started. `ensure` throws one sentence where it cannot be had. */
export const engines = {
  chromium: {
    ensure: ensureChromium,
    open: () => drive(chromium, { executablePath: ensureChromium(), args: chromiumArgs }),
  },
  firefox: {
    ensure: ensureFirefox,
    open: () =>
      drive(firefox, {
        channel: 'moz-firefox',
        executablePath: ensureFirefox(),
        // So that a page may come from 0.0.0.0.
        firefoxUserPrefs: { ...firefoxPrefs, 'network.socket.ip_addr_any.disabled': false },
      }),
  },
  webkit: {
    ensure: ensureWebKit,
    async open() {
      const browser = await startWebKit();
      await browser.resize(viewport.width, viewport.height);
      return browser;
    },
  },
};
