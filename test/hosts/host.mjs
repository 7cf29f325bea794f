// What the tests of host pages do and ask, whatever the page and the engine.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, different } from './png.mjs';
import { content, fallback, hostPage, words } from './page/host-page.mjs';

export const kinds = ['module', 'classic'];

/** Pixels that may differ, of some 800,000: round corners are not drawn the same twice. One letter is more. */
const FEW = 40;

const lines = (text) => text.split('\n').filter(Boolean);

export function host({ engine, browser, server }) {
  const clean = new Map();
  /** Where the page's own things lie without the widgets' script. */
  const alone = new Map();
  const { evaluate } = browser;

  /** What of this cannot be found on the page; waits for it. Texts, because some pages break JSON. */
  const missing = (wanted) =>
    evaluate(async ({ content, words }) => {
      const look = () => {
        const { names, text, widgets, pictures } = window.probe;
        const seen = text();
        const lost = [];
        for (const [role, name] of content) if (names(role).indexOf(name) < 0) lost.push(`${role} "${name}"`);
        for (const word of words) if (seen.indexOf(word) < 0) lost.push(`"${word}"`);
        for (const widget of widgets())
          if (widget.shadowRoot && widget.state === 'waiting') lost.push(`${widget.localName} is waiting`);
        for (const image of pictures()) if (!image.complete) lost.push(`picture ${image.src}`);
        return lost;
      };
      let lost;
      await window.probe.until(() => !(lost = look()).length);
      return lost.join('\n');
    }, wanted);

  /** The box of all widgets, and a picture of the page in which they are drawn in one go. */
  async function picture() {
    const box = await evaluate(async () => {
      const place = document.getElementById('place');
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      place.style.setProperty('display', 'none', 'important');
      await frame();
      await frame();
      place.style.removeProperty('display');
      await frame();
      const { x, y, width, height } = place.getBoundingClientRect();
      return [x, y, width, height].map(Math.ceil).join(' ');
    });
    const [x, y, width, height] = box.split(' ').map(Number);
    const png = await browser.screenshot();
    return { png, box: { x, y, width, height }, ...decode(png) };
  }

  const self = {
    engine,
    browser,
    server,
    evaluate,

    /** Puts a page on the server and goes there. */
    async open(options = {}, kind = 'module') {
      const feeds = options.feeds ?? server.freshFeeds();
      const page = hostPage(options, { kind, feeds });
      const url = server.put(options.encode ? options.encode(page) : page, options);
      await browser.goto((options.address ?? ((address) => address))(url));
      return { feeds, url };
    },

    /** All widgets are there, found by role and name. */
    async works(wanted = { content, words }) {
      const lost = lines(await missing(wanted));
      if (lost.length) assert.fail(`missing: ${lost.join(', ')}; said: ${(await self.said()).join('\n')}`);
    },

    /** What stands in the tags can be read. */
    async showsFallback(wanted = fallback) {
      assert.deepEqual(lines(await missing({ content: [], words: wanted })), []);
    },

    /** Takes the picture that others are compared with, once. */
    async knowsTheLook(kind) {
      if (clean.has(kind)) return;
      await self.open({}, kind);
      await self.works();
      clean.set(kind, await picture());
    },

    /** The widgets look the same as on a page that does them no harm. */
    async looks(kind) {
      const wanted = clean.get(kind);
      let found;
      // What is drawn last may come a moment after it is there.
      for (const end = Date.now() + 3000; Date.now() < end;) {
        found = await picture();
        if (found.box.height === wanted.box.height && different(found, wanted, wanted.box) <= FEW) return;
      }
      const file = join(tmpdir(), `host-page-${engine}`);
      writeFileSync(`${file}-wanted.png`, wanted.png);
      writeFileSync(`${file}-found.png`, found.png);
      assert.fail(`It looks otherwise than on the clean page: ${file}-found.png, ${file}-wanted.png`);
    },

    /** What the page said: errors, warnings, violations. */
    said: async () => lines(await evaluate(() => window.probe.said.join('\n'))),

    /** The page says nothing, or just this; its globals and natives are as they were before the widgets came. */
    async isUnharmed(expected = []) {
      const said = await self.said();
      assert.equal(said.length, expected.length, said.join('\n'));
      expected.forEach((pattern, index) => assert.match(said[index], pattern));
      const changes = lines(await evaluate(() => window.probe.changes().join('\n')));
      // Lit gives a browser the symbol that decorators will use, where it has none.
      assert.deepEqual(
        changes.filter((path) => path !== 'Symbol.metadata'),
        [],
      );
      const added = lines(await evaluate(() => window.probe.newGlobals().join('\n')));
      assert.deepEqual(
        added.filter(
          (name) => !/^(WardWidgets|lit\w+|reactiveElementVersions|__(pw|zone)_\w+|\d+)$/.test(name),
        ),
        [],
      );
    },

    boxes: () => evaluate(() => window.probe.boxes().join('\n')),

    /** A whole row of the usual kind: looks and works as on a clean page, asks once, and leaves the page alone. */
    async isFine(options, kind) {
      await self.knowsTheLook(kind);
      const bare = JSON.stringify(options, (_, value) =>
        typeof value === 'function' ? String(value) : value,
      );
      if (!alone.has(bare)) {
        await self.open(options, 'none');
        alone.set(bare, await self.boxes());
      }
      const { feeds } = await self.open(options, kind);
      await self.works();
      assert.equal(await self.boxes(), alone.get(bare), 'the page has moved');
      await self.isUnharmed();
      await self.looks(kind);
      assert.equal(server.count(`${feeds}tin.rss`), 1, 'one request for one feed');
    },
  };
  return self;
}

/** A case of the usual kind, with either script. */
export const fine = (name, options = {}, only = kinds) =>
  only.map((kind) => ({
    name: [name, kind].filter(Boolean).join(', '),
    run: (pages) => pages.isFine(typeof options === 'function' ? options(pages) : options, kind),
    lacks: options.lacks,
  }));
