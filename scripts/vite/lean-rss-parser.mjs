import MagicString from 'magic-string';

/**
 * Members of rss-parser that repaired XML never reaches: fetching by Node, formats that repair has turned into
 * RSS 2.0, and snippets, which are super-linear on hostile text. `test/feed/lean-rss-parser.node.test.ts` runs the
 * package as published and shows that none of them is called.
 */
export const unreached = {
  parser: ['parseURL', 'buildAtomFeed', 'parseItemAtom', 'buildRSS0_9', 'buildRSS1', 'decorateItunes'],
  fields: ['podcastFeed', 'podcastItem'],
  utils: ['stripHtml', 'getSnippet', 'getLink', 'getContent', 'getEncodingFromContentType'],
};

/** CommonJS as it stands in rss-parser 3.13.0 → the same as a module, which bundlers can shake. */
const asModule = {
  'rss-parser/index.js': [["module.exports = require('./lib/parser')", "export { default } from './lib/parser'"]],
  'lib/fields.js': [['const fields = module.exports = {};', 'const fields = {};\nexport default fields;']],
  'lib/parser.js': [
    ...['http', 'https', 'url'].map((name) => [`const ${name} = require('${name}');`, '']),
    ["const xml2js = require('xml2js');", "import * as xml2js from 'xml2js';"],
    ["const fields = require('./fields');", "import fields from './fields';"],
    ["const utils = require('./utils');", "import utils from './utils';"],
    ['module.exports = Parser;', 'export default Parser;'],
  ],
  'lib/utils.js': [
    ['const utils = module.exports = {};', 'const utils = {};\nexport default utils;'],
    ["const entities = require('entities');", ''],
    ["const xml2js = require('xml2js');", ''],
  ],
};

/** The ranges of the named members: methods of a class, or assignments to properties. */
function ranges(program, names) {
  const found = program.body.flatMap((node) =>
    node.type === 'ClassDeclaration'
      ? node.body.body.filter(({ key }) => names.includes(key.name))
      : names.includes(node.expression?.left?.property?.name)
        ? [node]
        : [],
  );
  if (found.length !== names.length) throw new Error(`rss-parser has changed: not all of ${names.join(', ')} are there`);
  return found;
}

/** rss-parser for browsers: the same code, as modules, without what is never reached. Fails where it has changed. */
export const leanRssParser = () => ({
  name: 'lean-rss-parser',
  transform: {
    filter: { id: /rss-parser\/(index|lib\/\w+)\.js$/ },
    handler(code, id) {
      const file = Object.keys(asModule).find((name) => id.endsWith(name));
      const source = new MagicString(code);
      for (const [from, to] of asModule[file]) {
        if (!code.includes(from)) throw new Error(`rss-parser has changed: no \`${from}\` in ${file}`);
        source.overwrite(code.indexOf(from), code.indexOf(from) + from.length, to);
      }
      const names = unreached[/lib\/(\w+)\.js$/.exec(id)?.[1]];
      for (const { start, end } of names ? ranges(this.parse(code), names) : []) source.remove(start, end);
      return { code: source.toString(), map: source.generateMap({ hires: 'boundary' }) };
    },
  },
});
