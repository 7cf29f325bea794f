import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Album, exact, takeLooks, tolerant } from './looks.mjs';
import { openStudio, readStories } from './studio.mjs';

/** How many stories are looked at at a time. */
const pages = 2;
const stories = readStories();
const album = new Album();
/** All but the first, in which a story opens. */
const [, ...otherLooks] = ['light', 'dark'].flatMap((scheme) =>
  ['default', 'government', 'civic', 'contrast'].map((theme) => ({ theme, scheme })),
);
/** The rules of axe that a theme can break; the others are as good or bad in each. */
const colourRules = ['color-contrast', 'link-in-text-block'];

describe('every story', { concurrency: pages }, () => {
  let studio;
  let tolerance = exact;
  before(async () => {
    studio = await openStudio(pages);
    const change = album.compare('probe', await studio.probe());
    if (!change) return;
    tolerance = tolerant;
    console.log(`Another Chromium than drew test/looks/ (${change}): looks are compared roughly.`);
  });
  after(() => studio.close());

  for (const story of stories)
    it(`${story.title}, ${story.name}: plays, is quiet, is accessible in every theme and looks as it did`, () =>
      studio.visit(story, async (sitting) => {
        assert.deepEqual(await sitting.problems(), []);
        assert.deepEqual(await sitting.violations(), []);
        for (const look of otherLooks) {
          await sitting.dress(look);
          assert.deepEqual(await sitting.violations(colourRules), [], JSON.stringify(look));
        }
        const looks = await takeLooks(sitting);
        assert.deepEqual(sitting.complaints, []);
        const changes = [...looks].map(([look, taken]) =>
          album.compare(`${story.id}/${look}`, taken, tolerance),
        );
        assert.equal(changes.filter(Boolean).join('\n'), '', 'if this is meant: npm run looks');
      }));
});

it('there are stories for all elements', () => {
  const titles = new Set(stories.map(({ title }) => title));
  for (const title of [
    'Article',
    'Article card',
    'Article list',
    'Date banner',
    'Star rating',
    'Visit statistics',
  ])
    assert.ok(titles.has(`Elements/${title}`), title);
});

it('no picture is kept of a story that is gone', () => {
  const ids = new Set(stories.map(({ id }) => id));
  const orphans = album.names.filter((name) => name !== 'probe' && !ids.has(name.split('/')[0]));
  assert.deepEqual(orphans, [], 'npm run looks takes them away');
});
