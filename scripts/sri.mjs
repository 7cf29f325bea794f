import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';

/**
 * What stands in `integrity` attributes, for every file of a folder.
 * @param {string} folder
 * @returns {Record<string, string>} name → hash
 */
export function integrityOf(folder) {
  const names = readdirSync(folder, { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name !== 'sri.json' && statSync(`${folder}/${name}`).isFile())
    .sort();
  const hashOf = (name) =>
    createHash('sha384')
      .update(readFileSync(`${folder}/${name}`))
      .digest('base64');
  return Object.fromEntries(names.map((name) => [name, `sha384-${hashOf(name)}`]));
}
