import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** Where all documents suppose the files; whoever puts them elsewhere replaces it. */
const FOLDER = '/assets/';

/**
 * An import map whose `integrity` holds the hash of each file that a script loads by itself. The file that a page names
 * has its hash in the page's own `integrity` attribute.
 * @param {Record<string, string>} hashes name → hash, as in sri.json
 */
export const importMap = (hashes) => ({
  integrity: Object.fromEntries(
    Object.entries(hashes)
      .filter(([name]) => name.startsWith('chunks/') && name.endsWith('.js'))
      .map(([name, hash]) => [FOLDER + name, hash]),
  ),
});

/** A script and all that it imports statically: what it waits for. */
export function withImports(folder, script) {
  const names = new Set([script]);
  for (const name of names)
    for (const [other] of readFileSync(`${folder}/${name}`, 'utf8').matchAll(/(?<=(?:from|import)")\.[^"]+/g))
      names.add(posix.join(posix.dirname(name), other));
  return [...names];
}

/**
 * Lines for a page's head that load the module with every file checked by its hash, and all that it waits for at once.
 * @param {string} folder dist/cdn
 * @param {Record<string, string>} hashes name → hash
 */
export function headLines(folder, hashes) {
  const checked = (name) => `"${FOLDER}${name}" integrity="${hashes[name]}" crossorigin="anonymous"`;
  const [script, ...others] = withImports(folder, 'ward-widgets.js');
  return [
    // Before all modules: a browser takes no import map later.
    `<script type="importmap">${JSON.stringify(importMap(hashes))}</script>`,
    ...others.map((name) => `<link rel="modulepreload" href=${checked(name)}>`),
    `<script type="module" src=${checked(script)}></script>`,
    '',
  ].join('\n');
}
