import { existsSync, readFileSync } from 'node:fs';
import { casesRoot, readCases } from '../cases.mjs';

/** The present, for both sides. */
const now = Date.UTC(2026, 10, 1);

/**
 * For @web/test-runner: `/__cases/all.json` holds every feed of ../shared/cases (`bytes`, base64), how to read
 * it (`options`) and what Node makes of it (`answer`); `/__cases/xss.json` is the file of that name. 404 where the
 * cases are absent.
 */
export function casesPlugin() {
  let body;
  return {
    name: 'cases',
    async serve(context) {
      if (!existsSync(casesRoot)) return undefined;
      if (context.path === '/__cases/xss.json') return { body: readFileSync(`${casesRoot}xss.json`, 'utf8') };
      if (context.path !== '/__cases/all.json') return undefined;
      body ??= (async () => {
        const { readFeed } = await import('../../src/feed/index.ts');
        const cases = [];
        for (const folder of ['feeds', 'feeds-vn']) {
          for (const { id, options, bytes } of readCases(folder)) {
            const settings = { ...options, now };
            const answer = await readFeed(bytes(), settings).catch((error) => ({
              kind: error.kind ?? String(error),
            }));
            cases.push({ id, options: settings, bytes: bytes().toString('base64'), answer });
          }
        }
        return JSON.stringify(cases);
      })();
      return { body: await body, type: 'json' };
    },
  };
}
