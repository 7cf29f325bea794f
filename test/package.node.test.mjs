import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import sirv from 'sirv';
import { root, run } from '../scripts/run.mjs';
import { launch } from './helpers/chromium.mjs';

// The package as a ward gets it: packed, unpacked in an empty folder, and used by its own names.
describe('the packed package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ward-widgets-'));
  const home = join(folder, 'node_modules/ward-widgets');
  let files;

  before(() => {
    // `npm test` has built dist/ before.
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
        cwd: root,
      }),
    );
    files = packed.files.map(({ path }) => path);
    mkdirSync(home, { recursive: true });
    execFileSync('tar', ['xzf', join(folder, packed.filename), '--strip-components=1', '-C', home]);
    for (const name of ['lit', 'lit-html', 'lit-element', '@lit', '@types', 'date-fns', 'dompurify'])
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  });
  after(() => rmSync(folder, { recursive: true }));

  const manifest = () => JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));

  it('holds every file that its exports name', () => {
    const named = Object.values(manifest().exports)
      .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))
      .filter((path) => !path.includes('*'))
      .map((path) => path.replace('./', ''));
    assert.deepEqual(
      named.filter((path) => !files.includes(path)),
      [],
    );
  });

  it('holds built files and documents, and no sources, tests or demo', () => {
    const strays = files.filter((path) => !/^(dist\/|README|CHANGELOG|LICENSE|package\.json)/.test(path));
    assert.deepEqual(strays, []);
  });

  it('runs no script at install and brings only what its browser entries import', () => {
    const { scripts, dependencies } = manifest();
    assert.deepEqual(
      Object.keys(scripts).filter((name) => /install/.test(name)),
      [],
    );
    assert.deepEqual(Object.keys(dependencies), ['date-fns', 'dompurify', 'lit']);
  });

  it('carries the licences of the code inside it', () => {
    const text = readFileSync(join(home, 'dist/cdn/THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['lit-html', 'rss-parser']) assert.match(text, new RegExp(`^${name} \\d`, 'm'));
    const code = files
      .filter((path) => /^dist\/cdn\/.*\.js$/.test(path) && !path.includes('iife'))
      .map((path) => readFileSync(join(home, path), 'utf8'));
    assert.ok(code.some((text) => /@license[^]*Google LLC/.test(text)));
    assert.ok(
      /@license[^]*Google LLC/.test(readFileSync(join(home, 'dist/cdn/ward-widgets.iife.js'), 'utf8')),
    );
  });

  it('reads a feed in Node', () => {
    const code = `import { readFeed, readDate } from 'ward-widgets/feed';
      const feed = await readFeed(new TextEncoder().encode('<rss version="2.0"><channel><item><title>Tin</title></item></channel></rss>'));
      console.log(feed.items[0].title, readDate('31/05/2024 8:30:00 SA').date.toISOString());`;
    const said = execFileSync('node', ['--input-type=module', '-e', code], { cwd: folder, encoding: 'utf8' });
    assert.equal(said.trim(), 'Tin 2024-05-31T01:30:00.000Z');
  });

  it('gives a TypeScript project its types', () => {
    writeFileSync(
      join(folder, 'use.ts'),
      `import { WardArticleListElement, type Article } from 'ward-widgets';
       import 'ward-widgets/all';
       import 'ward-widgets/article-list';
       import 'ward-widgets/article-card';
       import { readFeed } from 'ward-widgets/feed';
       const list: WardArticleListElement = document.createElement('ward-article-list');
       list.feed = '/rss';
       // @ts-expect-error there is no such layout
       list.layout = 'mosaic';
       export const first: Promise<Article | undefined> = readFeed(new Uint8Array()).then(({ items }) => items[0]);
      `,
    );
    const options =
      '--noEmit --strict --target es2022 --module nodenext --moduleResolution nodenext --skipLibCheck';
    assert.ok(run([`${root}node_modules/.bin/tsc`, ...options.split(' '), 'use.ts'], { cwd: folder }));
  });

  for (const [what, script, charset] of [
    ['a module', '<script type="module" src="/cdn/ward-widgets.js"></script>', 'utf-8'],
    ['a classic script', '<script src="/cdn/ward-widgets.iife.js"></script>', 'utf-8'],
    [
      'a classic script, on a windows-1258 page',
      '<script src="/cdn/ward-widgets.iife.js"></script>',
      'windows-1258',
    ],
  ]) {
    it(`works on an empty page as ${what}`, async () => {
      const cdn = sirv(join(home, 'dist/cdn'), { dev: true });
      const server = createServer((request, response) => {
        if (request.url === '/') {
          response.setHeader('Content-Type', `text/html; charset=${charset}`);
          response.end(`<!doctype html>${script}<ward-article-list feed="/rss"></ward-article-list>`);
        } else if (request.url === '/rss') {
          response.end(
            '<rss version="2.0"><channel><item><title>T&#7913;</title><link>/1</link><pubDate>31/05/2024</pubDate></item></channel></rss>',
          );
        } else {
          // A script sent without its charset is read in the page's.
          request.url = request.url.replace('/cdn', '');
          const { setHeader } = response;
          response.setHeader = (name, value) =>
            setHeader.call(
              response,
              name,
              name === 'Content-Type' ? String(value).replace(/;.*/, '') : value,
            );
          cdn(request, response);
        }
      });
      await new Promise((resolve) => server.listen(0, resolve));
      const browser = await launch();
      try {
        const page = await browser.newPage();
        await page.goto(`http://localhost:${server.address().port}/`);
        await page.getByRole('link', { name: 'Tứ' }).waitFor();
        await page.getByText('Thứ Sáu, 31/05/2024').waitFor();
      } finally {
        await browser.close();
        server.close();
      }
    });
  }
});
