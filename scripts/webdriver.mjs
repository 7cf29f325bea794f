// WebKitGTK by WebDriver: starts its driver on a free port and a screen of its own, and stops both.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureWebKit } from './browser.mjs';
import { freePort } from './free-port.mjs';

const SCREEN = { width: 2000, height: 2000 };

/** A screen that nobody sees, on a display that nobody has. */
async function startScreen() {
  const screen = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${SCREEN.width}x${SCREEN.height}x24`, '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const [number] = await once(screen.stdio[3], 'data');
  return { display: `:${String(number).trim()}`, stop: () => screen.kill() };
}

/** Settings under which the window's own buttons take no room: it can then be as narrow as a phone. */
function narrowSettings() {
  const folder = mkdtempSync(join(tmpdir(), 'ward-widgets-webkit-'));
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(
    join(folder, 'gtk-3.0/gtk.css'),
    '* { min-width: 0; padding: 0; margin: 0; font-size: 1px; }',
  );
  return folder;
}

/** The keys that WebDriver has a character for. */
const KEYS = {
  Backspace: '\ue003',
  Tab: '\ue004',
  Enter: '\ue007',
  Shift: '\ue008',
  Escape: '\ue00c',
  End: '\ue010',
  Home: '\ue011',
  ArrowLeft: '\ue012',
  ArrowUp: '\ue013',
  ArrowRight: '\ue014',
  ArrowDown: '\ue015',
};

/** One window of WebKitGTK. */
export async function startWebKit() {
  const binary = ensureWebKit();
  const screen = await startScreen();
  const port = await freePort();
  const settings = narrowSettings();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: screen.display,
      XDG_CONFIG_HOME: settings,
      // The name that WebKit itself gives it: its sandbox cannot start as root.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      // The same pixels each time.
      WEBKIT_SKIA_ENABLE_CPU_RENDERING: '1',
    },
  });
  const stopAll = () => {
    driver.kill();
    screen.stop();
    rmSync(settings, { recursive: true, force: true });
  };
  process.once('exit', stopAll);

  let base = `http://127.0.0.1:${port}`;
  async function command(method, path, body) {
    const answer = await fetch(base + path, {
      method,
      signal: AbortSignal.timeout(40_000),
      ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }

  for (let ready = false; !ready;) {
    if (driver.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${driver.exitCode}.`);
    ready = await command('GET', '/status').then(
      (value) => value.ready,
      () => false,
    );
  }
  const { sessionId } = await command('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
        timeouts: { script: 30_000, pageLoad: 30_000 },
      },
    },
  });
  base += `/session/${sessionId}`;

  const execute = (script, ...args) => command('POST', '/execute/async', { script, args });
  const actions = (id, type, list, parameters) =>
    command('POST', '/actions', {
      actions: [{ id, type, actions: list, ...(parameters && { parameters }) }],
    });

  return {
    goto: (url) => command('POST', '/url', { url }),
    /** Runs a function in the page, with one argument that is JSON; waits for what it promises. */
    async evaluate(run, argument) {
      const { error, value } = await execute(
        `const done = arguments[arguments.length - 1];
        Promise.resolve().then(() => (${run})(arguments[0])).then(
          (value) => done({ value }), (error) => done({ error: String(error && error.stack || error) }));`,
        argument ?? null,
      );
      if (error !== undefined) throw new Error(error);
      return value;
    },
    /** A picture of the whole page as far as it is seen, as PNG. */
    screenshot: async () => Buffer.from(await command('GET', '/screenshot'), 'base64'),
    press: (key) =>
      actions('keyboard', 'key', [
        { type: 'keyDown', value: KEYS[key] ?? key },
        { type: 'keyUp', value: KEYS[key] ?? key },
      ]),
    /** The size of the page, not of the window around it. */
    async resize(width, height) {
      const [more, higher] = await execute(
        'arguments[0]([outerWidth - innerWidth, outerHeight - innerHeight])',
      );
      const size = { width: width + more, height: height + higher };
      // Where the pointer is, in the middle of the screen: no window manager gives it the focus otherwise.
      const place = {
        x: (SCREEN.width - size.width) >> 1,
        y: size.height > SCREEN.height / 2 ? 0 : (SCREEN.height - size.height) >> 1,
      };
      await command('POST', '/window/rect', { ...place, ...size });
      // It is told before it is done.
      await execute(
        `const [width, done] = arguments;
        const look = () => (innerWidth === width ? done() : setTimeout(look, 10));
        look();`,
        width,
      );
    },
    back: () => command('POST', '/back'),
    async close() {
      await command('DELETE', '').catch(() => undefined);
      process.off('exit', stopAll);
      stopAll();
    },
  };
}
