// Makes dist/: bundles, types, manifest, the schema of the companion's configuration. Says each step, stops at the first that fails.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { configJsonSchema } from '../src/service/config/json-schema.ts';
import { root, run } from './run.mjs';

const dist = `${root}dist`;

/** A character past ASCII is read wrongly on a page of another charset. */
function nonAsciiFiles() {
  return readdirSync(dist, { recursive: true })
    .filter((name) => name.endsWith('.js') && !name.startsWith('node/'))
    .filter((name) => /[^\x00-\x7f]/.test(readFileSync(`${dist}/${name}`, 'utf8')));
}

rmSync(dist, { recursive: true, force: true });
for (const [what, command] of [
  ['bundles for npm', ['vite', 'build', '--mode', 'npm', '--logLevel', 'warn']],
  ['bundle for Node', ['vite', 'build', '--mode', 'node', '--logLevel', 'warn']],
  ['module for script tags', ['vite', 'build', '--mode', 'cdn', '--logLevel', 'warn']],
  ['classic script', ['vite', 'build', '--mode', 'iife', '--logLevel', 'warn']],
  ['types', ['tsc', '-p', 'tsconfig.build.json']],
  ['custom-elements manifest', ['cem', 'analyze', '--quiet']],
]) {
  console.log(`build: ${what}`);
  if (!run(command)) process.exit(1);
}
console.log('build: schema of the configuration');
writeFileSync(`${dist}/config.schema.json`, `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
const strays = nonAsciiFiles();
if (strays.length) {
  console.error(`build: characters past ASCII in ${strays.join(', ')}`);
  process.exit(1);
}
