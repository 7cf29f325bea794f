import { existsSync, globSync } from 'node:fs';
import { chromium as playwright } from 'playwright-core';
import { debianCommands, mayInstall, runQuietly, works } from './debian.mjs';

/** A browser the tests run in: where it may lie, and how to get it. */
const chromium = {
  name: 'Chromium',
  variable: 'CHROME_PATH',
  places: () => [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/usr/bin/chromium-browser',
    playwright.executablePath(),
  ],
  debian: ['chromium'],
  playwright: 'chromium',
};
const firefox = {
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  places: () => [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ],
  debian: ['firefox-esr'],
};
const webkit = {
  name: 'WebKitGTK',
  variable: 'WEBKIT_PATH',
  // What is driven needs a screen and the program that drives it.
  places: () =>
    ['/usr/bin/Xvfb', '/usr/bin/WebKitWebDriver'].every((path) => existsSync(path))
      ? globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser')
      : [],
  debian: ['webkit2gtk-driver', 'xvfb'],
  // It answers only on a screen.
  works: existsSync,
};

/** Libraries of old pages, which npm does not have as files for a page. */
const libraries = {
  name: 'Prototype and MooTools',
  places: () =>
    ['prototype/prototype.js', 'mootools/mootools-core-nc.js'].every((file) =>
      existsSync(`/usr/share/javascript/${file}`),
    )
      ? ['/usr/share/javascript']
      : [],
  debian: ['libjs-prototype', 'libjs-mootools'],
  works: existsSync,
};

const find = ({ variable, places, works: does = works }) =>
  [process.env[variable], ...places()].find((path) => path && does(path));

/** The commands that may bring a browser on this machine, best first. */
function ways(browser) {
  const list = [[`Debian package ${browser.debian.join(' and ')}`, debianCommands(...browser.debian)]];
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
  const otherwise = browser.variable ? `, or set ${browser.variable} to one` : '';
  throw new Error(`No ${browser.name} found and none could be installed: install it${otherwise}.`);
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

/**
 * Path of WebKitGTK's small browser, with its driver and a screen beside it; gets them where there are none.
 * @throws {Error} with one sentence where it cannot be had
 */
export const ensureWebKit = () => ensure(webkit);

/**
 * Gets the libraries that Debian has for old pages, where they are not there.
 * @throws {Error} with one sentence where they cannot be had
 */
export const ensureLibraries = () => ensure(libraries);

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
