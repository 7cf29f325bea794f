import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { launch, serve } from '../helpers/chromium.mjs';

const { modules } = JSON.parse(readFileSync(`${root}dist/custom-elements.json`, 'utf8'));
const elements = modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName?.startsWith('ward-'));

// Made by `npm run build-storybook`, which `npm test` runs before.
const { entries } = JSON.parse(readFileSync(`${root}storybook-static/index.json`, 'utf8'));
const storyOf = ({ tagName }) =>
  Object.values(entries).find(
    ({ type, importPath }) =>
      type === 'story' && importPath.endsWith(`/${tagName.slice('ward-'.length)}.stories.ts`),
  );

describe("Storybook's panels", () => {
  let browser;
  let server;
  before(async () => {
    browser = await launch();
    server = await serve('storybook-static');
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  for (const element of elements) {
    const { tagName, attributes, events } = element;
    const { id } = storyOf(element);

    describe(`of ${tagName}`, () => {
      let page;
      before(async () => {
        page = await browser.newPage();
        await page.goto(`${server.url}iframe.html?id=${id}&viewMode=story`);
        await page.waitForSelector(`#storybook-root ${tagName}`, { state: 'attached' });
      });
      after(() => page.close());

      it('change every attribute by a control of its kind', async () => {
        const controls = await page.evaluate(async (id) => {
          const { storyStoreValue } = globalThis.__STORYBOOK_PREVIEW__;
          const { argTypes } = await storyStoreValue.loadStory({ storyId: id });
          return Object.fromEntries(
            Object.entries(argTypes).map(([name, { control, options }]) => [name, { ...control, options }]),
          );
        }, id);
        for (const { name, type } of attributes) {
          const { type: kind, options } = controls[name];
          const isChoice = type?.text.includes('|') && !type.text.includes('undefined');
          if (isChoice) assert.equal(kind, 'select', name);
          const values = { select: options?.at(-1) || options?.[0], boolean: true, number: 7, text: 'khác' };
          const value = values[kind];
          await page.evaluate(
            ([storyId, updatedArgs]) =>
              globalThis.__STORYBOOK_ADDONS_CHANNEL__.emit('updateStoryArgs', { storyId, updatedArgs }),
            [id, { [name]: value }],
          );
          await page.waitForFunction(
            ([tag, name, text]) => document.querySelector(tag).getAttribute(name) === text,
            [tagName, name, value === true ? '' : String(value)],
            { timeout: 10_000 },
          );
        }
      });

      it('log every event', async () => {
        const logged = await page.evaluate(
          ([tag, names]) => {
            const seen = new Set();
            globalThis.__STORYBOOK_ADDONS_CHANNEL__.on('storybook/actions/action-event', ({ data }) =>
              seen.add(data.name),
            );
            const element = document.querySelector(tag);
            for (const name of names) element.dispatchEvent(new CustomEvent(name, { detail: {} }));
            return [...seen];
          },
          [tagName, events.map(({ name }) => name)],
        );
        assert.deepEqual(logged.sort(), events.map(({ name }) => name).sort());
      });
    });
  }
});
