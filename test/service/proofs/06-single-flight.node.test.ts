import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { listen, openStore, type Listening } from '../../../src/service/index.ts';
import { MORNING, testCompanion } from '../companion.ts';
import { fails, items, startUpstream } from '../feeds/upstream.ts';
import { figure, full } from './figure.ts';

const CLIENTS = 1000;
const ROUNDS = full ? 10 : 1;
const HOUR = 3600_000;
const DAY = 24 * HOUR;

const upstream = await startUpstream();
const folder = mkdtempSync(join(tmpdir(), 'ward-proof-'));
after(() => rmSync(folder, { recursive: true }));
const clock = { now: MORNING };

/** A companion over the same file, as after a restart. */
async function start(): Promise<{ at: Listening; asked: () => number }> {
  const companion = testCompanion({
    config: { feeds: { tin: { url: upstream.url, local: true } } },
    store: await openStore(join(folder, 'ward.db')),
    clock,
    fetching: { patience: 20 },
  });
  // How many questions have come to the cache.
  let asked = 0;
  const { feeds } = companion.context;
  const get = feeds.get.bind(feeds);
  feeds.get = (id) => {
    asked++;
    return get(id);
  };
  const at = await listen(companion, { host: '127.0.0.1', port: 0 });
  after(() => at.stop());
  return { at, asked: () => asked };
}

interface Seen {
  status: number | undefined;
  stale: string | undefined;
  ids: string[];
}

/** Asks on a connection of its own. */
const ask = (url: string, agent: Agent): Promise<Seen> =>
  new Promise((resolve, reject) => {
    request(url, { agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          stale: response.headers['ward-stale'] as string | undefined,
          ids: (JSON.parse(text) as { items?: { id: string }[] }).items?.map(({ id }) => id) ?? [],
        }),
      );
    })
      .on('error', reject)
      .end();
  });

/** As many clients at once, each on a connection of its own. */
async function askAll(url: string): Promise<Seen[]> {
  const agent = new Agent({ keepAlive: false, maxSockets: Infinity });
  const answers = await Promise.all(Array.from({ length: CLIENTS }, () => ask(url, agent)));
  agent.destroy();
  return answers;
}

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise(setImmediate);
};

const allAre = (answers: readonly Seen[], expected: Seen) => {
  assert.equal(answers.length, CLIENTS);
  for (const answer of answers) assert.deepEqual(answer, expected);
};

describe('Proof 6: one question upstream, and an answer whatever happens there', () => {
  it(
    'asks once for 1,000 clients, answers without upstream, and after a restart',
    { timeout: 300_000 },
    async () => {
      let { at, asked } = await start();
      const feed = () => `${at.url}v1/feeds/tin`;
      let requests = 0;
      for (let round = 1; round <= ROUNDS; round++) {
        upstream.asked = [];
        const before = asked();
        // Upstream answers when all of them are waiting: nobody comes too late to be one of them.
        upstream.answer = (response, headers) =>
          void until(() => asked() - before === CLIENTS).then(() => items(round)(response, headers));
        const answers = await askAll(feed());
        const ids = Array.from({ length: round }, (_, index) => `Tin-${index}`);
        // Only the first round is cold; in the others there is an older answer, and whoever is impatient gets that.
        if (round === 1) allAre(answers, { status: 200, stale: undefined, ids });
        assert.equal(upstream.asked.length, 1);
        requests += upstream.asked.length;
        while ((await ask(feed(), new Agent())).ids.length < round) await new Promise(setImmediate);
        clock.now += HOUR;
      }
      figure('clients, times, and requests upstream', `${CLIENTS}, ${ROUNDS}, ${requests}`);

      const ids = Array.from({ length: ROUNDS }, (_, index) => `Tin-${index}`);
      upstream.asked = [];
      upstream.answer = fails();
      await ask(feed(), new Agent());
      allAre(await askAll(feed()), { status: 200, stale: 'http', ids });
      assert.equal(upstream.asked.length, 1);
      figure(
        'clients answered with upstream dead, and requests upstream',
        `${CLIENTS}, ${upstream.asked.length}`,
      );

      await at.stop();
      clock.now += 6 * DAY;
      ({ at, asked } = await start());
      upstream.asked = [];
      allAre(await askAll(feed()), { status: 200, stale: 'http', ids });
      assert.equal(upstream.asked.length, 1);
      figure('clients answered after a restart, upstream still dead, six days later', CLIENTS);

      clock.now += 2 * DAY;
      assert.equal((await ask(feed(), new Agent())).status, 502);
      upstream.answer = items(3);
      clock.now += HOUR;
      assert.deepEqual((await ask(feed(), new Agent())).ids, ['Tin-0', 'Tin-1', 'Tin-2']);
      await at.stop();
    },
  );
});
