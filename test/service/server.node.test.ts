import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { listen, type Listening } from '../../src/service/index.ts';
import { SITE, testCompanion, type TestCompanion } from './companion.ts';

/** What a server says to bytes, until it closes the connection. */
async function say(url: string, ...pieces: string[]): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: unknown) => (answer += String(text)));
  for (const piece of pieces) socket.write(piece);
  socket.end();
  await once(socket, 'close');
  return answer;
}

const headersOf = (answer: string): string => answer.slice(0, answer.indexOf('\r\n\r\n')).toLowerCase();
const bodyOf = (answer: string): { type: string; status: number } =>
  JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as { type: string; status: number };

describe('the server', () => {
  let companion: TestCompanion;
  let server: Listening;

  before(async () => {
    companion = testCompanion();
    server = await listen(companion, { host: '127.0.0.1', port: 0 });
  });
  after(() => server.stop());

  for (const [what, request, status, kind] of [
    ['bytes that are no HTTP', 'nonsense\r\n\r\n', 400, 'invalid'],
    ['a header without a name', 'GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n', 400, 'invalid'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'invalid',
    ],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'invalid',
    ],
    ['no Host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'invalid'],
    [
      'a Host that is none',
      'GET /healthz HTTP/1.1\r\nHost: a/b@c\r\nConnection: close\r\n\r\n',
      400,
      'invalid',
    ],
    [
      'headers without an end',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'large-headers',
    ],
    [
      'an expectation nobody knows',
      'POST /v1/visits HTTP/1.1\r\nHost: a\r\nExpect: tea\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      417,
      'no-expectation',
    ],
    [
      'a request for a proxy',
      'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n',
      405,
      'method-not-allowed',
    ],
  ] as const)
    it(`answers ${what} with ${status}, with all headers`, async () => {
      const answer = await say(server.url, request);
      assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `));
      assert.equal(bodyOf(answer).type, `urn:ward-widgets:problem:${kind}`);
      const headers = headersOf(answer);
      for (const header of [
        'content-type: application/problem+json',
        "content-security-policy: default-src 'none'",
        'x-content-type-options: nosniff',
        'access-control-allow-origin: *',
        'connection: close',
      ])
        assert.ok(headers.includes(header), `${header}\n${headers}`);
      assert.equal((await fetch(`${server.url}healthz`)).status, 200);
    });

  it('answers HTTP/1.0 without a Host, as old load balancers ask', async () => {
    assert.match(await say(server.url, 'GET /healthz HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 200 /);
  });

  it('survives who goes away in the middle of a body', async () => {
    const before = companion.logged.length;
    await say(
      server.url,
      `POST /v1/visits HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"site":"${SITE}"`,
    );
    assert.equal((await fetch(`${server.url}healthz`)).status, 200);
    assert.deepEqual(companion.logged.slice(before), []);
  });

  it('never sends a cookie, and says nothing of what it is made of', async () => {
    const { headers } = await fetch(`${server.url}v1/visits?site=${SITE}`);
    for (const name of ['set-cookie', 'server', 'x-powered-by']) assert.equal(headers.get(name), null);
  });
});

describe('stopping', () => {
  it('says first that it is not ready, lets requests under way end, and takes no more', async () => {
    const companion = testCompanion();
    const { store } = companion.context;
    const server = await listen(companion, { host: '127.0.0.1', port: 0, notice: 300 });
    let answer!: () => void;
    const asked = new Promise<void>((resolve) => {
      const { visits } = store;
      store.visits = async (question) => {
        resolve();
        await new Promise<void>((free) => (answer = free));
        return visits.call(store, question);
      };
    });
    const underWay = fetch(`${server.url}v1/visits?site=${SITE}`);
    await asked;
    const stopped = server.stop();
    const readiness = await fetch(`${server.url}readyz`);
    assert.equal(readiness.status, 503);
    assert.match(((await readiness.json()) as { type: string }).type, /stopping$/);
    // Refused: the port is closed, or the connection that was open is told so.
    await assert.rejects(async () => {
      for (;;) if ((await fetch(`${server.url}healthz`)).status !== 200) throw new Error('refused');
    });
    answer();
    assert.equal((await underWay).status, 200);
    await stopped;
  });

  // Browsers open connections ahead of need. The time is shorter than what requests under way are given.
  it('does not wait for connections on which nothing was asked', { timeout: 5000 }, async () => {
    const server = await listen(testCompanion(), { host: '127.0.0.1', port: 0 });
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    await once(socket, 'connect');
    // Taken in by the server as well.
    assert.equal((await fetch(`${server.url}healthz`)).status, 200);
    const closed = once(socket, 'close');
    socket.resume();
    await Promise.all([server.stop(), closed]);
  });

  it('does the same when asked twice', async () => {
    const server = await listen(testCompanion(), { host: '127.0.0.1', port: 0 });
    await Promise.all([server.stop(), server.stop()]);
    await assert.rejects(fetch(server.url));
  });

  it('says that a port is taken', async () => {
    const server = await listen(testCompanion(), { host: '127.0.0.1', port: 0 });
    const second = testCompanion();
    await assert.rejects(listen(second, { host: '127.0.0.1', port: Number(new URL(server.url).port) }), {
      code: 'EADDRINUSE',
    });
    await second.close();
    await server.stop();
  });
});
