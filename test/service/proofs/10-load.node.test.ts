import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { load } from '../../../bench/visits-load.mjs';
import { root } from '../../../scripts/run.mjs';
import { listen } from '../../../src/service/index.ts';
import { testCompanion } from '../companion.ts';
import { figure, full } from './figure.ts';

const CONNECTIONS = full ? 1000 : 200;
const SECONDS = full ? 10 : 2;

// The speed against a bare server is in `npm run bench`.
it('takes views over many connections without an error, and counts each', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ward-load-'));
  const server = fork(join(root, 'bench/visits-server.mjs'), ['companion', join(folder, 'visits.db')], {
    env: { ...process.env, SERVICE: join(root, 'src/service/index.ts') },
  });
  try {
    const [{ url }] = (await once(server, 'message')) as [{ url: string }];
    const { good, bad, p99 } = await load({
      url,
      connections: CONNECTIONS,
      seconds: SECONDS,
      visitors: 40,
    });
    assert.equal(bad, 0);
    // All days that the load can have touched, midnight or not.
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const address = `${url}v1/visits/series?site=tay-son&from=${day(-1)}&to=${day(1)}`;
    const { days } = (await (await fetch(address)).json()) as { days: { views: number }[] };
    const views = days.reduce((sum, { views }) => sum + views, 0);
    // When the load ends, each connection may have a view under way whose answer it does not take in any more.
    assert.ok(views >= good && views <= good + CONNECTIONS, `${views} counted, ${good} answered`);
    figure(`${CONNECTIONS} connections for ${SECONDS} s`, `${good} views, ${bad} errors, p99 ${p99} ms`);
  } finally {
    server.send('stop');
    await once(server, 'exit');
    rmSync(folder, { recursive: true });
  }
});

// Only at the whole size: it takes as long as the server's patience.
if (full)
  it(
    'cuts off who sends a request drop by drop, and answers others meanwhile',
    { timeout: 60_000 },
    async () => {
      const server = await listen(testCompanion(), { host: '127.0.0.1', port: 0 });
      const drip = async (begin: string, drop: string): Promise<string> => {
        const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
        let answer = '';
        socket.on('error', () => undefined);
        socket.on('data', (bytes) => (answer += bytes.toString()));
        socket.write(begin);
        const drops = setInterval(() => socket.writable && socket.write(drop), 500);
        await once(socket, 'close');
        clearInterval(drops);
        return answer;
      };
      const begun = performance.now();
      const dripping = Promise.all([
        drip('GET / HTTP/1.1\r\nHost: a\r\n', 'X: y\r\n'),
        drip('POST /v1/visits HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{', ' '),
      ]);
      assert.equal((await fetch(`${server.url}healthz`)).status, 200);
      for (const answer of await dripping) assert.match(answer, /^HTTP\/1\.1 408 [^]*too-slow/);
      figure('who drips is cut off after', `${((performance.now() - begun) / 1000).toFixed(0)} s at most`);
      await server.stop();
    },
  );
