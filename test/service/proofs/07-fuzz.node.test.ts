import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { Problem } from '../../../src/service/http/problem.ts';
import { listen, type Listening } from '../../../src/service/index.ts';
import { ORIGIN, SITE, testCompanion, type TestCompanion } from '../companion.ts';
import { readDocument, type Document } from '../openapi.ts';
import { figure, full } from './figure.ts';
import { bytesOf, requestsOf } from './fuzz-requests.ts';

const REQUESTS = full ? 45_000 : 1800;
const RAW = full ? 5000 : 200;

/** How often each status was answered. */
function tally() {
  const counts = new Map<number, number>();
  return {
    add: (status: number) => counts.set(status, (counts.get(status) ?? 0) + 1),
    text: () =>
      [...counts]
        .sort(([a], [b]) => a - b)
        .map(([status, count]) => `${count} × ${status}`)
        .join(', '),
  };
}

/** The path as the router sees it. */
const decoded = (path: string): string => {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
};

describe('requests made from the OpenAPI document', () => {
  let companion: TestCompanion;
  let document: Document;
  let server: Listening;

  before(async () => {
    companion = testCompanion({
      config: {
        sites: { [SITE]: { url: `${ORIGIN}/` } },
        feeds: { news: { url: 'https://example.vn/rss' } },
        limits: { viewsPerMinute: 50, votesPerHour: 50 },
      },
    });
    const { feeds, now } = companion.context;
    // What feeds may bring is another proof's; no request of this one leaves the machine.
    feeds.get = (id) =>
      id === 'news'
        ? Promise.resolve({
            body: '{"version":"https://jsonfeed.org/version/1.1","feed_url":"https://example.vn/rss","items":[]}',
            etag: '"1"',
            readAt: now(),
            changedAt: now(),
            freshUntil: now() + 60_000,
          })
        : Promise.reject(new Problem('unknown-feed'));
    document = await readDocument((path) => companion.ask(path));
    server = await listen(companion, { host: '127.0.0.1', port: 0 });
  });
  after(() => server.stop());

  it('are never answered with 5xx, and with 4xx only as the document says', async () => {
    const statuses = tally();
    await fc.assert(
      fc.asyncProperty(requestsOf(document.operations), async ({ method, target, headers, body }) => {
        const request = new Request(`http://companion.example${target}`, {
          method,
          headers,
          body: body ?? null,
        });
        const response = await companion.app.fetch(request);
        const { status } = response;
        statuses.add(status);
        assert.ok(status < 500, `${method} ${target}: ${status} ${await response.clone().text()}`);
        assert.equal(response.headers.get('set-cookie'), null);
        assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
        await document.check(method, decoded(new URL(request.url).pathname), response);
      }),
      { numRuns: REQUESTS },
    );
    assert.deepEqual(
      companion.logged.filter(({ level }) => level === 'error'),
      [],
    );
    figure('fuzzed requests to the app, none 5xx', `${REQUESTS}: ${statuses.text()}`);
  });

  it('are never answered with 5xx as damaged bytes either, and the server goes on', async () => {
    const statuses = tally();
    const port = Number(new URL(server.url).port);
    const say = async (bytes: Buffer): Promise<string> => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      const chunks: Buffer[] = [];
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.end(bytes);
      await once(socket, 'close');
      return Buffer.concat(chunks).toString('latin1');
    };
    await fc.assert(
      fc.asyncProperty(bytesOf(requestsOf(document.operations)), async (bytes) => {
        const answers = (await say(bytes)).split(/(?=HTTP\/1\.1 \d{3} )/);
        for (const answer of answers.filter((text) => text.startsWith('HTTP/1.1 '))) {
          const [head = '', ...rest] = answer.split('\r\n\r\n');
          const status = Number(head.slice(9, 12));
          statuses.add(status);
          assert.ok(status < 500, answer);
          if (status < 400) continue;
          assert.match(head, /content-type: application\/problem\+json/i);
          assert.match(head, /x-content-type-options: nosniff/i);
          // A HEAD has no body.
          const body = rest.join('\r\n\r\n').trim();
          if (body.startsWith('{')) {
            const problem = JSON.parse(body) as { status: number };
            assert.equal(problem.status, status);
          }
        }
      }),
      { numRuns: RAW },
    );
    assert.equal((await fetch(`${server.url}readyz`)).status, 200);
    assert.deepEqual(
      companion.logged.filter(({ level }) => level === 'error'),
      [],
    );
    figure('fuzzed requests as bytes over a socket, none 5xx', `${RAW}: ${statuses.text()}`);
  });
});
