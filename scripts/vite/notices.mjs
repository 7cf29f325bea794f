import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the package that a module belongs to, if it is not ours. */
function packageFolder(id) {
  if (!id.includes('/node_modules/')) return undefined;
  let folder = dirname(id.replace(/^\0/, '').replace(/\?.*$/, ''));
  while (
    !existsSync(join(folder, 'package.json')) ||
    !JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name
  ) {
    folder = dirname(folder);
  }
  return folder;
}

/** Puts the licences of every package whose code is in the bundle beside it. */
export const notices = (fileName = 'THIRD-PARTY-NOTICES.txt') => ({
  name: 'third-party-notices',
  apply: 'build',
  generateBundle(_options, bundle) {
    const folders = new Set(
      Object.values(bundle)
        .flatMap((chunk) => Object.keys(chunk.modules ?? {}))
        .map(packageFolder)
        .filter(Boolean),
    );
    const texts = [...folders].map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`;
      return `${name} ${version}\n\n${text}\n`;
    });
    if (texts.length)
      this.emitFile({ type: 'asset', fileName, source: texts.sort().join(`\n${'-'.repeat(72)}\n\n`) });
  },
});
