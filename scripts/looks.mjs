// Takes the pictures of the stories anew and keeps those that have changed: `npm run looks`, `npm run looks -- rating`.
import { Album, takeLooks } from '../test/stories/looks.mjs';
import { openStudio, readStories } from '../test/stories/studio.mjs';
import { run } from './run.mjs';

const pages = 2;
const [filter = ''] = process.argv.slice(2);

for (const command of [
  ['node', 'scripts/build.mjs'],
  ['storybook', 'build', '-o', 'storybook-static', '--quiet'],
])
  if (!run(command)) process.exit(1);

const stories = readStories();
const album = new Album();
const studio = await openStudio(pages);
const done = { same: 0, changed: 0, new: 0, gone: 0, failed: 0 };

function put(name, taken) {
  const change = album.compare(name, taken);
  if (!change) return done.same++;
  done[change.endsWith('is new') ? 'new' : 'changed']++;
  console.log(change);
  album.keep(name, taken);
}

const probe = await studio.probe();
if (filter && album.compare('probe', probe)) {
  console.error('This Chromium draws otherwise than the one that drew test/looks/: run it without a filter.');
  process.exit(1);
}
put('probe', probe);

const queue = stories.filter(({ id }) => id.includes(filter));
async function work() {
  for (let story; (story = queue.shift());) {
    try {
      const looks = await studio.visit(story, async (sitting) => {
        const problems = await sitting.problems();
        if (problems.length) throw new Error(problems.join('\n'));
        return takeLooks(sitting);
      });
      for (const [look, taken] of looks) put(`${story.id}/${look}`, taken);
    } catch ({ message }) {
      done.failed++;
      console.error(`${story.id}: ${message}`);
    }
  }
}
await Promise.all(Array.from({ length: pages }, work));

const ids = new Set(stories.map(({ id }) => id));
for (const name of album.names) {
  if (name === 'probe' || ids.has(name.split('/')[0])) continue;
  album.drop(name);
  done.gone++;
  console.log(`${name} is gone`);
}
await studio.close();
console.log(
  `looks: ${Object.entries(done)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')}`,
);
process.exit(done.failed ? 1 : 0);
