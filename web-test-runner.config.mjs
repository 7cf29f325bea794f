import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import {
  a11ySnapshotPlugin,
  emulateMediaPlugin,
  sendKeysPlugin,
  setViewportPlugin,
} from '@web/test-runner-commands/plugins';
import puppeteer from 'puppeteer-core';
import { chromiumArgs, ensureChromium, ensureFirefox, firefoxPrefs } from './scripts/browser.mjs';
import { axePlugin } from './scripts/wtr/axe-plugin.mjs';
import { casesPlugin } from './scripts/wtr/cases-plugin.mjs';
import { countingReporter } from './scripts/wtr/counting-reporter.mjs';
import { feedServer } from './scripts/wtr/feed-server.mjs';
import { rssParserPlugin } from './scripts/wtr/rss-parser-plugin.mjs';
import { webkitLauncher } from './scripts/wtr/webkit-launcher.mjs';

/** `BROWSERS=chromium`, `BROWSERS=firefox` or `BROWSERS=webkit` runs in that one only. */
const launchers = {
  chromium: () => chromeLauncher({ launchOptions: { executablePath: ensureChromium(), args: chromiumArgs } }),
  firefox: () =>
    chromeLauncher({
      puppeteer,
      launchOptions: {
        browser: 'firefox',
        executablePath: ensureFirefox(),
        extraPrefsFirefox: firefoxPrefs,
        args: [],
      },
    }),
  webkit: webkitLauncher,
};
const browsers = (process.env.BROWSERS ?? 'chromium,firefox,webkit').split(',');

export default {
  files: ['test/**/*.test.ts', '!test/**/*.node.test.ts'],
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  nodeResolve: { exportConditions: ['browser', 'production'] },
  // One page at a time: a page in the background gets no animation frames and calls itself hidden.
  concurrency: 1,
  concurrentBrowsers: 1,
  browsers: browsers.map((name) => launchers[name]()),
  middleware: [feedServer],
  plugins: [
    a11ySnapshotPlugin(),
    emulateMediaPlugin(),
    sendKeysPlugin(),
    setViewportPlugin(),
    axePlugin(),
    casesPlugin(),
    rssParserPlugin(),
    esbuildPlugin({
      ts: true,
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
      target: 'es2022',
    }),
  ],
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countingReporter()],
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: 10_000 } },
};
