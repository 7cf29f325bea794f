import { chromium as playwright } from 'playwright-core';
import { debianCommands, mayInstall, runQuietly, works } from './debian.mjs';

/** A browser the tests run in: where it may lie, and how to get it. */
const chromium = {
  name: 'Chromium',
  variable: 'CHROME_PATH',
  places: [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/usr/bin/chromium-browser',
    playwright.executablePath(),
  ],
  debian: 'chromium',
  playwright: 'chromium',
};
const firefox = {
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  places: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
  debian: 'firefox-esr',
};

const find = ({ variable, places }) => [process.env[variable], ...places].find(works);

/** The commands that may bring a browser on this machine, best first. */
function ways(browser) {
  const list = [[`Debian package ${browser.debian}`, debianCommands(browser.debian)]];
  if (browser.playwright) {
    const withDeps = mayInstall() ? ['--with-deps'] : [];
    list.push(['Playwright', [['playwright-core', 'install', ...withDeps, browser.playwright]]]);
  }
  return list.filter(([, commands]) => commands.length);
}

function ensure(browser) {
  let path = find(browser);
  for (const [way, commands] of path ? [] : ways(browser)) {
    console.log(`No ${browser.name} found: installing it (${way}).`);
    if (runQuietly(commands) && (path = find(browser))) break;
  }
  if (path) return path;
  throw new Error(
    `No ${browser.name} found and none could be installed: install it, or set ${browser.variable} to one.`,
  );
}

/**
 * Path of a Chromium that starts; gets one where there is none.
 * @throws {Error} with one sentence where it cannot be had
 */
export const ensureChromium = () => ensure(chromium);

/**
 * Path of a Firefox that starts; gets one where there is none.
 * @throws {Error} with one sentence where it cannot be had
 */
export const ensureFirefox = () => ensure(firefox);

/** What Chromium is started with: no sandbox (it cannot start as root), no calls home, the same pixels everywhere. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--js-flags=--expose-gc',
];

/** What Firefox is started with: Tab stops at links and buttons on every system. */
export const firefoxPrefs = { 'accessibility.tabfocus': 7 };
