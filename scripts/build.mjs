// Makes dist/: bundles, types, what describes the companion, manifest. Says each step, stops at the first that fails.
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { configJsonSchema } from '../src/service/config/json-schema.ts';
import { checkConfig, createCompanion, openStore } from '../src/service/index.ts';
import { headLines, importMap } from './cdn-head.mjs';
import { plainTypes } from './plain-types.mjs';
import { root, run } from './run.mjs';
import { integrityOf } from './sri.mjs';

const dist = `${root}dist`;

/** A character past ASCII is read wrongly on a page of another charset. */
function nonAsciiFiles() {
  return readdirSync(dist, { recursive: true })
    .filter((name) => name.endsWith('.js') && !name.startsWith('node/'))
    .filter((name) => /[^\x00-\x7f]/.test(readFileSync(`${dist}/${name}`, 'utf8')));
}

const json = (name, value) => writeFileSync(`${dist}/${name}`, `${JSON.stringify(value, null, 2)}\n`);

/** The themes, for bundlers and for script tags: they are written as they are read. */
function copyThemes() {
  for (const folder of [dist, `${dist}/cdn`])
    copyFileSync(`${root}src/themes/themes.css`, `${folder}/themes.css`);
  // TypeScript 6 asks for the types of whatever is imported, were it only a style sheet.
  writeFileSync(`${dist}/themes.d.ts`, 'export {};\n');
}

/** The embed builder's page with its samples; their pictures are the demo portal's. */
function copyBuilder() {
  cpSync(`${root}src/builder/page`, `${dist}/cdn`, { recursive: true });
  for (const picture of ['mot-cua', 'trong-cay', 'le-hoi', 'the-thao'])
    copyFileSync(`${root}stories/portal/images/${picture}.svg`, `${dist}/cdn/builder-sample/${picture}.svg`);
}

/** The hashes of the files for script tags, as each way of checking them wants them. */
function describeCdn() {
  const folder = `${dist}/cdn`;
  const hashes = integrityOf(folder);
  json('cdn/importmap.json', importMap(hashes));
  writeFileSync(`${folder}/head.txt`, headLines(folder, hashes));
  json('cdn/sri.json', integrityOf(folder));
}

/** What describes the companion: its configuration, its interface. */
async function describeCompanion() {
  json('config.schema.json', configJsonSchema());
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const companion = createCompanion({
    config: checkConfig({}),
    store: await openStore(':memory:'),
    log: console.error,
    version,
  });
  const answer = await companion.app.fetch(new Request('http://localhost/openapi.json'));
  json('openapi.json', await answer.json());
  await companion.close();
}

rmSync(dist, { recursive: true, force: true });
const vite = (mode) => ['vite', 'build', '--mode', mode, '--logLevel', 'warn'];
for (const [what, step] of [
  ['bundles for npm', vite('npm')],
  ['bundles for Node', vite('node')],
  ['module for script tags', vite('cdn')],
  ['classic script', vite('iife')],
  ['themes', copyThemes],
  ['types', ['tsc', '-p', 'tsconfig.build.json']],
  ['types of the configuration', () => plainTypes(dist)],
  ['descriptions of the companion', describeCompanion],
  ['custom-elements manifest', ['cem', 'analyze', '--quiet']],
  ['embed builder', vite('builder')],
  ['page of the embed builder', copyBuilder],
  // The last, by whose age `npm start` sees whether all is built.
  ['hashes of the files for script tags', describeCdn],
]) {
  console.log(`build: ${what}`);
  if (typeof step === 'function') await step();
  else if (!run(step)) process.exit(1);
}
const strays = nonAsciiFiles();
if (strays.length) {
  console.error(`build: characters past ASCII in ${strays.join(', ')}`);
  process.exit(1);
}
