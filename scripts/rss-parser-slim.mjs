const method = (name) => [new RegExp(`^ {2}${name}\\([^]*?^ {2}\\}\\n`, 'm'), ''];
const line = (start) => [new RegExp(`^ *${start}.*\\n`, 'm'), ''];

/** What goes out of each file of rss-parser, and what comes in its place. */
const cuts = {
  index: [["module.exports = require('./lib/parser');", "export { default } from './lib/parser.js';"]],
  parser: [
    // As modules: what bundlers put around CommonJS weighs half as much as what it is put around.
    ['"use strict";\n', ''],
    ["const xml2js = require('xml2js');", "import * as xml2js from 'xml2js';"],
    // Fields: what an item is about says which are its own.
    line('const fields ='),
    line('let feedFields ='),
    line('let itemFields ='),
    line('utils\\.copyFromXML\\(channel, feed, feedFields\\);'),
    line('utils\\.copyFromXML\\(xmlItem, item, itemFields\\);'),
    ['this.parseItemRss(xmlItem, itemFields)', 'this.parseItemRss(xmlItem)'],
    ['parseItemRss(xmlItem, itemFields)', 'parseItemRss(xmlItem)'],
    line('const utils ='),
    ['module.exports = Parser;', 'export default Parser;'],
    // Fetching: feeds come as bytes.
    [/^const DEFAULT_HEADERS = [^]*?^\}\n/m, ''],
    line('const DEFAULT_MAX_REDIRECTS'),
    line('const DEFAULT_TIMEOUT'),
    line('const https? ='),
    line('const https? ='),
    line('const url ='),
    line('if \\(!options\\.maxRedirects'),
    line('if \\(!options\\.timeout'),
    // Options and callbacks: parse gives none.
    ['constructor(options={})', 'constructor()'],
    line('this\\.options = options'),
    line('options\\.xml2js ='),
    line('options\\.customFields ='),
    line('options\\.customFields\\.item ='),
    line('options\\.customFields\\.feed ='),
    ['this.options.xml2js', ''],
    [/let prom = (new Promise[^]*?)\n *prom = .*\n *return prom;/, 'return $1'],
    ['parseString(xml, callback)', 'parseString(xml)'],
    line('options\\.headers ='),
    line('options\\.requestOptions ='),
    method('parseURL'),
    // Fields that repair carries under a name of our own.
    method('decorateItunes'),
    [/^ {4}if \(xmlObj\.rss\.\$ && xmlObj\.rss\.\$\['xmlns:itunes'\]\) \{[^]*?^ {4}\}\n/m, ''],
    method('generatePaginationLinks'),
    [/^ {4}const paginationLinks = [^]*?^ {4}\}\n/m, ''],
    [/^ {4}if \(channel\.image && [^]*?^ {4}\}\n/m, ''],
    [/^ {4}if \(channel\['atom:link'\] && [^]*?^ {4}\}\n/m, ''],
    // The reader over DOMParser gives a document always.
    line('if \\(err\\) return reject'),
    [/^ {8}if \(!result\) \{[^]*?^ {8}\}\n/m, ''],
    // Formats that repair has turned into RSS 2.0.
    method('buildAtomFeed'),
    method('parseItemAtom'),
    method('buildRSS0_9'),
    method('buildRSS1'),
    [/let feed = null;\n *if \(result\.feed\) \{[^]*?(?=feed = this\.buildRSS2)/, 'let '],
    [/(?<=buildRSS2\(result\);\n) *\} else if \(result\['rdf:RDF'\]\)[^]*?Feed not recognized.*\n *\}\n/, ''],
    [/^ {4}if \(xmlItem\.enclosure\) \{[^]*?^ {4}\}\n/m, ''],
    [/^ {4}if \(xmlItem\.description\) \{[^]*?^ {4}\}\n/m, ''],
    [/^ {4}if \(xmlItem\.guid\) \{[^]*?^ {4}\}\n/m, ''],
    ["if (xmlItem.$ && xmlItem.$['rdf:about'])", ''],
    line('items = items \\|\\| \\[\\];'),
    line('if \\(xmlItem\\.category\\)'),
    line('this\\.setISODate\\(item\\);'),
    method('setISODate'),
    // What is left of two steps is one.
    method('buildRSS2'),
    line('let feed = \\{items: \\[\\]\\};'),
    [/feed\.items = (items.*);\n *return feed;/, 'return { items: $1 };'],
    ['buildRSS(channel, items)', 'buildRSS(items)'],
    ['this.buildRSS2(result)', 'this.buildRSS(result.rss.channel[0].item)'],
  ],
};

/**
 * Takes out of rss-parser, when it is built for the browser, what cannot run there, given what repair emits:
 * fetching, the formats that repair has turned into RSS 2.0, and the fields that it carries under a name of our
 * own. Node runs rss-parser as published; a test compares the two on all cases. Every cut must fit, so that another
 * version of rss-parser stops the build.
 */
export const slimRssParser = () => ({
  name: 'slim-rss-parser',
  transform: {
    filter: { id: /rss-parser[\\/](lib[\\/]parser|index)\.js$/ },
    handler(code, id) {
      const [, file] = /(\w+)\.js/.exec(id.replace(/.*[\\/]/, '')) ?? [];
      for (const [pattern, text] of cuts[file]) {
        const cut = code.replace(pattern, text);
        if (cut === code) throw new Error(`rss-parser/lib/${file}.js: nothing to cut for ${pattern}`);
        code = cut;
      }
      return { code, map: null };
    },
  },
});
