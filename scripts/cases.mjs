// Reads every feed of ../shared/cases and prints what came out right, by group.
//   node scripts/cases.mjs [--missed]     --missed lists each value that did not come out as asserted
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../shared/cases/', import.meta.url);
export const casesRoot = fileURLToPath(root);
const missedToo = process.argv.includes('--missed');

const squash = (text) =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0\u200b]+/g, ' ')
    .trim();

/** Our model in the words of the cases. */
function view(feed) {
  const level = (object) => {
    const author = object.authors?.[0];
    return {
      ...object,
      author: author?.name,
      authors: object.authors?.map(({ name }) => name),
      authorUrl: author?.url,
      authorEmail: object.authors
        ?.map(({ url }) => url?.replace(/^mailto:/, ''))
        .find((url) => url?.includes('@')),
      authorRaw:
        author &&
        [author.name, author.url?.includes('mailto:') && `(${author.url.slice(7)})`]
          .filter(Boolean)
          .join(' '),
      categories: object.tags,
      ...object._ward,
      rights: object._ward?.rights,
      commentsUrl: object._ward?.comments_url,
    };
  };
  return {
    feed: {
      ...level(feed),
      link: feed.home_page_url,
      feedUrl: feed.feed_url,
      image: feed.icon,
      logo: feed.icon,
      icon: feed.favicon,
    },
    items: feed.items.map((item) => ({
      ...level(item),
      link: item.url,
      dateISO: item.date_published ?? item.date_modified,
      publishedISO: item.date_published,
      createdISO: item.date_published,
      updatedISO: item.date_modified,
      content: item.content_html ?? item.content_text,
      summaryText: item.summary,
      source: item._ward?.source && { ...item._ward.source, link: item._ward.source.url },
      imageCaption: item._ward?.image_caption,
      imageCredit: item._ward?.image_credit,
      views: item._ward?.views,
      enclosures: item.attachments?.map((file) => ({
        url: file.url,
        type: file.mime_type,
        length: file.size_in_bytes === undefined ? undefined : String(file.size_in_bytes),
      })),
    })),
  };
}

async function load() {
  const { eq } = await import(new URL('compare.mjs', root)).catch(async () => {
    // compare.mjs needs parse5, which is found from here and not from there.
    const source = readFileSync(new URL('compare.mjs', root), 'utf8').replace(
      "'parse5'",
      JSON.stringify(import.meta.resolve('parse5')),
    );
    return import(`data:text/javascript,${encodeURIComponent(source)}`);
  });
  const { parseFragment } = await import('parse5');
  const textOf = (node) => node.value ?? node.childNodes?.map(textOf).join('') ?? '';
  const htmlText = (html) => squash(textOf(parseFragment(String(html))));
  const same = (field, expected, found) => {
    if (expected === null || expected === undefined) return true;
    if (Array.isArray(expected)) {
      return expected.every((value, index) => same(field.replace(/s$/, ''), value, found?.[index]));
    }
    if (typeof expected === 'object') {
      return Object.entries(expected).every(
        ([key, value]) => key === 'min' || same(key, value, found?.[key === 'max' ? 'best' : key]),
      );
    }
    if (typeof expected !== 'string') return expected === found;
    if (eq(field, expected, found)) return true;
    if (typeof found !== 'string' || /url|link|id|iso$/i.test(field)) return false;
    const bare = (text) => text.replace(/ /g, '');
    return [found, htmlText(found)].some((text) => bare(htmlText(expected)) === bare(squash(text)));
  };
  return same;
}

export function readCases(folder) {
  const base = new URL(`${folder}/`, root);
  return JSON.parse(readFileSync(new URL('cases.json', base), 'utf8')).map((one) => ({
    ...one,
    bytes: () => readFileSync(new URL(one.input.split('/').map(encodeURIComponent).join('/'), base)),
    options: {
      contentType: one.contentType,
      url: one.contentLocation ?? one.baseUrl,
      ...(folder === 'feeds'
        ? { assumeZone: 'UTC', dayFirst: false }
        : { assumeZone: '+07:00', dayFirst: true }),
    },
  }));
}

/** Why a value is missed: the first that fits. */
const reasons = [
  ['UTF-32, which browsers cannot decode (no goal)', /encoding\/utf-32/],
  ['cut off before the first whole item: refused by name', /: (malformed|not-a-feed)/],
  ['the golden file holds its reader’s own mistake (U+FFFD)', /"[^"]*\ufffd.* got /],
  [
    'a field that JSON Feed has no name for and no element shows',
    / (feed|items\.\d+)\.(rights|generator|id|info|categories|publisher\w*|ttl|docs|logo|icon|media|commentsUrl|(updated|published|created|expires)(ISO|Raw)): .* got undefined$/,
  ],
  ['text as it was written, which the model does not keep', /(author|updated|published|created|expires)Raw:/],
  ['base64 of Atom 0.3', /base64|aGVsbG8=/],
  [
    'markup in a field that is plain text here (summary, title)',
    /(summary|title|description): "[^"]*(<|&lt;)/,
  ],
  ['a relative address with nothing to stand on', /link: "\//],
  ['ids stay as the feed has them', /\.id: /],
  ['bytes encoded twice, or labelled wrongly beyond repair', /\/encoding\//],
  ['HTML 4’s character for an entity; HTML 5 has another', /entities\/[lr]ang/],
  ['which of several values counts', /multiple|many-links|precedence/],
  ['forms of dates that no portal writes', /\/date\//],
  ['said by an HTTP header that readFeed is not given', /content_language/],
  [
    'rare forms: xml:base on a feed’s link, a body by its HTML 4 name, escaped markup in XHTML',
    /xml_base|fullitem|div_escaped|description_and_summary/,
  ],
  ['the feed’s own author from a field no element shows', /feed\.(author|publisher)/],
];
const reasonOf = (miss) => reasons.find(([, pattern]) => pattern.test(miss))?.[0] ?? 'not explained';

/** What a case asserts and did not get, as lines; and how many values it asserts. */
function check(one, feed, same) {
  const misses = [];
  let asserted = 0;
  const got = view(feed);
  const say = (path, expected, found) =>
    misses.push(
      `${path}: ${JSON.stringify(expected)?.slice(0, 90)} got ${JSON.stringify(found)?.slice(0, 90)}`,
    );
  const level = (path, expected, found) => {
    for (const [field, value] of Object.entries(expected)) {
      asserted++;
      if (field === 'contentIncludesText') {
        for (const text of value)
          if (!found?.content?.includes(text)) say(`${path}.${field}`, text, found?.content);
      } else if (field === 'contentExcludesElements') {
        for (const name of value)
          if (new RegExp(`<${name}\\b`, 'i').test(found?.content))
            say(`${path}.${field}`, name, found?.content);
      } else if (!same(field, value, found?.[field])) say(`${path}.${field}`, value, found?.[field]);
    }
  };
  level('feed', one.expect.feed ?? {}, got.feed);
  (one.expect.items ?? []).forEach((item, index) => level(`items.${index}`, item, got.items[index]));
  if (one.expect.itemCount !== undefined) {
    asserted++;
    if (one.expect.itemCount !== feed.items.length) say('itemCount', one.expect.itemCount, feed.items.length);
  }
  for (const path of one.absent ?? []) {
    asserted++;
    const found = path.split('.').reduce((value, key) => value?.[key], got);
    if (found !== undefined) say(path, 'absent', found);
  }
  return { asserted, misses };
}

/** Reads all cases: what came out right, by group, and each miss as a line. */
export async function score() {
  const { readFeed, readDate } = await import('../src/feed/index.ts');
  const same = await load();
  const groups = new Map();
  const count = (key, good) => {
    const entry = groups.get(key) ?? { good: 0, all: 0 };
    entry.all++;
    if (good) entry.good++;
    groups.set(key, entry);
  };
  const misses = [];
  for (const folder of ['feeds', 'feeds-vn']) {
    for (const one of readCases(folder)) {
      const begun = performance.now();
      let feed;
      let error;
      try {
        feed = await readFeed(one.bytes(), one.options);
      } catch (thrown) {
        error = thrown;
      }
      const time = performance.now() - begun;
      // A guard against hangs, wide enough for a busy machine; speed is what the benchmark is for.
      if (time > 5000) misses.push(`${one.id} took ${time.toFixed()} ms`);
      if (error && error.name !== 'FeedError') misses.push(`${one.id} threw ${error.stack}`);
      const { outcome, errorKind } = one.expect;
      if (outcome === 'error') {
        const good = !!error && (!errorKind || error.kind === errorKind);
        count(`${folder}: refused as they must`, good);
        if (!good) misses.push(`${one.id}: must be refused`);
      }
      if (outcome !== 'ok') continue;
      count(`${folder}: must parse`, !!feed);
      // UTF-32 is no goal: browsers have no decoder for it.
      if (one.wellFormed !== false && !/utf-32/.test(one.id))
        count(`${folder}: must parse, well-formed`, !!feed);
      if (!feed) misses.push(`${one.id}: ${error.kind} ${error.message} ${error.cause ?? ''}`);
      const result = check(one, feed ?? { items: [] }, same);
      for (let i = 0; i < result.asserted; i++) {
        for (const key of [
          'values',
          `values of ${one.corpus}/${one.group.split('/').slice(0, 2).join('/')}`,
        ]) {
          count(`${folder}: ${key}`, i >= result.misses.length);
        }
      }
      if (result.asserted) count(`${folder}: cases with every value right`, !result.misses.length);
      misses.push(...result.misses.map((miss) => `${one.id} ${miss}`));
    }
    const dates = JSON.parse(readFileSync(new URL(`${folder}/dates.json`, root), 'utf8'));
    for (const { input, expectedISO, scope, id, ...options } of dates) {
      const got = readDate(input, options)?.date.toISOString() ?? null;
      const good =
        expectedISO === got ||
        Math.floor(Date.parse(expectedISO) / 1e3) === Math.floor(Date.parse(got) / 1e3);
      count(`${folder}: dates${scope === 'exotic' ? ', exotic (no goal)' : ''}`, good);
      if (!good && scope !== 'exotic')
        misses.push(`${id} ${JSON.stringify(input)}: ${expectedISO} got ${got}`);
    }
  }
  return { groups, misses };
}

async function main() {
  if (!existsSync(root)) return console.log('cases: ../shared/cases is absent, nothing to read');
  const { groups, misses } = await score();
  const groupsOfMisses = Map.groupBy(misses, reasonOf);
  if (missedToo) {
    for (const [reason, list] of groupsOfMisses) {
      console.log(`\n${reason}`);
      for (const miss of list) console.log(`  ${miss}`);
    }
    console.log();
  }
  for (const [key, { good, all }] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${((good / all) * 100).toFixed(1).padStart(6)} %  ${`${good}/${all}`.padStart(11)}  ${key}`);
  }
  console.log('\nWhat is missed, by reason');
  for (const [reason, { length }] of [...groupsOfMisses].sort(([, a], [, b]) => b.length - a.length)) {
    console.log(`${String(length).padStart(6)}  ${reason}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
