import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import sirv from 'sirv';
import ts from 'typescript';
import { root } from '../scripts/run.mjs';
import { launch } from './helpers/chromium.mjs';

// The guides for those who put widgets into pages: what they say, as far as it can be tried.
const docs = join(root, 'docs');
const read = (name) => readFileSync(join(docs, name), 'utf8');
const pages = [
  'README',
  'cors',
  ...['builder', 'embedding', 'frameworks', 'troubleshooting', 'support'].map((name) => `guides/${name}`),
];
const bothLanguages = pages.flatMap((name) => [`${name}.md`, `${name}.vi.md`]);

/** Blocks of code of a page, also those inside list items. */
const blocks = (name) =>
  [...read(name).matchAll(/^( *)```(\w*)\n([^]*?)^\1```$/gm)].map(([, , language, code]) => ({
    language,
    code,
  }));
const prose = (name) => read(name).replace(/^( *)```[^]*?^\1```$/gm, '');
const headings = (text) => [...text.matchAll(/^(#+) (.*)$/gm)];
const slug = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

describe('the guides to embedding', () => {
  for (const name of pages)
    it(`${name} has the same code, headings and tables in both languages`, () => {
      const [english, vietnamese] = [`${name}.md`, `${name}.vi.md`];
      assert.deepEqual(blocks(vietnamese), blocks(english));
      const shape = (page) =>
        prose(page)
          .split('\n')
          .map((line) => /^(#+ |\||\d+\. | *- |> )/.exec(line)?.[0])
          .filter(Boolean);
      assert.deepEqual(shape(vietnamese), shape(english));
    });

  it('lead to files and headings that there are, and to the same language where there is one', () => {
    const broken = [];
    for (const name of bothLanguages) {
      const vietnamese = name.endsWith('.vi.md');
      for (const [, target] of prose(name).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(target)) continue;
        const [path, anchor] = target.split('#');
        const file = path ? join(docs, dirname(name), path) : join(docs, name);
        const text = existsSync(file) && file.endsWith('.md') ? readFileSync(file, 'utf8') : '';
        const found = headings(text.replace(/^( *)```[^]*?^\1```$/gm, '')).map(([, , heading]) =>
          slug(heading),
        );
        if (!existsSync(file) || (anchor && !found.includes(anchor))) broken.push(`${name}: ${target}`);
        const twin = file.replace(/(\.vi)?\.md$/, vietnamese ? '.vi.md' : '.md');
        const other = name.replace(/(\.vi)?\.md$/, vietnamese ? '.md' : '.vi.md');
        if (twin !== file && existsSync(twin) && file !== join(docs, other))
          broken.push(`${name}: ${target} (language)`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it('are all in the index', () => {
    const index = read('README.md');
    for (const name of readdirSync(join(docs, 'guides')))
      if (name.endsWith('.md') && !name.endsWith('.vi.md')) assert.ok(index.includes(`guides/${name}`), name);
    for (const readme of ['README.md', 'README.vi.md'])
      assert.ok(readFileSync(root + readme, 'utf8').includes(`docs/${readme}`), readme);
  });
});

describe('the snippets', () => {
  const manifest = JSON.parse(readFileSync(`${root}dist/custom-elements.json`, 'utf8'));
  const elements = new Map(
    manifest.modules
      .flatMap(({ declarations = [] }) => declarations)
      .filter(({ tagName }) => tagName)
      .map(({ tagName, attributes, events }) => [
        tagName,
        { attributes: names(attributes), events: names(events) },
      ]),
  );
  function names(list) {
    return list.map(({ name }) => name);
  }

  /** Attributes of the tags of a snippet in HTML, or in what frameworks make of it. */
  function* tags(code) {
    const bare = code
      .replace(/<%=?[^]*?%>/g, '')
      .replace(/"@[\w.]+\([^)]*\)"/g, '""')
      .replace(/="[^"]*"|='[^']*'|=\{[^}]*\}/g, '=""');
    for (const [, tag, inside] of bare.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>]+(?:="")?)*)\s*>/g))
      yield {
        tag,
        attributes: inside
          .split(/\s+/)
          .filter(Boolean)
          .map((text) => text.replace(/=""$/, '')),
      };
  }

  it('use tags, attributes and events that there are', () => {
    let checked = 0;
    for (const page of pages)
      for (const { code } of blocks(`${page}.md`))
        for (const { tag, attributes } of tags(code)) {
          if (!tag.startsWith('ward-')) continue;
          const known = elements.get(tag);
          assert.ok(known, `${page}: <${tag}>`);
          for (const written of attributes) {
            checked++;
            const event = /^(?:@|on|\()(ward-\w+)\)?$/.exec(written)?.[1];
            const name = written.replace(/^\[(?:attr\.)?(.*)\]$/, '$1').replace(/^:/, '');
            if (event) assert.ok(known.events.includes(event), `${page}: ${tag} ${written}`);
            else assert.ok(known.attributes.includes(name), `${page}: ${tag} ${written}`);
          }
        }
    assert.ok(checked > 30, `${checked} attributes were found`);
  });

  it('give data-ward and frames what the tags know', () => {
    const given = [];
    for (const page of pages)
      for (const { code } of blocks(`${page}.md`)) {
        for (const { tag, attributes } of tags(code)) {
          if (tag !== 'div' || !attributes.includes('data-ward')) continue;
          const [, widget] = /data-ward="([\w-]+)"/.exec(code);
          for (const name of attributes.filter((each) => each !== 'data-ward'))
            given.push([page, widget, name.replace(/^data-/, '')]);
        }
        for (const [, widget, query] of code.matchAll(/\/embed\/([\w-]+)\?([^"]*)"/g))
          for (const name of new URLSearchParams(query.replaceAll('&amp;', '&')).keys())
            given.push([page, widget, name]);
      }
    assert.ok(given.length > 8, `${given.length} were found`);
    for (const [page, widget, name] of given)
      assert.ok(elements.get(`ward-${widget}`)?.attributes.includes(name), `${page}: ${widget} ${name}`);
  });

  it('are right in syntax', () => {
    for (const page of pages)
      for (const { language, code } of blocks(`${page}.md`))
        if (['js', 'jsx', 'ts'].includes(language)) {
          const { diagnostics } = ts.transpileModule(code, {
            fileName: `snippet.${language}`,
            reportDiagnostics: true,
            compilerOptions: { jsx: ts.JsxEmit.Preserve, allowJs: true, experimentalDecorators: true },
          });
          assert.deepEqual(
            diagnostics.map(({ messageText }) => messageText),
            [],
            `${page}: ${code}`,
          );
        } else if (language === 'json') JSON.parse(code);
  });

  const php = spawnSync('php', ['-v']).status === 0;
  it('in PHP are right in syntax', { skip: !php && 'PHP is not installed' }, () => {
    for (const { language, code } of blocks('guides/embedding.md'))
      if (language === 'php') {
        const { status, stdout } = spawnSync('php', ['-l'], { input: code, encoding: 'utf8' });
        assert.equal(status, 0, stdout);
      }
  });

  it('of one HTML page is a page whose widgets are ready, and the lines for the console say so', async () => {
    const html = blocks('guides/embedding.md').find(({ code }) => code.startsWith('<!doctype'))?.code;
    const [list] = blocks('guides/troubleshooting.md').filter(({ language }) => language === 'js');
    const cdn = sirv(`${root}dist/cdn`, { dev: true });
    const answers = {
      '/': ['text/html', html],
      '/rss/tin-tuc.rss': [
        'application/rss+xml',
        '<rss version="2.0"><channel><title>T</title><item><title>Bài 1</title><link>https://a.example/1</link></item></channel></rss>',
      ],
      '/v1/visits': ['application/json', '{"site":"tay-son","total":881708,"online":1,"today":1}'],
    };
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url, 'http://localhost');
      const [type, body] = answers[pathname] ?? [];
      if (type) return response.setHeader('Content-Type', type).end(body);
      request.url = request.url.replace(/^\/assets\//, '/');
      cdn(request, response, () => response.writeHead(404).end());
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await launch();
    try {
      const page = await browser.newPage();
      const errors = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      await page.waitForFunction(() =>
        ['ward-date-banner', 'ward-article-list', 'ward-visit-stats'].every(
          (tag) => globalThis.document.querySelector(tag).state === 'ready',
        ),
      );
      const lines = [];
      page.on('console', (message) => lines.push(message.text()));
      await page.evaluate(list.code);
      assert.deepEqual(
        lines.map((line) => line.split(' ').slice(0, 2).join(' ')),
        ['ward-date-banner ready', 'ward-article-list ready', 'ward-visit-stats ready'],
      );
      assert.deepEqual(errors, []);
    } finally {
      await browser.close();
      server.close();
    }
  });
});

describe('the page of what goes wrong', () => {
  const source = readFileSync(`${root}src/contract/problem.ts`, 'utf8');
  const kinds = [.../export type FeedErrorKind =([^;]*);/.exec(source)[1].matchAll(/'([\w-]+)'/g)].map(
    ([, kind]) => kind,
  );
  const said = readFileSync(`${root}src/elements/shared/state-note.ts`, 'utf8');

  it('has a section for every kind of error, with what visitors read', () => {
    assert.ok(kinds.length > 5);
    for (const name of ['guides/troubleshooting.md', 'guides/troubleshooting.vi.md']) {
      const sections = read(name).split(/^### /m);
      for (const kind of kinds) {
        const section = sections.find((each) => each.startsWith(`\`${kind}\``));
        assert.ok(section, `${name}: ${kind}`);
        const [, words] = new RegExp(`^  '?${kind}'?: '(.*)',$`, 'm').exec(said);
        assert.ok(section.includes(`> ${words}`), `${name}: ${words}`);
      }
    }
  });
});

describe('the page of browsers', () => {
  it('says the same as the list for tools', () => {
    const list = Object.fromEntries(
      [...read('guides/browserslist').matchAll(/^(\w+) >= ([\d.]+)$/gm)].map(([, name, version]) => [
        name,
        version,
      ]),
    );
    for (const name of ['guides/support.md', 'guides/support.vi.md']) {
      const rows = prose(name)
        .split('\n')
        .filter((line) => line.startsWith('| '));
      for (const browser of ['Chrome', 'Firefox', 'Safari']) {
        const row = rows.find((line) => line.startsWith(`| ${browser}`));
        assert.equal(row.split('|')[2].trim(), list[browser], `${name}: ${browser}`);
      }
    }
    assert.equal(list.Edge, list.Chrome);
    assert.equal(list.iOS, list.Safari);
  });
});
