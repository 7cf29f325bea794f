import packageJson from './package.json' with { type: 'json' };
import { defineConfig, type TerserOptions, type UserConfig } from 'vite';
import { rssParserAliases } from './scripts/rss-parser-aliases.mjs';
import { asciiSource } from './scripts/vite/ascii-source.mjs';
import { slimRssParser } from './scripts/rss-parser-slim.mjs';
import { builderWidgets } from './scripts/vite/builder-widgets.mjs';
import { minifyLiterals } from './scripts/vite/minify-literals.mjs';
import { notices } from './scripts/vite/notices.mjs';
import { packagesFirst } from './scripts/vite/packages-first.mjs';
import { preloads } from './scripts/vite/preloads.mjs';

/** Terser finds about 1 % more than Vite's own minifier, and makes templates ASCII too. */
const terserOptions: TerserOptions = {
  ecma: 2020,
  module: true,
  compress: { passes: 3, pure_getters: true, unsafe_arrows: true, keep_fargs: false },
  format: { ascii_only: true, comments: /@license/ },
};

/** What `vite build --mode …` can make; `npm run build` makes all. */
const builds: Record<string, UserConfig> = {
  // For bundlers and import maps: Lit stays an import, so that a page has one.
  npm: {
    plugins: [packagesFirst()],
    define: { WARD_PRELOADS: 'undefined' },
    resolve: { alias: rssParserAliases },
    build: {
      outDir: 'dist',
      lib: {
        entry: {
          index: 'src/index.ts',
          all: 'src/all.ts',
          autoload: 'src/autoload.ts',
          'article-list': 'src/elements/article-list/article-list.define.ts',
          'article-card': 'src/elements/article-card/article-card.define.ts',
          article: 'src/elements/article/article.define.ts',
          'star-rating': 'src/elements/star-rating/star-rating.define.ts',
          'visit-stats': 'src/elements/visit-stats/visit-stats.define.ts',
          'date-banner': 'src/elements/date-banner/date-banner.define.ts',
          feed: 'src/feed/index.ts',
          html: 'src/html/index.ts',
          ssr: 'src/ssr/index.ts',
          hydrate: 'src/ssr/hydrate.ts',
        },
        formats: ['es'],
      },
      rolldownOptions: {
        external: [/^(lit|date-fns|dompurify|@lit-labs)(\/|$)/],
        // What every element needs stays in one file, though the autoloader could do with a part of it.
        output: {
          codeSplitting: { groups: [{ name: 'base', test: /src\/(i18n\/strings|styles\/host)/ }] },
        },
      },
    },
  },
  // For Node: rss-parser and its XML parser as published, and all that the companion needs. Only the driver of an
  // outside store is an import: whoever has such a store installs it.
  node: {
    build: {
      outDir: 'dist/node',
      ssr: true,
      target: 'node20',
      minify: false,
      lib: {
        entry: {
          feed: 'src/feed/index.ts',
          service: 'src/service/index.ts',
          cli: 'src/cli/ward-widgets.ts',
        },
        formats: ['es'],
      },
      rolldownOptions: { external: ['redis'] },
    },
    ssr: { noExternal: true, external: ['redis'] },
  },
  // For a script tag: everything inside, the reader of XML feeds as a lazy chunk.
  cdn: {
    plugins: [preloads()],
    resolve: { alias: rssParserAliases },
    build: {
      outDir: 'dist/cdn',
      lib: {
        entry: {
          'ward-widgets': 'src/all.ts',
          autoload: 'src/autoload.ts',
          embed: 'src/service/embed/frame.ts',
        },
        formats: ['es'],
      },
      // Few requests: what every widget shares lies in one file, not in one for each module. What readies them for any
      // page is there too: it has to run before the first of them is registered.
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              {
                name: 'base',
                test: /\/@?lit|src\/(elements\/shared\/(define|host-page)|i18n\/(strings|shared|numbers|dates)|styles\/host|controllers\/la)/,
              },
            ],
          },
        },
      },
    },
  },
  // The embed builder, a page of its own beside the files for script tags; the widgets it shows are those files.
  builder: {
    plugins: [builderWidgets()],
    define: { WARD_VERSION: JSON.stringify(packageJson.version) },
    build: {
      outDir: 'dist/cdn',
      lib: { entry: { builder: 'src/builder/main.ts' }, formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  },
  // For pages that know no modules: such a script does not know its own address.
  iife: {
    define: { 'import.meta.url': 'undefined' },
    resolve: { alias: rssParserAliases },
    build: {
      outDir: 'dist/cdn',
      lib: {
        entry: 'src/all.ts',
        formats: ['iife'],
        name: 'WardWidgets',
        fileName: () => 'ward-widgets.iife.js',
      },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  },
};

export default defineConfig(({ mode }) => {
  const config: UserConfig = builds[mode] ?? { resolve: { alias: rssParserAliases } };
  const output = config.build?.rolldownOptions?.output ?? {};
  return {
    base: './',
    ...config,
    plugins: [
      ...(mode === 'node' ? [] : [slimRssParser()]),
      minifyLiterals(),
      asciiSource(),
      notices(`THIRD-PARTY-NOTICES${['iife', 'builder'].includes(mode) ? `.${mode}` : ''}.txt`),
      ...(config.plugins ?? []),
    ],
    // Said here too, for files outside tsconfig's `include`.
    oxc: {
      decorator: { legacy: true },
      assumptions: { setPublicClassFields: true },
      typescript: { removeClassFieldsWithoutInitializer: true },
    },
    build: {
      target: 'es2021',
      minify: 'terser',
      terserOptions,
      sourcemap: true,
      emptyOutDir: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      ...config.build,
      rolldownOptions: {
        ...config.build?.rolldownOptions,
        // That minifying takes most of the time is known.
        checks: { pluginTimings: false },
        output: {
          ...(mode === 'iife'
            ? {}
            : { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }),
          ...output,
          comments: { legal: true },
        },
      },
    },
  };
});
