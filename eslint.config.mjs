import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import storybook from 'eslint-plugin-storybook';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Folder of src/ → the folders it may import from, besides itself. Imports run one way. */
const borders = {
  contract: [],
  feed: ['contract'],
  i18n: ['contract'],
  styles: [],
  html: ['contract'],
  client: ['contract', 'feed'],
  controllers: ['contract', 'client', 'i18n'],
  elements: ['contract', 'client', 'controllers', 'html', 'i18n', 'styles'],
  doors: [],
  ssr: ['contract', 'client', 'controllers', 'elements', 'i18n'],
  service: ['contract', 'feed'],
  cli: ['contract', 'feed', 'service'],
  builder: [],
};

const zones = Object.entries(borders).map(([folder, allowed]) => ({
  target: `./src/${folder}`,
  from: './src',
  except: [folder, ...allowed].map((name) => `./${name}`),
  message: `src/${folder} may import only from itself${allowed.map((name) => `, ${name}`).join('')}.`,
}));

export default defineConfig(
  globalIgnores(['dist', 'storybook-static', 'node_modules', 'coverage']),
  js.configs.recommended,
  { plugins: { 'import-x': importX } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/best-practice'], litA11y.configs.recommended],
    languageOptions: { globals: globals.browser },
    settings: {
      'import-x/extensions': ['.ts', '.js'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'] })],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-cycle': 'error',
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
          property,
          message: 'Feed text becomes text nodes, or goes through the sanitiser.',
        })),
      ],
      // Safari takes the list away from a list without bullets; the role gives it back.
      'lit-a11y/no-redundant-role': 'off',
      'no-restricted-imports': ['error', { patterns: ['lit/directives/unsafe-*', 'lit/static-html.js'] }],
    },
  },
  {
    files: ['src/service/**/*.ts'],
    ignores: ['src/service/schema.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [{ name: 'zod', allowTypeImports: true, message: 'Import z from src/service/schema.ts.' }] },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'stories/**/*.{ts,tsx}', '.storybook/*.{ts,tsx}'],
    languageOptions: { globals: { ...globals.browser, ...globals.mocha } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  { files: ['stories/**/*.ts'], extends: [storybook.configs['flat/recommended']] },
  {
    files: [
      'scripts/**',
      'bench/**',
      'test/**/*.mjs',
      'test/hosts/page/*.js',
      '*.config.mjs',
      'stories/portal/*.js',
    ],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { 'no-control-regex': 'off' },
  },
  prettier,
);
