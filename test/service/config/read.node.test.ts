import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkConfig, ConfigError, readConfig } from '../../../src/service/config/read.ts';
import type { Config } from '../../../src/service/config/schema.ts';

const url = 'https://tayson.example.gov.vn/';
const site = (more: object) => ({ sites: { 'tay-son': { url, ...more } } });
const feed = (more: object) => ({ feeds: { tin: { url: `${url}rss`, ...more } } });

function faultsOf(read: () => Config): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('a configuration', () => {
  it('needs nothing: everything has a default', () => {
    assert.deepEqual(
      { ...checkConfig({}), sites: undefined, feeds: undefined },
      {
        host: '127.0.0.1',
        port: 8080,
        store: 'ward-widgets.db',
        trustedProxies: ['127.0.0.0/8', '::1/128'],
        sites: undefined,
        feeds: undefined,
        frameAncestors: [],
        metrics: 'loopback',
        limits: { viewsPerMinute: 600, votesPerHour: 120, votersPerItem: 20 },
      },
    );
  });

  it('takes the origin of a site from its address, and who may frame from the sites', () => {
    const { sites, frameAncestors } = checkConfig({
      sites: { a: { url }, b: { url, origins: ['https://b.example.vn', 'https://www.b.example.vn'] } },
    });
    assert.deepEqual(sites['a']?.origins, ['https://tayson.example.gov.vn']);
    assert.deepEqual(frameAncestors, [
      'https://tayson.example.gov.vn',
      'https://b.example.vn',
      'https://www.b.example.vn',
    ]);
  });

  it('knows no site by a name that all objects have', () => {
    const { sites, feeds } = checkConfig(site({}));
    for (const name of ['constructor', 'toString', '__proto__']) {
      assert.equal(sites[name], undefined);
      assert.equal(feeds[name], undefined);
    }
    assert.ok(checkConfig({ sites: { constructor: { url } } }).sites['constructor']);
  });

  it('is read with comments, commas at the ends of lists, and a mark of its byte order', () => {
    const text = `\ufeff// Phường Tây Sơn
    { "port": 3000, /* free */ "feeds": {}, }`;
    assert.equal(readConfig(text).port, 3000);
  });
});

const id = 'it takes up to 63 letters a-z, digits, dots, hyphens and low lines';
const faults: [name: string, given: unknown, ...sentences: string[]][] = [
  ['no object', [], 'the configuration takes an object { … }, not []'],
  ['null', { sites: null }, 'sites takes an object { … }, not null'],
  ['a port as text', { port: '8080' }, 'port takes a whole number from 0 to 65535, not "8080"'],
  ['a port too high', { port: 65_536 }, 'port takes a whole number from 0 to 65535, not 65536'],
  ['a port below 0', { port: -1 }, 'port takes a whole number from 0 to 65535, not -1'],
  ['half a port', { port: 80.5 }, 'port takes a whole number from 0 to 65535, not 80.5'],
  [
    'a host with its port',
    { host: '0.0.0.0:80' },
    'host is "0.0.0.0:80", which is no address such as 127.0.0.1 and no host name; the port has a key of its own',
  ],
  ['an empty store', { store: '' }, 'store is empty'],
  [
    'a store of another kind',
    { store: 'mysql://root:secret@db/ward' },
    'store is "mysql://…@db/ward", which is no file, and no address redis://… or rediss://…',
  ],
  [
    'a proxy by name',
    { trustedProxies: ['proxy.local'] },
    'trustedProxies[0] is "proxy.local", which is no address or network such as 10.0.0.0/8',
  ],
  [
    'a proxy in short',
    { trustedProxies: ['10'] },
    'trustedProxies[0] is "10", which is no address or network such as 10.0.0.0/8',
  ],
  [
    'proxies that are no list',
    { trustedProxies: '10.0.0.0/8' },
    'trustedProxies takes a list [ … ], not "10.0.0.0/8"',
  ],
  ['an unknown word', { metrics: 'on' }, 'metrics takes "loopback" or "public" or "off", not "on"'],
  ['a language', site({ language: 'fr' }), 'sites.tay-son.language takes "vi" or "en", not "fr"'],
  ['a site without its address', { sites: { a: {} } }, 'sites.a.url is missing'],
  ['a site that is a text', { sites: { a: 'https://a' } }, 'sites.a takes an object { … }, not "https://a"'],
  [
    'sites in a list',
    { sites: [{ url }] },
    'sites takes an object { … }, not [{"url":"https://tayson.example.gov.vn/"}]',
  ],
  [
    'a site without an id',
    { sites: { url } },
    'sites.url stands in no object of its own: a site is written under its id, such as "sites": { "tay-son": { "url": … } }',
  ],
  [
    'a feed without an id',
    { feeds: { url } },
    'feeds.url stands in no object of its own: a feed is written under its id, such as "feeds": { "tin-tuc": { "url": … } }',
  ],
  [
    'an address without a scheme',
    site({ url: 'tayson.gov.vn' }),
    'sites.tay-son.url is "tayson.gov.vn", which is no http or https address',
  ],
  [
    'an address with a password',
    feed({ url: 'https://me:secret@a.vn/' }),
    'feeds.tin.url is "https://…@a.vn/", which is no http or https address',
  ],
  [
    'a file as a feed',
    feed({ url: 'file:///etc/passwd' }),
    'feeds.tin.url is "file:///etc/passwd", which is no http or https address',
  ],
  [
    'an origin with a slash',
    site({ origins: ['https://tayson.example.gov.vn/'] }),
    'sites.tay-son.origins[0] is "https://tayson.example.gov.vn/", which is no origin: write https://tayson.example.gov.vn',
  ],
  [
    'an origin with capitals',
    { frameAncestors: ['https://A.vn'] },
    'frameAncestors[0] is "https://A.vn", which is no origin: write https://a.vn',
  ],
  [
    'an origin that is a host',
    site({ origins: ['tayson.gov.vn'] }),
    'sites.tay-son.origins[0] is "tayson.gov.vn", which is no origin: write scheme and host, such as https://phuong.example.vn',
  ],
  [
    'a beginning of articles that is neither path nor address',
    site({ articles: ['tin-tuc/'] }),
    'sites.tay-son.articles[0] is "tin-tuc/", which is neither a path such as /tin-tuc/ nor an http or https address',
  ],
  [
    'a zone',
    site({ timeZone: 'Hanoi' }),
    'sites.tay-son.timeZone is "Hanoi", which is no time zone such as Asia/Ho_Chi_Minh',
  ],
  [
    'a number with dots',
    site({ initialTotal: '881.707' }),
    'sites.tay-son.initialTotal takes a whole number from 0, not "881.707"',
  ],
  [
    'a name that is too long',
    site({ name: 'x'.repeat(201) }),
    'sites.tay-son.name is longer than 200 characters',
  ],
  [
    'a zone of a feed',
    feed({ assumeZone: '+7' }),
    'feeds.tin.assumeZone takes UTC or an offset such as +07:00, not "+7"',
  ],
  ['a yes', feed({ dayFirst: 'yes' }), 'feeds.tin.dayFirst takes true or false, not "yes"'],
  [
    'a limit of none',
    { limits: { votesPerHour: 0 } },
    'limits.votesPerHour takes a whole number from 1, not 0',
  ],
  ['an id with marks', { sites: { 'Tây Sơn': { url } } }, `sites: "Tây Sơn" is no id: ${id}`],
  ['an empty id', { feeds: { '': { url } } }, `feeds: "" is no id: ${id}`],
  ['a misspelt key', { prot: 80 }, 'prot is no setting: did you mean "port"?'],
  [
    'a key in other letters',
    site({ timezone: 'UTC' }),
    'sites.tay-son.timezone is no setting: did you mean "timeZone"?',
  ],
  [
    'a key in other words',
    { trusted_proxies: [] },
    'trusted_proxies is no setting: did you mean "trustedProxies"?',
  ],
  ['a key a level too high', { origins: [] }, 'origins is no setting here: it belongs into a site'],
  ['a key of two places', { url }, 'url is no setting here: it belongs into a site or a feed'],
  [
    'a key a level too low',
    site({ port: 1 }),
    'sites.tay-son.port is no setting here: it belongs into the outermost level',
  ],
  ['a key unknown anywhere', { colour: 'red' }, 'colour is no setting'],
  [
    'several faults',
    { port: 'x', sites: { a: { url: 1 } }, colour: 1 },
    'port takes a whole number from 0 to 65535, not "x"',
    'sites.a.url takes text in quotes, not 1',
    'colour is no setting',
  ],
];

describe('a wrong configuration is told in one sentence for each fault, which begins with the key:', () => {
  for (const [name, given, ...sentences] of faults)
    it(name, () =>
      assert.deepEqual(
        faultsOf(() => checkConfig(given)),
        sentences,
      ),
    );

  it('a value that is endless is cut short', () => {
    const [sentence] = faultsOf(() => checkConfig({ port: 'x'.repeat(10_000) }));
    assert.ok(sentence && sentence.length < 200, sentence);
  });
});

const texts: [name: string, text: string, ...sentences: string[]][] = [
  ['nothing', '', 'the file is empty'],
  ['white space', ' \n', 'the file is empty'],
  [
    'single quotes',
    "{\n  'port': 80 }",
    `line 2, column 3: 'port' is not understood: names and texts stand in "double quotes"`,
  ],
  [
    'typographic quotes',
    '{ “port”: 80 }',
    'line 1, column 3: “port” is not understood: names and texts stand in "double quotes"',
  ],
  ['no comma', '{\n  "port": 80\n  "host": "::1"\n}', 'line 3, column 3: a comma is missing before this'],
  ['no colon', '{ "port" 80 }', 'line 1, column 10: a colon is missing after the name'],
  ['no value', '{ "port": }', 'line 1, column 11: a value is missing here'],
  ['no end', '{ "sites": {', 'line 1, column 13: a closing } is missing'],
  [
    'a bracket too many',
    '{ } }',
    'line 1, column 5: something is left after the end: a bracket too many, or one missing before',
  ],
  [
    'a text over two lines',
    '{ "host": "::1\n" }',
    'line 1, column 11: a text does not end on its line: a double quote is missing',
  ],
  [
    'a backslash',
    '{ "store": "C:\\ward\\so-lieu.db" }',
    'line 1, column 12: a backslash in a text is written twice: \\\\',
  ],
  ['a comment without end', '{ /* "port": 80 }', 'line 1, column 3: a comment does not end: */ is missing'],
  ['a key twice', '{\r\n"port": 80,\r\n"port": 81 }', 'line 3: port is there twice'],
  [
    'a site twice',
    `{ "sites": { "a": { "url": "${url}" },\n "a": { "url": "${url}" } } }`,
    'line 2: sites.a is there twice',
  ],
  ['__proto__', '{ "sites": { "__proto__": {} } }', 'line 1: sites.__proto__ is no name for anything'],
  [
    'a wrong value',
    '{\n "sites": {\n  "a": {\n   "url": "x"\n} } }',
    'line 4: sites.a.url is "x", which is no http or https address',
  ],
  ['a missing value', '{\n "sites": {\n  "a": {\n} } }', 'line 3: sites.a.url is missing'],
  ['an unknown key', '{\n\n "prt": 1 }', 'line 3: prt is no setting: did you mean "port"?'],
  ['a list', '\n[]', 'line 2: the configuration takes an object { … }, not []'],
];

describe('a file that cannot be read as a configuration is told with its line:', () => {
  for (const [name, text, ...sentences] of texts)
    it(name, () =>
      assert.deepEqual(
        faultsOf(() => readConfig(text)),
        sentences,
      ),
    );
});
