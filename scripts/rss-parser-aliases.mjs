import { fileURLToPath } from 'node:url';

const shim = (name) => fileURLToPath(new URL(`../src/feed/shims/${name}.ts`, import.meta.url));

/** What rss-parser (and our own use of `entities`) gets in the browser in place of its Node packages. */
export const rssParserAliases = {
  xml2js: shim('xml2js'),
  entities: shim('entities'),
  http: shim('nothing'),
  https: shim('nothing'),
  url: shim('nothing'),
};
