import { fileURLToPath } from 'node:url';
import { rssParserAliases } from '../rss-parser-aliases.mjs';
import { slimRssParser } from '../rss-parser-slim.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * For @web/test-runner, which serves modules as they are: rss-parser is CommonJS, so it comes as one module
 * built under the aliases of the product; `entities` is swapped as in the product.
 */
export function rssParserPlugin() {
  let code;
  return {
    name: 'rss-parser',
    resolveImport({ source }) {
      if (source === 'rss-parser') return '/__rss-parser.js';
      if (source === 'entities') return '/src/feed/shims/entities.ts';
      return undefined;
    },
    async serve(context) {
      if (context.path !== '/__rss-parser.js') return undefined;
      if (!code) {
        const { rolldown } = await import('rolldown');
        const bundle = await rolldown({
          input: 'rss-parser',
          cwd: root,
          platform: 'browser',
          plugins: [slimRssParser()],
          resolve: { alias: rssParserAliases },
        });
        const { output } = await bundle.generate({ format: 'es', exports: 'named' });
        code = output[0].code;
      }
      return { body: code, type: 'js' };
    },
  };
}
