import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ORIGIN, SITE, testCompanion, type TestCompanion } from '../companion.ts';

describe('the pages under /embed/', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ward-embed-'));
  let companion: TestCompanion;

  before(() => {
    mkdirSync(folder, { recursive: true });
    for (const name of ['ward-widgets.js', 'embed.js']) writeFileSync(join(folder, name), `// ${name}`);
    companion = testCompanion({
      assets: folder,
      config: {
        sites: {
          [SITE]: { url: `${ORIGIN}/`, name: 'Phường "Tây Sơn" <b>' },
          english: { url: 'https://english.example.vn/', language: 'en', timeZone: 'UTC' },
        },
        feeds: { news: { url: 'https://example.vn/rss' }, notices: { url: 'https://example.vn/rss2' } },
      },
    });
  });
  after(async () => {
    await companion.close();
    rmSync(folder, { recursive: true });
  });

  const text = async (path: string) => {
    const response = await companion.ask(path);
    assert.equal(response.status, 200, `${path}: ${await response.clone().text()}`);
    return response.text();
  };
  /** The widget's tag, as it is written. */
  const tagOf = async (path: string) => /<ward-[^]*?>/.exec(await text(path))![0];
  const refused = async (path: string) => {
    const response = await companion.ask(path);
    assert.match(response.headers.get('content-type')!, /^application\/problem\+json/);
    return { status: response.status, ...((await response.json()) as { type: string; detail: string }) };
  };

  for (const [path, tag] of [
    [
      `/embed/visit-stats?site=${SITE}&rows=total,online&counting&path=/tin`,
      `<ward-visit-stats feed="../v1/visits" site="${SITE}" path="/tin" rows="total online" counting="" time-zone="Asia/Ho_Chi_Minh">`,
    ],
    [
      `/embed/star-rating?site=${SITE}&item=/tin/1&precision=0.5`,
      `<ward-star-rating feed="../v1/ratings" site="${SITE}" item="/tin/1" precision="0.5">`,
    ],
    [
      '/embed/article-list?feed=news&feed=notices&limit=3&heading=Tin',
      '<ward-article-list feed="../v1/feeds/news ../v1/feeds/notices" limit="3" heading="Tin">',
    ],
    [
      `/embed/article-card?feed=news&layout=compact&site=english`,
      '<ward-article-card feed="../v1/feeds/news" layout="compact" time-zone="UTC">',
    ],
    [
      `/embed/article?feed=news&item=1&site=${SITE}&counting=0`,
      `<ward-article visits="../v1/visits" feed="../v1/feeds/news" site="${SITE}" item="1" time-zone="Asia/Ho_Chi_Minh">`,
    ],
    [
      `/embed/date-banner?site=${SITE}&greeting&clock=seconds`,
      '<ward-date-banner portal="Phường &quot;Tây Sơn&quot; &lt;b&gt;" greeting="" clock="seconds" time-zone="Asia/Ho_Chi_Minh">',
    ],
  ] as const)
    it(`makes a tag of ${path}`, async () => assert.equal(await tagOf(path), tag));

  it('takes language and title from the site', async () => {
    const page = await text(`/embed/visit-stats?site=english`);
    assert.match(page, /<html lang="en" /);
    assert.match(page, /<title>Visit statistics<\/title>/);
    assert.match(await text(`/embed/visit-stats?site=english&lang=vi`), /<html lang="vi" /);
    assert.match(
      await text(`/embed/visit-stats?site=${SITE}`),
      /<title>Thống kê truy cập – Phường &quot;Tây Sơn&quot; &lt;b&gt;<\/title>/,
    );
  });

  it('writes what was asked for as text and nothing else', async () => {
    const evil = `"><script>alert(1)</script>'`;
    const page = await text(`/embed/visit-stats?site=${SITE}&heading=${encodeURIComponent(evil)}`);
    assert.ok(page.includes('heading="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;"'));
    assert.equal(page.match(/<script/g)?.length, 2);
  });

  for (const [path, status, detail] of [
    [`/embed/visit-stats?site=${SITE}&onclick=alert`, 400, /query\.onclick: is no parameter/],
    [`/embed/visit-stats?site=${SITE}&__proto__=1`, 400, /query\.__proto__: is no parameter/],
    [`/embed/visit-stats?site=${SITE}&layout=mosaic`, 400, /query\.layout: takes table, digits, inline/],
    [`/embed/visit-stats?site=${SITE}&theme=red;}`, 400, /query\.theme: takes light, dark, auto/],
    ['/embed/visit-stats', 400, /query\.site/],
    ['/embed/visit-stats?site=nowhere', 404, /no site "nowhere"/],
    ['/embed/article-list?feed=toString', 404, /no feed "toString"/],
    ['/embed/article-list?feed=https://example.com/rss', 400, /query\.feed/],
    ['/embed/article-list?feed=news&limit=0', 400, /query\.limit: takes a whole number from 1 to 100/],
    ['/embed/article-list?feed=news&article-url=https://evil.example/{id}', 400, /query\.article-url/],
    ['/embed/article-list?feed=news&article-url=javascript:alert(1)', 400, /query\.article-url/],
    ['/embed/nothing', 404, /^$/],
  ] as const)
    it(`answers ${path} with ${status}`, async () => {
      const problem = await refused(path);
      assert.equal(problem.status, status);
      assert.match(problem.detail ?? '', detail);
    });

  it("lets headlines lead into a configured portal's own article page", async () => {
    const template = encodeURIComponent(`${ORIGIN}/bai-viet?item={id}`);
    assert.match(
      await tagOf(`/embed/article-list?feed=news&article-url=${template}`),
      new RegExp(`article-url="${ORIGIN}/bai-viet\\?item=\\{id\\}"`),
    );
  });

  it('has a policy of its own, that lets only the portals put it in a frame', async () => {
    const { headers } = await companion.ask(`/embed/visit-stats?site=${SITE}`);
    const policy = headers.get('content-security-policy')!;
    assert.ok(policy.endsWith(`frame-ancestors 'self' ${ORIGIN} https://english.example.vn`));
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(headers.get('x-frame-options'), null);
    assert.equal(headers.get('cache-control'), 'public, max-age=300');
  });

  it('loads files under the hash of the build, which may be kept for a year', async () => {
    const [, path] = /src="\.\.(\/assets\/[^"]+)"/.exec(await text(`/embed/visit-stats?site=${SITE}`))!;
    const { status, headers } = await companion.ask(path!);
    assert.equal(status, 200);
    assert.match(headers.get('cache-control')!, /immutable/);
  });
});
