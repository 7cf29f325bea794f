import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { testCompanion, type TestCompanion } from '../companion.ts';

const CODE = `// Thống kê truy cập\n${'export const number = 1;\n'.repeat(200)}`;

describe('/assets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ward-assets-'));
  let companion: TestCompanion;

  before(() => {
    mkdirSync(join(folder, 'cdn/chunks'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'cdn/ward-widgets.js'), CODE);
    writeFileSync(join(folder, 'cdn/ward-widgets.js.map'), '{}');
    writeFileSync(join(folder, 'cdn/sri.json'), '{}');
    writeFileSync(join(folder, 'cdn/builder.html'), '<!doctype html>');
    writeFileSync(join(folder, 'cdn/chunks/lit-Bc91npwE.js'), CODE);
    companion = testCompanion({ assets: join(folder, 'cdn') });
  });
  after(async () => {
    await companion.close();
    rmSync(folder, { recursive: true });
  });

  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    companion.ask(`/assets/${path}`, { headers, method });
  const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

  it('serves a file with what browsers need of it', async () => {
    const response = await ask('ward-widgets.js');
    assert.equal(response.status, 200);
    assert.equal(await response.text(), CODE);
    for (const [name, value] of [
      ['content-type', 'text/javascript; charset=utf-8'],
      ['access-control-allow-origin', '*'],
      ['cross-origin-resource-policy', 'cross-origin'],
      ['vary', 'Accept-Encoding'],
      ['x-content-type-options', 'nosniff'],
      ['content-length', String(Buffer.byteLength(CODE))],
    ] as const)
      assert.equal(response.headers.get(name), value);
  });

  for (const [encoding, decode] of [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)
    it(`sends ${encoding} to those who take it`, async () => {
      const response = await ask('ward-widgets.js', { 'Accept-Encoding': encoding });
      assert.equal(response.headers.get('content-encoding'), encoding);
      const body = await bytes(response);
      assert.equal(response.headers.get('content-length'), String(body.length));
      assert.equal(decode(body).toString(), CODE);
    });

  it('lets the builder, a page, run its own files and read feeds anywhere', async () => {
    const response = await ask('builder.html');
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy')!;
    assert.match(policy, /script-src 'self';.*connect-src http: https:;.*frame-ancestors 'self'/);
    assert.doesNotMatch(policy, /unsafe/);
  });

  it('sends a file that is too small to encode as it is', async () => {
    const { headers } = await ask('sri.json', { 'Accept-Encoding': 'br' });
    assert.equal(headers.get('content-encoding'), null);
  });

  it('has a tag for each encoding, and answers 304 to those who have it', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (encoding) => {
        const { headers } = await ask('ward-widgets.js', { 'Accept-Encoding': encoding });
        const again = await ask('ward-widgets.js', {
          'Accept-Encoding': encoding,
          'If-None-Match': headers.get('etag')!,
        });
        assert.equal(again.status, 304);
        assert.equal(await again.text(), '');
        assert.equal(again.headers.get('vary'), 'Accept-Encoding');
        return headers.get('etag');
      }),
    );
    assert.equal(new Set(tags).size, 3);
  });

  it('lets hashed names be kept for a year, and plain ones for five minutes', async () => {
    const kept = async (path: string) => (await ask(path)).headers.get('cache-control');
    const { hash } = await companion.context.assets.read();
    const year = 'public, max-age=31536000, immutable';
    assert.equal(await kept('chunks/lit-Bc91npwE.js'), year);
    assert.equal(await kept(`${hash}/ward-widgets.js`), year);
    assert.equal(await kept(`${hash}/chunks/lit-Bc91npwE.js`), year);
    assert.equal(await kept('ward-widgets.js'), 'public, max-age=300');
    assert.equal(await kept('sri.json'), 'public, max-age=300');
    // Another build's: what there is now, and not for long.
    assert.equal(await kept('0123456789abcdef/ward-widgets.js'), 'public, max-age=300');
  });

  it('answers HEAD without the file', async () => {
    const response = await ask('ward-widgets.js', {}, 'HEAD');
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-length'), String(Buffer.byteLength(CODE)));
    assert.equal(await response.text(), '');
  });

  for (const path of [
    '../secret.txt',
    '%2e%2e/secret.txt',
    '..%2fsecret.txt',
    '%2e%2e%2fsecret.txt',
    '....//secret.txt',
    'chunks/../../secret.txt',
    '..\\secret.txt',
    '/etc/passwd',
    '%00',
    'chunks',
    '__proto__',
    'nothing.js',
  ])
    it(`has nothing at ${path}`, async () => {
      const response = await ask(path);
      assert.equal(response.status, 404);
      assert.match(response.headers.get('content-type')!, /^application\/problem\+json/);
    });

  it('says where the widgets are not built, and serves them once they are', async () => {
    const empty = join(folder, 'later');
    const other = testCompanion({ assets: empty });
    const missing = await other.ask('/assets/ward-widgets.js');
    assert.equal(missing.status, 503);
    assert.match(((await missing.json()) as { type: string }).type, /not-built$/);
    assert.equal((await other.ask('/healthz')).status, 200);
    mkdirSync(empty);
    writeFileSync(join(empty, 'ward-widgets.js'), CODE);
    assert.equal((await other.ask('/assets/ward-widgets.js')).status, 200);
    await other.close();
  });
});
