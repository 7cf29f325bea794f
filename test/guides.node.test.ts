import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readRating, readRatings, readVote } from '../src/contract/rating.ts';
import { readSeries } from '../src/contract/visit-series.ts';
import { readVisits } from '../src/contract/visits.ts';
import { problems } from '../src/service/http/problem.ts';

// What the guides say, as far as it can be tried.
const guides = fileURLToPath(new URL('../docs/guides/', import.meta.url));
const read = (name: string) => readFileSync(join(guides, name), 'utf8');

/** Blocks of code of a guide. */
const blocks = (name: string, language: string): string[] =>
  [...read(name).matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, code]) => code!);

describe('the guides', () => {
  it('lead to files and headings that there are', () => {
    const slug = (heading: string) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, '')
        .trim()
        .replace(/\s/g, '-');
    const broken: string[] = [];
    for (const name of readdirSync(guides)) {
      for (const [, target = ''] of read(name)
        .replace(/^```[^]*?^```$/gm, '')
        .matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(target)) continue;
        const [path = '', anchor] = target.split('#');
        const file = path ? join(dirname(join(guides, name)), path) : join(guides, name);
        const text = existsSync(file) && file.endsWith('.md') ? readFileSync(file, 'utf8') : '';
        const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => slug(heading!));
        if (!existsSync(file) || (anchor && !headings.includes(anchor))) broken.push(`${name}: ${target}`);
      }
    }
    assert.deepEqual(broken, []);
  });
});

describe('the page of the HTTP contract', () => {
  const examples = blocks('http-api.md', 'json').map((text) => JSON.parse(text) as Record<string, unknown>);
  const having = (name: string) => examples.find((example) => name in example);

  it('shows answers that the widgets can read', () => {
    assert.equal(readVisits(having('total')).total, 881_707);
    assert.equal(readSeries(having('days')).days.length, 1);
    assert.equal(readRatings(having('ratings')).get('/tin-tuc/gia-co-de')?.count, 12);
    assert.equal(readVote(having('mine')).mine, 5);
  });

  it('names every kind of problem that a browser can meet', () => {
    const text = read('http-api.md');
    const others = ['too-slow', 'no-expectation', 'large-headers', 'internal', 'not-built'];
    for (const kind of Object.keys(problems))
      if (!others.includes(kind)) assert.ok(text.includes(`\`${kind}\``), kind);
  });
});

const noPhp = spawnSync('php', ['-r', 'exit(extension_loaded("pdo_sqlite") ? 0 : 1);']).status !== 0;

describe('the example in PHP', { skip: noPhp && 'PHP with pdo_sqlite is not installed' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'ward-php-'));
  const origin = 'https://tayson.example.gov.vn';
  let address = '';
  let child: ChildProcess;
  after(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  before(async () => {
    writeFileSync(join(folder, 'ward.php'), blocks('http-api.md', 'php')[0]!);
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    free.close();
    await once(free, 'close');
    child = spawn('php', ['-S', `127.0.0.1:${port}`, '-t', folder], {
      env: { ...process.env, WARD_DB: join(folder, 'ward.sqlite') },
      stdio: 'ignore',
    });
    address = `http://127.0.0.1:${port}/ward.php`;
    while (!(await fetch(address).catch(() => undefined))) assert.equal(child.exitCode, null);
  });

  async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await fetch(address + path, {
      method,
      headers: {
        'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
        'Content-Type': 'text/plain',
        Origin: origin,
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      json: text ? (JSON.parse(text) as unknown) : undefined,
    };
  }

  it('counts visits as the contract has it', async () => {
    const view = { site: 'tay-son', path: '/tin-tuc?a=1' };
    const first = readVisits((await ask('POST', '/v1/visits', view)).json);
    assert.deepEqual(
      [first.total, first.online, first.today, first.week, first.month, first.views],
      [881_708, 1, 1, 1, 1, { path: '/tin-tuc', count: 1 }],
    );
    // The same visitor again; a robot; somebody who asks not to be tracked.
    await ask('POST', '/v1/visits', view);
    await ask('POST', '/v1/visits', view, { 'User-Agent': 'Googlebot/2.1' });
    await ask('POST', '/v1/visits', view, { DNT: '1', 'User-Agent': 'Mozilla/5.0 Other' });
    const { json, headers } = await ask('GET', '/v1/visits?site=tay-son&path=/tin-tuc');
    const now = readVisits(json);
    assert.deepEqual([now.total, now.today, now.views?.count], [881_708, 1, 3]);
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.equal(headers.get('set-cookie'), null);
    const [day] = readSeries(
      (await ask('GET', '/v1/visits/series?site=tay-son&from=2000-01-01&to=2999-12-31')).json,
    ).days;
    assert.deepEqual([day?.visits, day?.views], [1, 3]);
  });

  it('takes votes, changes them, and takes them back', async () => {
    const item = '/tin-tuc/1?a=b c';
    const vote = (stars: number, voter?: string) =>
      ask('POST', '/v1/ratings', { site: 'tay-son', item, stars, ...(voter && { voter }) }).then(({ json }) =>
        readVote(json),
      );
    const first = await vote(4.5);
    await vote(5);
    const changed = await vote(3, first.voter);
    assert.deepEqual([changed.average, changed.count, changed.mine, changed.voter], [4, 2, 3, first.voter]);
    const { json } = await ask('GET', `/v1/ratings?site=tay-son&item=${encodeURIComponent(item)}&item=none`);
    const ratings = readRatings(json);
    assert.deepEqual(ratings.get(item), { average: 4, count: 2, best: 5, distribution: { 3: 1, 5: 1 } });
    assert.equal(ratings.get('none')?.count, 0);
    const back = await ask('DELETE', '/v1/ratings', { site: 'tay-son', item, voter: first.voter });
    assert.deepEqual(readRating(back.json), { average: 5, count: 1, best: 5, distribution: { 5: 1 } });
  });

  it('refuses foreign pages, unknown sites and what is no vote, by problems', async () => {
    const vote = { site: 'tay-son', item: '/a', stars: 5 };
    const cases: [status: number, answer: Awaited<ReturnType<typeof ask>>][] = [
      [403, await ask('POST', '/v1/ratings', vote, { Origin: 'https://other.example' })],
      [404, await ask('POST', '/v1/ratings', { ...vote, site: 'other' })],
      [404, await ask('GET', '/v1/visits?site=other')],
      [400, await ask('POST', '/v1/ratings', { ...vote, stars: 6 })],
      [400, await ask('POST', '/v1/ratings', { ...vote, stars: '5' })],
      [400, await ask('POST', '/v1/visits', { site: 'tay-son' })],
      [413, await ask('POST', '/v1/visits', { site: 'tay-son', path: `/${'x'.repeat(5000)}` })],
      [404, await ask('GET', '/v1/other?site=tay-son')],
    ];
    for (const [status, answer] of cases) {
      assert.equal(answer.status, status);
      assert.match(answer.headers.get('content-type')!, /^application\/problem\+json/);
      assert.equal((answer.json as { status: number }).status, status);
    }
    const asked = await ask('OPTIONS', '/v1/ratings');
    assert.equal(asked.status, 204);
    assert.match(asked.headers.get('access-control-allow-methods')!, /DELETE/);
    assert.equal(
      readRatings((await ask('GET', '/v1/ratings?site=tay-son&item=/a')).json).get('/a')?.count,
      0,
    );
  });
});
