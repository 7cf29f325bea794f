// The built Storybook, opened so that a story looks the same each time.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import sirv from 'sirv';
import { root } from '../../scripts/run.mjs';
import { launch } from '../helpers/chromium.mjs';

/** When all stories are looked at: the Thursday of the demo portal. */
const now = new Date('2024-11-21T08:30:00+07:00');
const margin = 16;
/** A column of 1,280 px fits in; so high that nearly all stories are there at once. */
const viewport = { width: 1280 + 2 * margin, height: 1600 };

const font = `${root}node_modules/@fontsource/noto-sans/`;
/** The faces of the pinned font that Vietnamese needs, in the weights of the widgets. */
const faces = [400, 600, 700].flatMap((weight) =>
  readFileSync(`${font}${weight}.css`, 'utf8')
    .match(/@font-face \{.+?\}/gs)
    .filter((face) => /noto-sans-(?:latin|latin-ext|vietnamese)-\d/.test(face)),
);
/** Letters of any machine: one font on the page and in the widgets, code too; no caret that blinks. */
const pinned = (url) => `
  ${faces.join('\n').replaceAll('./files/', `${url}fonts/`)}
  * {
    font-family: 'Noto Sans' !important;
    --ward-font-family: 'Noto Sans' !important;
    caret-color: transparent !important;
  }`;

/** Serves the built Storybook, and beside it the font and axe. Its `Date` is that of the stories. */
async function serve() {
  const folder = (path) => sirv(`${root}${path}`, { maxAge: 600 });
  const places = [
    ['/fonts/', folder('node_modules/@fontsource/noto-sans/files')],
    ['/axe/', folder('node_modules/axe-core')],
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
  const complain = (problem) => story.problems.push(problem?.message ?? problem?.description ?? String(problem));
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
  const all = (node) =>
    [...node.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
  const elements = all(document);
  const widgets = elements.filter(({ localName }) => localName.startsWith('ward-'));
  await Promise.all(widgets.map(({ updateComplete }) => updateComplete));
  // "Loading" is said after a second; that, too, is how waiting looks.
  const restless = widgets.find(
    ({ state, shadowRoot }) =>
      state === 'waiting' && !(mayWait && shadowRoot.querySelector('[role=status]')?.textContent.trim()),
  );
  if (restless) return `${restless.localName} is waiting`;
  await Promise.all([...document.fonts].map((face) => face.load()));
  const pictures = elements.filter((element) => element instanceof HTMLImageElement && element.src);
  await Promise.all(
    pictures.map((picture) => {
      picture.loading = 'eager';
      // One story shows a picture that is not there.
      return picture.decode().catch(() => {});
    }),
  );
  await frame();
  for (const animation of [document, ...elements.map(({ shadowRoot }) => shadowRoot)].flatMap(
    (place) => place?.getAnimations() ?? [],
  )) {
    if (animation.effect.getComputedTiming().endTime === Infinity) animation.cancel();
    else animation.finish();
  }
  await frame();
  return '';
}

/** Stories that show what a missing feed looks like are allowed to say so. */
const expectedNoise = /Failed to load resource|\[ward-widgets\]/;

/** One story on one page. It is loaded once; switches are turned without loading it again. */
class Sitting {
  /** What must not be heard: errors, and requests to other hosts. */
  complaints = [];
  #page;
  #url;
  #story;
  #open = new Set();
  #cdp;

  static async open(context, url, story) {
    const sitting = new Sitting();
    sitting.#page = await context.newPage();
    sitting.#url = url;
    sitting.#story = story;
    await sitting.#load();
    return sitting;
  }

  async #load() {
    const page = this.#page;
    page.on('pageerror', ({ message }) => this.complaints.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !expectedNoise.test(message.text())) this.complaints.push(message.text());
    });
    page.on('request', (request) => {
      this.#open.add(request);
      const { protocol, host } = new URL(request.url());
      // One story shows a feed that nobody serves.
      if (/^http/.test(protocol) && host !== new URL(this.#url).host && host !== 'localhost:9')
        this.complaints.push(request.url());
    });
    for (const event of ['requestfinished', 'requestfailed'])
      page.on(event, (request) => this.#open.delete(request));
    this.#cdp = await page.context().newCDPSession(page);
    // Storybook's own panel need not look for what is looked for below.
    await page.goto(`${this.#url}iframe.html?id=${this.#story.id}&viewMode=story&globals=a11y.manual:!true`);
    await page.waitForFunction(() => globalThis.story?.finished);
    await this.#rest();
  }

  async #rest() {
    const mayWait = /waiting/i.test(this.#story.name);
    const end = Date.now() + 10_000;
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

  /** Turns Storybook's switches, such as `{ scheme: 'dark' }`, and asks for forced colours or not. */
  async show(globals, forcedColors = 'none') {
    await this.#page.emulateMedia({ forcedColors });
    await this.#page.evaluate(async (turned) => {
      const { story, __STORYBOOK_ADDONS_CHANNEL__: channel } = globalThis;
      const before = story.finished;
      channel.emit('updateGlobals', { globals: turned });
      while (story.finished === before) await new Promise(requestAnimationFrame);
    }, globals);
    await this.#rest();
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
    const { x, y, width, height } = await this.#page.locator('.stage').first().evaluate((stage) => {
      const { left, top, width, height } = stage.getBoundingClientRect();
      return { x: left + scrollX, y: top + scrollY, width, height };
    });
    const [left, top] = [Math.max(0, Math.floor(x) - 8), Math.max(0, Math.floor(y) - 8)];
    const { data } = await this.#cdp.send('Page.captureScreenshot', {
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
    return data;
  }

  close() {
    return this.#page.close();
  }
}

/** Opens the built Storybook in Chromium. `npm run build-storybook` makes it. */
export async function openStudio(pages = 2) {
  const { entries } = JSON.parse(readFileSync(`${root}storybook-static/index.json`, 'utf8'));
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
      return context;
    }),
  );
  return {
    stories: Object.values(entries).filter(({ type }) => type === 'story'),
    version: browser.version(),
    /** An empty page, for work on pictures. */
    blank: () => browser.newPage(),
    /** Opens a story while `use` looks at it. No more than `pages` may be open at a time. */
    async visit(story, use) {
      const context = free.pop();
      let sitting;
      try {
        sitting = await Sitting.open(context, server.url, story);
        return await use(sitting);
      } finally {
        await sitting?.close();
        free.push(context);
      }
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
