import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { run } from './run.mjs';

const places = () => [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/usr/bin/chromium-browser',
  chromium.executablePath(),
];

// Asks it for its version: Ubuntu has a `chromium-browser` that only tells how to install one.
const works = (path) =>
  path && existsSync(path) && spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
const find = () => places().find(works);

/** The commands that may bring a Chromium on this machine, best first. */
function ways() {
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const isRoot = process.getuid?.() === 0;
  const sudo = isRoot ? [] : ['sudo', '-n'];
  const mayInstall = isRoot || spawnSync('sudo', ['-n', 'true']).status === 0;
  const list = [];
  // Ubuntu's package of that name is a snap, which containers cannot run.
  if (/^ID=debian$/m.test(osRelease) && mayInstall) {
    list.push([
      'Debian package chromium',
      [
        [...sudo, 'apt-get', 'update', '-qq'],
        [...sudo, 'apt-get', 'install', '-y', '-qq', 'chromium'],
      ],
    ]);
  }
  list.push([
    'Playwright',
    [['playwright-core', 'install', ...(mayInstall ? ['--with-deps'] : []), 'chromium']],
  ]);
  return list;
}

/**
 * Path of a Chromium that starts; gets one where there is none.
 * @throws {Error} with one sentence where it cannot be had
 */
export function ensureChromium() {
  let path = find();
  for (const [name, commands] of path ? [] : ways()) {
    console.log(`No Chromium found: installing it (${name}).`);
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { DEBIAN_FRONTEND: 'noninteractive' } };
    if (commands.every((command) => run(command, quiet)) && (path = find())) break;
  }
  if (path) return path;
  throw new Error(
    'No Chromium found and none could be installed: install Chromium or Google Chrome, or set CHROME_PATH to one.',
  );
}

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
