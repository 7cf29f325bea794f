// What a page loads: gzip -9 of the minified ESM bundle of one import from the package, all it needs included,
// licence comments apart. Fails where a budget is exceeded. 1 kB is 1,000 bytes.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { root } from './run.mjs';

const KB = 1000;
/**
 * What only some pages load, and is not counted with an RSS list: English words, notes, stars, the buttons under a
 * list, the timer of `refresh`, JSON Feed, charsets other than UTF-8.
 */
const OPTIONAL = /chunks\/(charset|dress|en|json|list-tools|stars|state-note|visible-controller)-[^/]*\.js$/;

/** Entry of package.json's exports → budget in bytes, the lazily loaded reader of XML feeds included or not. */
const budgets = [
  { entry: './article-list', reader: true, most: 17 * KB },
  { entry: './article-list', reader: false, most: 17 * KB },
  { entry: './article-card', reader: true, most: 17 * KB },
  { entry: './all', reader: true, most: 26 * KB },
  { entry: './feed', reader: true, most: 9 * KB },
];

const { exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

async function bytes(entry, reader) {
  const bundle = await rolldown({
    input: root + exports[entry].default,
    cwd: root,
    platform: 'browser',
    resolve: { conditionNames: ['browser', 'production', 'import', 'default'] },
    external: OPTIONAL,
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true, comments: { legal: false } });
  await bundle.close();
  const chunks = new Map(
    output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]),
  );
  const wanted = new Set();
  const take = (name) => {
    const chunk = chunks.get(name);
    if (!chunk || wanted.has(chunk)) return;
    wanted.add(chunk);
    chunk.imports.forEach(take);
    if (reader) chunk.dynamicImports.forEach(take);
  };
  output.filter(({ isEntry }) => isEntry).forEach(({ fileName }) => take(fileName));
  return gzipSync([...wanted].map(({ code }) => code).join('\n'), { level: 9 }).length;
}

let over = false;
for (const { entry, reader, most } of budgets) {
  const size = await bytes(entry, reader);
  over ||= size > most;
  const name = `ward-widgets${entry.slice(1)}${reader ? ', lazy reader included' : ', first load'}`;
  console.log(
    `${size > most ? 'OVER ' : 'ok   '} ${(size / KB).toFixed(2).padStart(6)} of ${(most / KB).toFixed(1)} kB  ${name}`,
  );
}
for (const name of readdirSync(`${root}dist/chunks`).filter((name) => OPTIONAL.test(`chunks/${name}`))) {
  const size = gzipSync(readFileSync(`${root}dist/chunks/${name}`), { level: 9 }).length;
  console.log(
    `      ${(size / KB).toFixed(2).padStart(6)} kB          on demand: ${name.replace(/-.{8}\.js$/, '')}`,
  );
}
process.exit(over ? 1 : 0);
