// What a page loads: gzip -9 of the minified ESM bundle of one import from the package, all it needs included,
// licence comments apart. Fails where a budget is exceeded. 1 kB is 1,000 bytes.
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { withImports } from './cdn-head.mjs';
import { root } from './run.mjs';

const KB = 1000;

/**
 * Entry of package.json's exports → budget in bytes, and which of its lazily loaded chunks count: those that the
 * element loads in any case, such as the reader of XML feeds. What only some pages ask for (English, notes, stars,
 * the chart) is listed below, each chunk by itself.
 */
const budgets = [
  { entry: './article-list', most: 17 * KB },
  { entry: './article-list', with: ['parse'], most: 17 * KB },
  { entry: './article-card', with: ['parse'], most: 17 * KB },
  { entry: './article', with: ['parse', 'body'], most: 26 * KB },
  { entry: './star-rating', most: 9 * KB },
  { entry: './star-rating', with: ['reading', 'rating-client', 'sending'], most: 15.2 * KB },
  { entry: './visit-stats', most: 11.2 * KB },
  { entry: './date-banner', most: 8 * KB },
  { entry: './all', with: ['parse'], most: 26 * KB },
  { entry: './feed', with: ['parse'], most: 9 * KB },
];

const { exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const nameOf = (file) => basename(file).replace(/(-.{8})?\.js$/, '');

/** Leaves out what is loaded lazily and not counted; what is imported statically as well is counted all the same. */
const withOnly = (lazy) => ({
  name: 'with-only',
  resolveId: (source, _, { kind }) =>
    kind === 'dynamic-import' && !lazy.includes(nameOf(source)) ? { id: source, external: true } : null,
});

async function bytes(entry, lazy) {
  const bundle = await rolldown({
    input: root + exports[entry].default,
    cwd: root,
    platform: 'browser',
    resolve: { conditionNames: ['browser', 'production', 'import', 'default'] },
    plugins: [withOnly(lazy)],
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true, comments: { legal: false } });
  await bundle.close();
  const code = output.filter(({ type }) => type === 'chunk').map((chunk) => chunk.code);
  return gzipSync(code.join('\n'), { level: 9 }).length;
}

/** A file for script tags: it and what it imports statically, as a page loads them. */
function fileBytes(file) {
  const cdn = `${root}dist/cdn`;
  const code = withImports(cdn, file).map((name) =>
    readFileSync(`${cdn}/${name}`, 'utf8').replace(/\/\/# source.*/, ''),
  );
  return gzipSync(code.join('\n'), { level: 9 }).length;
}

/**
 * All that has a budget, in bytes.
 * @returns {Promise<{entry: string, with: string[], size: number, most: number}[]>}
 */
export async function sizes() {
  const found = [];
  for (const { entry, with: lazy = [], most } of budgets)
    found.push({ entry, with: lazy, size: await bytes(entry, lazy), most });
  for (const [file, most] of [
    ['autoload.js', 2 * KB],
    ['builder.js', 24 * KB],
  ])
    found.push({ entry: `./cdn/${file}`, with: [], size: fileBytes(file), most });
  return found;
}

/** A chunk that nobody imports statically is loaded on demand. */
function onDemand() {
  const folder = `${root}dist/chunks`;
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const lazily = new Set(
    files.flatMap((name) => [
      ...(readFileSync(`${folder}/${name}`, 'utf8').match(/(?<=import\("\.\/)[\w.-]+(?="\))/g) ?? []),
    ]),
  );
  return [...lazily]
    .map(
      (name) =>
        `${nameOf(name)} ${(gzipSync(readFileSync(`${folder}/${name}`), { level: 9 }).length / KB).toFixed(2)}`,
    )
    .sort();
}

if (process.argv[1] === import.meta.filename) {
  const found = await sizes();
  for (const { entry, with: lazy, size, most } of found)
    console.log(
      `${size > most ? 'OVER ' : 'ok   '} ${(size / KB).toFixed(3).padStart(6)} of ${(most / KB).toFixed(1)} kB  ward-widgets${entry.slice(1)}${lazy.length ? ` with ${lazy.join(', ')}` : ', first load'}`,
    );
  console.log(`On demand, in kB: ${onDemand().join(', ')}`);
  process.exit(found.some(({ size, most }) => size > most) ? 1 : 0);
}
