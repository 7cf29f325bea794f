import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach } from 'node:test';
import { folders, run as runIn } from './program.ts';

// A folder with a configuration, for commands that work on the store.

export const config = JSON.stringify({
  port: 0,
  sites: { 'tay-son': { name: 'Phường Tây Sơn', url: 'https://tayson.example.gov.vn/' } },
});

export const DAYS = 'date,visits,views,robots\r\n2024-11-19,900,2000,3\r\n2024-11-20,1104,3000,7\r\n';
export const PAGES = 'path,views\r\n/tin-tuc,283\r\n/,5\r\n';
export const RATINGS = 'item,stars,count\r\n/tin-tuc/1,4.5,2\r\n/tin-tuc/1,5,8\r\n/tin-tuc/2,3,1\r\n';

/** A new folder for each test of a file. */
export function portal() {
  const newFolder = folders();
  let folder = '';
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const run = (...args: string[]) => runIn(folder, ...args);
  beforeEach(() => {
    folder = newFolder();
    write('ward-widgets.json', config);
  });
  return {
    path: (name = '') => join(folder, name),
    newFolder,
    write,
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
    run,
    /** Imports days, pages and votes. */
    async fill() {
      for (const [name, text] of Object.entries({ days: DAYS, pages: PAGES, ratings: RATINGS })) {
        write(`${name}-in.csv`, text);
        const { code, stderr } = await run('import', '--site', 'tay-son', `${name}-in.csv`);
        assert.deepEqual([code, stderr], [0, '']);
      }
    },
  };
}

/** Sends a view of a page, as a browser does. */
export const view = (address: string, path: string) =>
  fetch(`${address}v1/visits`, {
    method: 'POST',
    headers: {
      Origin: 'https://tayson.example.gov.vn',
      'User-Agent': 'Mozilla/5.0 (X11; Linux) Firefox/153.0',
      'Content-Type': 'text/plain',
    },
    body: JSON.stringify({ site: 'tay-son', path }),
  });
