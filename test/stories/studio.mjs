// The built Storybook, opened so that a story looks the same each time.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import sirv from 'sirv';
import { axe } from '../../scripts/axe.mjs';
import { root } from '../../scripts/run.mjs';
import { launch } from '../helpers/chromium.mjs';

/** When all stories are looked at: the Thursday of the demo portal. */
const now = new Date('2024-11-21T08:30:00+07:00');
const margin = 16;
/** A column of 1,280 px fits in; so high that nearly all stories are there at once. */
const viewport = { width: 1280 + 2 * margin, height: 1600 };

const font = `${root}node_modules/@fontsource/noto-sans/`;
/** The faces of the pinned font that Vietnamese needs, in the weights of the widgets. */
const letters = [400, 600, 700]
  .flatMap((weight) => readFileSync(`${font}${weight}.css`, 'utf8').match(/@font-face \{.+?\}/gs))
  .filter((face) => /noto-sans-(?:latin|latin-ext|vietnamese)-\d/.test(face))
  .join('\n');
/** The same letters on any machine, on the page and in the widgets, code too; no caret that blinks. */
function pinned(url) {
  const served = letters.replaceAll('./files/', `${url}fonts/`);
  return `${served} ${served.replaceAll("'Noto Sans'", 'ui-monospace')}
    * {
      font-family: 'Noto Sans' !important;
      --ward-font-family: 'Noto Sans' !important;
      caret-color: transparent !important;
    }`;
}

/**
 * A test card in place of a picture of the portal, of the same size: it shows what is cut off and what is stretched,
 * and takes a tenth of the room.
 */
function sendCard(request, response) {
  const file = `${root}stories/portal/images${request.url}`;
  // One story shows a picture that is not there.
  if (!existsSync(file)) return response.writeHead(404).end();
  const [, width, height] = readFileSync(file, 'utf8').match(/viewBox="0 0 (\d+) (\d+)"/);
  response.setHeader('Content-Type', 'image/svg+xml');
  response.end(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 9 9"
    preserveAspectRatio="none" shape-rendering="crispEdges"><path fill="#9bc" d="M0 0h9v9H0z"/>
    <path fill="#fff" d="M1 1h7v7H1z"/><path fill="#357" d="M3 3h3v3H3zM0 0h1v1H0zM8 8h1v1H8z"/></svg>`);
}

/** What another Chromium may draw in another way: letters, a gradient, curves, shadows. */
function sendProbe(request, response) {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><title>Probe</title><div class="stage" style="width: 400px; padding: 16px">
    <h1 style="font-size: 30px">Ủy ban nhân dân phường Nam Sơn</h1>
    <p style="font-size: 13px">Thứ Năm, 21/11/2024 · 881.707 lượt truy cập · <b>Ẵ ẳ ễ ọ ự</b></p>
    <div style="height: 40px; border-radius: 13px; background: linear-gradient(30deg, #9d1c1f, #ffd166);
      box-shadow: 0 2px 9px #0006; border: 1.5px solid #05a"></div>
    <svg width="60" height="60" viewBox="0 0 9 9"
      ><path d="m1 8 3.5-7 3.5 7-6-4h6z" fill="#b50" stroke="#05a" stroke-width=".3"/></svg></div>`);
}

/** Serves the built Storybook, and beside it the font and axe. Its `Date` is that of the stories. */
async function serve() {
  const folder = (path) => sirv(`${root}${path}`, { maxAge: 600 });
  const places = [
    ['/portal/images/', sendCard],
    ['/probe/', sendProbe],
    ['/fonts/', folder('node_modules/@fontsource/noto-sans/files')],
    ['/axe/', (_, response) => response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(axe)],
    ['/', folder('storybook-static')],
  ];
  const server = createServer((request, response) => {
    response.setHeader('Date', now.toUTCString());
    const [prefix, answer] = places.find(([start]) => request.url.startsWith(start));
    request.url = request.url.slice(prefix.length - 1);
    answer(request, response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Runs in each frame before anything else: letters, an empty memory, and an ear on Storybook's channel. */
function prepare(style) {
  const dress = () => {
    const element = document.createElement('style');
    element.textContent = style;
    document.head.append(element);
  };
  document.head ? dress() : document.addEventListener('DOMContentLoaded', dress);
  if (self !== top) return;
  localStorage.clear();

  const story = (globalThis.story = { finished: 0, problems: [] });
  const complain = (problem) =>
    story.problems.push(problem?.message ?? problem?.description ?? String(problem));
  let channel;
  Object.defineProperty(globalThis, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(value) {
      channel = value;
      channel.on('playFunctionThrewException', complain);
      channel.on('unhandledErrorsWhilePlaying', (errors) => errors.forEach(complain));
      channel.on('storyErrored', complain);
      channel.on('storyThrewException', complain);
      channel.on('storyMissing', (id) => complain(`no story ${id}`));
      channel.on('storyFinished', () => story.finished++);
    },
  });
}

/**
 * Runs in a frame: lets it come to rest.
 * @param mayWait whether this is a story of waiting, and elements that wait are what it shows
 * @returns {Promise<string>} what still moves, empty where all is at rest
 */
async function rest(mayWait) {
  const frame = () => new Promise(requestAnimationFrame);
  const all = (place) =>
    [...place.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
  const elements = all(document.body);
  const widgets = elements.filter(({ localName }) => localName.startsWith('ward-'));
  await Promise.all(widgets.map(({ updateComplete }) => updateComplete));
  // "Loading" is said after a second; that, too, is how waiting looks.
  const isSaid = ({ shadowRoot }) => shadowRoot.querySelector('[role=status]')?.textContent.trim() !== '';
  const restless = widgets.find((widget) => widget.state === 'waiting' && !(mayWait && isSaid(widget)));
  if (restless) return `${restless.localName} is waiting`;
  // A page may name fonts of its own that are not there.
  const load = (face) => face.status === 'loaded' || face.load().catch(() => {});
  await Promise.all([...document.fonts].map(load));
  await Promise.all(
    elements.map((picture) => {
      if (picture.localName !== 'img' || (picture.loading === 'eager' && picture.complete)) return;
      picture.loading = 'eager';
      // One story shows a picture that is not there.
      return picture.decode().catch(() => {});
    }),
  );
  await frame();
  for (const animation of document.getAnimations()) {
    if (animation.effect.getComputedTiming().endTime === Infinity) animation.cancel();
    else animation.finish();
  }
  await frame();
  return '';
}

/** Stories that show what a missing feed looks like are allowed to say so. */
const expectedNoise = /Failed to load resource|\[ward-widgets\]/;

/** One story on a page. It is loaded once; switches are turned without loading it again. */
class Sitting {
  /** What must not be heard: errors, and requests to other hosts. */
  complaints = [];
  #page;
  #devtools;
  #url;
  #story;
  #open = new Set();
  #ears = {
    pageerror: ({ message }) => this.complaints.push(message),
    console: (message) => {
      if (message.type() === 'error' && !expectedNoise.test(message.text()))
        this.complaints.push(message.text());
    },
    request: (request) => {
      this.#open.add(request);
      const { protocol, host } = new URL(request.url());
      if (/^http/.test(protocol) && host !== new URL(this.#url).host) this.complaints.push(request.url());
    },
    requestfinished: (request) => this.#open.delete(request),
    requestfailed: (request) => this.#open.delete(request),
  };

  constructor({ page, devtools }, url, story) {
    this.#page = page;
    this.#devtools = devtools;
    this.#url = url;
    this.#story = story;
  }

  /** Loads the story, and waits until it has been played and is at rest. */
  async open() {
    for (const [name, ear] of Object.entries(this.#ears)) this.#page.on(name, ear);
    await this.#page.emulateMedia({ forcedColors: 'none' });
    if (!(await this.#turnTo())) {
      // Storybook's own panel need not look for what is looked for below.
      await this.#page.goto(
        `${this.#url}iframe.html?id=${this.#story.id}&viewMode=story&globals=a11y.manual:!true`,
      );
      await this.#page.waitForFunction(() => globalThis.story?.finished);
    }
    await this.rest();
  }

  /**
   * Turns from the story before to this one as Storybook's sidebar does, which takes a fifth of the time of loading a page.
   * @returns whether it could: a page that shows none, or has frames, is loaded
   */
  async #turnTo() {
    if (!this.#page.url().includes('iframe.html?') || this.#page.frames().length > 1) return false;
    await this.#page.evaluate(async (storyId) => {
      localStorage.clear();
      const { story, __STORYBOOK_ADDONS_CHANNEL__: channel } = globalThis;
      Object.assign(story, { finished: 0, problems: [] });
      channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
      while (!story.finished) await new Promise(requestAnimationFrame);
    }, this.#story.id);
    return true;
  }

  close() {
    for (const [name, ear] of Object.entries(this.#ears)) this.#page.off(name, ear);
  }

  async rest() {
    const mayWait = /waiting/i.test(this.#story.name);
    const end = Date.now() + 30_000;
    let restless;
    do {
      if (Date.now() > end) throw new Error(`does not come to rest: ${restless}`);
      const words = await Promise.all(this.#page.frames().map((frame) => frame.evaluate(rest, mayWait)));
      restless = words.join('') || [...this.#open].map((request) => request.url()).join(' ');
    } while (restless);
  }

  /** What went wrong in the story's own play function, or in drawing it. */
  problems() {
    return this.#page.evaluate(() => globalThis.story.problems);
  }

  /** Turns Storybook's switches, such as `{ scheme: 'dark' }`. */
  async show(globals) {
    await this.#page.evaluate(async (turned) => {
      const { story, __STORYBOOK_ADDONS_CHANNEL__: channel } = globalThis;
      const before = story.finished;
      channel.emit('updateGlobals', { globals: turned });
      while (story.finished === before) await new Promise(requestAnimationFrame);
    }, globals);
    await this.rest();
  }

  /**
   * The story in another theme, scheme or column. Storybook's switches set two attributes and a width, and draw the story
   * anew, which only stories with frames need.
   * @param look `theme`, `scheme`, and where it is to be another one the `container`, in px
   */
  async dress({ theme, scheme, container }) {
    if (this.#page.frames().length > 1) return this.show({ theme, scheme, ...(container && { container }) });
    await this.#page.evaluate(
      ([look, width]) => {
        const stage = document.querySelector('.stage');
        for (const place of [document.documentElement, stage]) Object.assign(place.dataset, look);
        if (width) stage.style.width = `${width}px`;
      },
      [{ wardTheme: theme, wardScheme: scheme }, container],
    );
  }

  /** Shows the story in the few colours that a reader of Windows has chosen, to the end of the sitting. */
  async forceColours() {
    await this.#page.emulateMedia({ forcedColors: 'active' });
    await this.rest();
  }

  /**
   * What axe finds wrong, a line each; frames and shadow roots included.
   * @param rules some rules only
   */
  async violations(rules) {
    for (const frame of this.#page.frames())
      if (!(await frame.evaluate(() => 'axe' in globalThis)))
        await frame.addScriptTag({ url: `${this.#url}axe/axe.min.js` });
    return this.#page.evaluate(async (some) => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const { violations } = await globalThis.axe.run('#storybook-root', {
        runOnly: some ?? tags,
        resultTypes: ['violations'],
      });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    }, rules);
  }

  /** A picture of the column that the story stands in, and a little around it. */
  async picture() {
    await this.rest();
    const { x, y, width, height } = await this.#page
      .locator('.stage')
      .first()
      .evaluate((stage) => {
        const { left, top, width, height } = stage.getBoundingClientRect();
        return { x: left + scrollX, y: top + scrollY, width, height };
      });
    const [left, top] = [Math.max(0, Math.floor(x) - 8), Math.max(0, Math.floor(y) - 8)];
    const { data } = await this.#devtools.send('Page.captureScreenshot', {
      format: 'png',
      optimizeForSpeed: true,
      captureBeyondViewport: y + height > viewport.height,
      clip: {
        x: left,
        y: top,
        width: Math.ceil(x + width) + 8 - left,
        height: Math.ceil(y + height) + 8 - top,
        scale: 1,
      },
    });
    return Buffer.from(data, 'base64');
  }
}

/** All stories of the built Storybook, which `npm run build-storybook` makes. */
export function readStories() {
  const { entries } = JSON.parse(readFileSync(`${root}storybook-static/index.json`, 'utf8'));
  return Object.values(entries).filter(({ type }) => type === 'story');
}

/**
 * Opens the built Storybook in Chromium.
 * @param pages how many stories may be open at a time
 */
export async function openStudio(pages) {
  const [server, browser] = await Promise.all([serve(), launch()]);
  const free = await Promise.all(
    Array.from({ length: pages }, async () => {
      const context = await browser.newContext({
        viewport,
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        reducedMotion: 'reduce',
        // Storybook then ends its animations by itself, in place of waiting for them.
        userAgent: 'StorybookTestRunner',
      });
      await context.clock.setFixedTime(now);
      await context.addInitScript(prepare, pinned(server.url));
      // One page for many stories: the scripts are then compiled once.
      const page = await context.newPage();
      return { page, devtools: await context.newCDPSession(page) };
    }),
  );
  return {
    version: browser.version(),
    /** A picture of what another Chromium may draw in another way: letters, a gradient, curves, shadows. */
    async probe() {
      const [place] = free;
      await place.page.goto(`${server.url}probe/`);
      return new Sitting(place, server.url, { name: 'Probe' }).picture();
    },
    /** Opens a story while `use` looks at it. */
    async visit(story, use) {
      const place = free.pop();
      const sitting = new Sitting(place, server.url, story);
      try {
        await sitting.open();
        return await use(sitting);
      } catch (error) {
        // What it still asks for must not be heard by the next one.
        await place.page.goto('about:blank');
        throw error;
      } finally {
        sitting.close();
        free.push(place);
      }
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
