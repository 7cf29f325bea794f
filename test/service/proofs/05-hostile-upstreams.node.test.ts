import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Measured, Settings } from './05-hostile-upstreams.child.ts';
import { heavy, hostile, idOf, startHostile, warming } from './05-hostile-upstreams.servers.ts';
import { figure, full } from './figure.ts';

const MiB = 2 ** 20;
const CEILING = 16 * MiB;

/** Milliseconds. The proof is of the same code with other numbers; at its whole size it takes those of the companion. */
const deadlines = full ? { wait: 12_000, idle: 8_000 } : { wait: 800, idle: 300 };

const feeds = await startHostile();

/** A companion in a process of its own: what is measured there is the companion's. */
async function start(): Promise<{ child: ChildProcess; url: string; ask(id: string): Promise<Measured> }> {
  const settings: Settings = { feeds, ...deadlines };
  const child = fork(
    fileURLToPath(new URL('05-hostile-upstreams.child.ts', import.meta.url)),
    [JSON.stringify(settings)],
    { execArgv: ['--expose-gc'] },
  );
  after(() => child.kill());
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  const ask = async (id: string): Promise<Measured> => {
    child.send(id);
    for (;;) {
      const [measured] = (await once(child, 'message')) as [Measured];
      if (measured.id === id) return measured;
    }
  };
  return { child, url, ask };
}

const assertKind = (name: string, kind = 'fine', also = '') =>
  assert.ok([...hostile[name]![0].split(' or '), also].includes(kind), `${name} is ${kind}`);

const inMiB = (bytes: number) => `${(bytes / MiB).toFixed(1)} MiB`;

describe('Proof 5: a hostile upstream harms nobody', () => {
  it('is a typed error by the deadline, and costs at most 16 MiB', { timeout: 300_000 }, async () => {
    let most: Measured | undefined;
    let longest: Measured | undefined;
    const measure = async (names: readonly string[]) => {
      const { child, ask } = await start();
      for (const id of ['good', ...warming]) await ask(id);
      for (const name of names) {
        const measured = await ask(idOf(name));
        const { kind = 'fine', status, took, resident, buffers } = measured;
        figure(
          name,
          `${kind} after ${took.toFixed(0)} ms, memory +${inMiB(resident)}, buffers +${inMiB(buffers)}`,
        );
        assertKind(name, kind);
        assert.equal(status, kind === 'fine' ? 200 : 502, name);
        if (resident > (most?.resident ?? -1)) most = measured;
        if (took > (longest?.took ?? -1)) longest = measured;
      }
      child.disconnect();
      await once(child, 'exit');
    };
    await measure(Object.keys(hostile).filter((name) => !heavy.has(name)));
    for (const name of heavy) await measure([name]);
    figure('hostile upstreams', Object.keys(hostile).length);
    figure('most memory', inMiB(most!.resident));
    figure('longest wait', `${longest!.took.toFixed(0)} ms, where ${deadlines.wait} ms are allowed`);
    assert.ok(most!.resident <= CEILING, `${most!.id}: ${inMiB(most!.resident)}`);
  });

  it('keeps no other route and no other feed from being answered', { timeout: 120_000 }, async () => {
    const { child, url } = await start();
    const kinds = new Map<string, string | undefined>();
    const all = Promise.all(
      Object.keys(hostile).map(async (name) => {
        const response = await fetch(`${url}v1/feeds/${idOf(name)}`);
        kinds.set(name, ((await response.json()) as { kind?: string }).kind);
      }),
    );
    let answered = 0;
    let worst = 0;
    let over = false;
    void all.then(() => (over = true));
    while (!over) {
      for (const path of ['v1/feeds/good', 'v1/feeds/khong-co', 'openapi.json']) {
        const begun = performance.now();
        const response = await fetch(url + path);
        await response.arrayBuffer();
        assert.equal(response.status, path.endsWith('khong-co') ? 404 : 200, path);
        worst = Math.max(worst, performance.now() - begun);
        answered++;
      }
    }
    await all;
    // All at once, some may not come to their end in time.
    for (const [name, kind] of kinds) assertKind(name, kind, 'timeout');
    assert.equal(kinds.size, Object.keys(hostile).length);
    // At the smaller size they end soon: each of the other routes once is what a busy machine can promise.
    assert.ok(answered > (full ? 20 : 2), `${answered} answers`);
    figure('answers of other routes while all of them were being read', answered);
    figure('the slowest of those', `${worst.toFixed(0)} ms`);
    child.disconnect();
    await once(child, 'exit');
  });
});
