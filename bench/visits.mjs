// POST /v1/visits of the companion as it is built, with CORS, headers, limiter and SQLite on a disk, against a bare
// `node:http` that takes the body in and answers a fixed JSON. Servers have one core to themselves, by turns; the load
// has another. Where the load is what cannot go faster, the time of the processor tells the two apart.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/run.mjs';
import { median } from './race.mjs';

const ROUNDS = 5;
const SECONDS = 4;
const WARM_UP = 4;
/** Enough to keep the server busy: writes gather for 2 ms, in which fewer would only wait. */
const LOAD = { connections: 256, visitors: 125 };
const MANY = { connections: 1000, visitors: 40, seconds: 10 };

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** A process with a core of its own, where that can be had. */
async function start(core, file, ...args) {
  const child = fork(`${root}bench/${file}`, args, {
    ...(canPin && { execPath: 'taskset', execArgv: ['-c', String(core), process.execPath] }),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const next = async () => {
    const end = new AbortController();
    try {
      const ended = once(child, 'exit', { signal: end.signal }).then(() => {
        throw new Error(`${file} ${args.join(' ')} ended early`);
      });
      // When the message is here, nobody waits for the end any more.
      ended.catch(() => undefined);
      const [said] = await Promise.race([once(child, 'message', { signal: end.signal }), ended]);
      return said;
    } finally {
      end.abort();
    }
  };
  return { child, first: await next(), ask: (what) => (child.send(what), next()) };
}

/** Microseconds of the processor that a server has used. */
const cpu = async (server) => {
  const { user, system } = (await server.ask('cpu')).cpu;
  return user + system;
};

async function round(load, kind, folder) {
  const server = await start(0, 'visits-server.mjs', kind, join(folder, `${Math.random()}.db`));
  const { url } = server.first;
  await load.ask({ ...LOAD, url, seconds: WARM_UP });
  const before = await cpu(server);
  const result = await load.ask({ ...LOAD, url, seconds: SECONDS });
  const used = (await cpu(server)) - before;
  server.child.send('stop');
  await once(server.child, 'exit');
  if (result.bad) throw new Error(`${kind}: ${result.bad} requests were not answered with 2xx`);
  return { rate: result.rate, each: used / result.good };
}

async function many(load, folder) {
  const server = await start(0, 'visits-server.mjs', 'companion', join(folder, 'many.db'));
  const result = await load.ask({ ...MANY, url: server.first.url });
  server.child.send('stop');
  await once(server.child, 'exit');
  return result;
}

/**
 * @returns {Promise<{rows: [what: string, number: number, ratio: number, note: string][], many: string}>}
 */
export async function benchVisits() {
  const folder = mkdtempSync(join(tmpdir(), 'ward-visits-'));
  const load = await start(1, 'visits-load.mjs');
  try {
    const results = { bare: [], companion: [] };
    for (let at = 0; at < ROUNDS; at++)
      for (const kind of at % 2 ? ['companion', 'bare'] : ['bare', 'companion'])
        results[kind].push(await round(load, kind, folder));
    const of = (kind, name) => median(results[kind].map((result) => result[name]));
    const [rate, bareRate, each, bareEach] = [
      of('companion', 'rate'),
      of('bare', 'rate'),
      of('companion', 'each'),
      of('bare', 'each'),
    ];
    const { good, bad, p99 } = await many(load, folder);
    return {
      rows: [
        ['POST /v1/visits, requests in a second', rate, rate / bareRate, `bare ${Math.round(bareRate)}`],
        ['its processor time, µs a request', each, bareEach / each, `bare ${bareEach.toFixed(1)} µs`],
      ],
      many: `${MANY.connections} connections, ${MANY.seconds} s: ${good} views, ${bad} errors, p99 ${p99} ms`,
    };
  } finally {
    load.child.kill();
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const { rows, many: line } = await benchVisits();
  for (const [what, number, ratio, note] of rows)
    console.log(`${what}: ${number.toFixed(1)}, ${ratio.toFixed(2)} of ${note}`);
  console.log(line);
}
