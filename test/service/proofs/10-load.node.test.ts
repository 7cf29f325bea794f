import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { load } from '../../../bench/visits-load.mjs';
import { root } from '../../../scripts/run.mjs';
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
