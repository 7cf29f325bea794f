import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the package that this code belongs to, built or not. */
function packageFolder(from: string): string {
  const folder = dirname(from);
  return folder === from || existsSync(join(folder, 'package.json')) ? folder : packageFolder(folder);
}

/** Where the build puts the widgets for script tags. */
export const builtWidgets = (): string => join(packageFolder(import.meta.filename), 'dist/cdn');
