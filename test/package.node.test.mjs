import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import sirv from 'sirv';
import { root, run } from '../scripts/run.mjs';
import { launch } from './helpers/chromium.mjs';
import { consumers } from './package/consumers.mjs';

// The package as a ward gets it: packed, unpacked in an empty folder, and used by its own names.
describe('the packed package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ward-widgets-'));
  const home = join(folder, 'node_modules/ward-widgets');
  let files, tarball;

  before(() => {
    // `npm test` has built dist/ before.
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
        cwd: root,
      }),
    );
    files = packed.files.map(({ path }) => path);
    mkdirSync(home, { recursive: true });
    tarball = join(folder, packed.filename);
    execFileSync('tar', ['xzf', tarball, '--strip-components=1', '-C', home]);
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

  it('says what is missing where it cannot render', () => {
    const code = `import { renderToString } from 'ward-widgets/ssr';
      await renderToString('ward-star-rating', { page: 'https://a.example/' }).catch(({ message }) => console.log(message));`;
    const said = execFileSync('node', ['--input-type=module', '-e', code], { cwd: folder, encoding: 'utf8' });
    assert.match(said, /npm install @lit-labs\/ssr @lit-labs\/ssr-client/);
  });

  it('names the hash of every file for script tags', () => {
    const hashes = JSON.parse(readFileSync(join(home, 'dist/cdn/sri.json'), 'utf8'));
    const names = files.filter((path) => /^dist\/cdn\/(?!sri\.json)/.test(path)).map((path) => path.slice(9));
    assert.deepEqual(Object.keys(hashes).sort(), names.sort());
    const hashOf = (name) =>
      createHash('sha384')
        .update(readFileSync(join(home, 'dist/cdn', name)))
        .digest('base64');
    for (const name of names) assert.equal(hashes[name], `sha384-${hashOf(name)}`);
  });

  it('runs the companion, which brings nothing along', () => {
    const code = `import { checkConfig, createCompanion, listen, openStore } from 'ward-widgets/service';
      const config = checkConfig({ sites: { a: { url: 'https://a.example/' } }, host: '127.0.0.1', port: 0 });
      const store = await openStore(':memory:');
      const companion = createCompanion({ config, store, log() {}, version: '1' });
      const { url, stop } = await listen(companion, config);
      const ask = async (path) => (await fetch(url + path)).status;
      const paths = ['readyz', 'v1/visits?site=a', 'assets/ward-widgets.js', 'assets/sri.json', 'embed/visit-stats?site=a'];
      console.log((await Promise.all(paths.map(ask))).join(' '));
      await stop();`;
    const said = execFileSync('node', ['--input-type=module', '-e', code], { cwd: folder, encoding: 'utf8' });
    assert.equal(said.trim(), '200 200 200 200 200');
    const imported = files
      .filter((path) => /^dist\/node\/.*\.js$/.test(path))
      .flatMap((path) => [
        ...readFileSync(join(home, path), 'utf8').matchAll(/^import\s(?:[^'"]*\sfrom\s)?["']([^'"]+)["'];/gm),
      ])
      .map(([, name]) => name)
      .filter((name) => !/^(\.|node:)/.test(name));
    assert.deepEqual(imported, []);
  });

  it('serves by its program, and stops when told to', { timeout: 60_000 }, async () => {
    writeFileSync(join(folder, 'ward-widgets.json'), '{ "sites": { "a": { "url": "https://a.example/" } } }');
    const program = spawn('node', [join(home, manifest().bin['ward-widgets']), 'serve', '--port', '0'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    for await (const text of program.stdout.setEncoding('utf8')) {
      said += text;
      if (/http:\S+/.test(said)) break;
    }
    const { status } = await fetch(new URL('/v1/visits?site=a', /http:\S+/.exec(said)[0]));
    assert.equal(status, 200);
    program.kill('SIGTERM');
    const [code] = await once(program, 'exit');
    assert.equal(code, 0);
  });

  it('describes the companion: its settings and its interface', () => {
    const settings = JSON.parse(readFileSync(join(home, 'dist/config.schema.json'), 'utf8'));
    assert.ok(settings.properties.sites);
    const { openapi, info, paths } = JSON.parse(readFileSync(join(home, 'dist/openapi.json'), 'utf8'));
    assert.match(openapi, /^3\.1\./);
    assert.equal(info.version, manifest().version);
    assert.ok(paths['/v1/visits'].post);
  });

  it('gives a TypeScript project its types', () => {
    writeFileSync(
      join(folder, 'use.ts'),
      `import { WardArticleListElement, type Article } from 'ward-widgets';
       import 'ward-widgets/all';
       import 'ward-widgets/article-list';
       import 'ward-widgets/article-card';
       import { readFeed } from 'ward-widgets/feed';
       import { renderToString } from 'ward-widgets/ssr';
       import 'ward-widgets/hydrate';
       import { checkConfig, createCompanion, type CompanionOptions } from 'ward-widgets/service';
       const list: WardArticleListElement = document.createElement('ward-article-list');
       list.feed = '/rss';
       // @ts-expect-error there is no such layout
       list.layout = 'mosaic';
       export const html: Promise<string> = renderToString('ward-star-rating', { page: 'https://a.example/' });
       // @ts-expect-error such an element is not rendered on servers
       export const none = () => renderToString('ward-article', { page: 'https://a.example/' });
       export const port: number = checkConfig({}).port;
       // @ts-expect-error ports are numbers
       export const wrong: string = checkConfig({}).port;
       export const make = (options: CompanionOptions) => createCompanion(options).app.fetch(new Request('http://a/'));
       export const first: Promise<Article | undefined> = readFeed(new Uint8Array()).then(({ items }) => items[0]);
      `,
    );
    const options =
      '--noEmit --strict --target es2022 --module nodenext --moduleResolution nodenext --skipLibCheck';
    assert.ok(run([`${root}node_modules/.bin/tsc`, ...options.split(' '), 'use.ts'], { cwd: folder }));
  });

  consumers(() => ({ folder, home, tarball }));

  for (const [what, script, charset] of [
    ['an autoloader', '<script type="module" src="/cdn/autoload.js"></script>', 'utf-8'],
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
