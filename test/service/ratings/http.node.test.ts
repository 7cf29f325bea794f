import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRating, readRatings, readVote, type VoteAnswer } from '../../../src/contract/rating.ts';
import { SqliteStore } from '../../../src/service/stores/sqlite/sqlite-store.ts';
import { ORIGIN, SITE, testCompanion, type TestCompanion } from '../companion.ts';

const ITEM = '/tin/1';

async function vote(
  companion: TestCompanion,
  stars: number,
  { voter, item = ITEM, from }: { voter?: string | undefined; item?: string; from?: string } = {},
): Promise<Required<VoteAnswer>> {
  const response = await companion.post(
    '/v1/ratings',
    { site: SITE, item, stars, voter },
    from ? { from } : {},
  );
  assert.equal(response.status, 200);
  return readVote(await response.json()) as Required<VoteAnswer>;
}

const takeBack = (companion: TestCompanion, body: Record<string, unknown>): Promise<Response> =>
  companion.post('/v1/ratings', { site: SITE, item: ITEM, ...body }, { method: 'DELETE' });

async function read(companion: TestCompanion, ...items: string[]) {
  const query = new URLSearchParams([['site', SITE], ...items.map((item) => ['item', item])]);
  const response = await companion.ask(`/v1/ratings?${String(query)}`);
  assert.equal(response.status, 200);
  return readRatings(await response.json());
}

/** Status and kind of a problem. */
async function problemOf(response: Response): Promise<[number, string]> {
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  const { type, status } = (await response.json()) as { type: string; status: number };
  assert.equal(status, response.status);
  return [status, type.replace('urn:ward-widgets:problem:', '')];
}

test('a vote is answered with the rating it made and a token', async () => {
  const { average, count, best, distribution, mine, voter } = await vote(testCompanion(), 4.5);
  assert.deepEqual([average, count, best, distribution, mine], [4.5, 1, 5, { '4.5': 1 }, 4.5]);
  assert.match(voter, /^[\w-]{64}$/);
});

test('voting again with the token changes the vote', async () => {
  const companion = testCompanion();
  const { voter } = await vote(companion, 1);
  await vote(companion, 4);
  const answer = await vote(companion, 5, { voter });
  assert.deepEqual([answer.count, answer.average, answer.mine, answer.voter], [2, 4.5, 5, voter]);
  assert.deepEqual(answer.distribution, { '5': 1, '4': 1 });
});

test('a vote is taken back with its token, and once more changes nothing', async () => {
  const companion = testCompanion();
  const { voter } = await vote(companion, 1);
  await vote(companion, 4);
  for (let time = 0; time < 2; time++) {
    const rating = readRating(await (await takeBack(companion, { voter })).json());
    assert.deepEqual([rating.count, rating.average, rating.distribution], [1, 4, { '4': 1 }]);
  }
});

test('a vote that was taken back can be given again', async () => {
  const companion = testCompanion();
  const { voter } = await vote(companion, 1);
  await takeBack(companion, { voter });
  assert.equal((await vote(companion, 3, { voter })).count, 1);
});

test('the token of another item is that of a new voter', async () => {
  const companion = testCompanion();
  const { voter } = await vote(companion, 1, { item: '/tin/2' });
  const answer = await vote(companion, 5, { voter });
  assert.notEqual(answer.voter, voter);
  const ratings = await read(companion, ITEM, '/tin/2');
  assert.deepEqual(
    [...ratings.values()].map(({ average, count }) => [average, count]),
    [
      [5, 1],
      [1, 1],
    ],
  );
});

test("a forged token changes nobody's vote and takes none back", async () => {
  const companion = testCompanion();
  const { voter } = await vote(companion, 5);
  const forged = Buffer.from(voter, 'base64url');
  forged[47]! ^= 1;
  const token = forged.toString('base64url');
  assert.deepEqual(await problemOf(await takeBack(companion, { voter: token })), [403, 'not-allowed']);
  assert.equal((await read(companion, ITEM)).get(ITEM)!.count, 1);
  const answer = await vote(companion, 1, { voter: token });
  assert.deepEqual([answer.count, answer.distribution], [2, { '5': 1, '1': 1 }]);
});

test('whose token was made with a secret that is lost can vote again', async () => {
  const { voter } = await vote(testCompanion(), 5);
  const restored = testCompanion();
  const answer = await vote(restored, 2, { voter });
  assert.deepEqual([answer.count, answer.mine], [1, 2]);
  assert.equal((await vote(restored, 3, { voter: answer.voter })).count, 1);
});

test('every item asked for is in the answer, under the name it was asked by', async () => {
  const companion = testCompanion();
  await vote(companion, 4, { item: `${ORIGIN}/tin/1` });
  const asked = ['/tin/1', `${ORIGIN}/tin/1`, '/tin/2', 'tag:x,2024:1', '//evil.example/1', '__proto__'];
  const ratings = await read(companion, ...asked);
  assert.deepEqual(
    asked.map((item) => ratings.get(item)?.count),
    [1, 1, 0, 0, 0, 0],
  );
  assert.deepEqual(ratings.get('/tin/2'), { average: 0, count: 0, best: 5, distribution: {} });
});

for (const [what, body, expected] of [
  ['no stars', { stars: undefined }, [400, 'invalid']],
  ['0 stars', { stars: 0 }, [400, 'invalid']],
  ['5.5 stars', { stars: 5.5 }, [400, 'invalid']],
  ['4.2 stars', { stars: 4.2 }, [400, 'invalid']],
  ['stars in words', { stars: '5' }, [400, 'invalid']],
  ['no item', { item: undefined }, [400, 'invalid']],
  ['an empty item', { item: '' }, [400, 'invalid']],
  ['a very long item', { item: 'x'.repeat(1001) }, [400, 'invalid']],
  ['a token that is no text', { voter: 7 }, [400, 'invalid']],
  ['an unknown site', { site: 'tay' }, [404, 'unknown-site']],
  ['an item of another portal', { item: 'https://evil.example/1' }, [422, 'not-ratable']],
] as const)
  test(`a vote with ${what} is a ${expected.join(' ')}, and nothing is written`, async () => {
    const store = new SqliteStore(':memory:');
    const companion = testCompanion({ store });
    const given = { site: SITE, item: ITEM, stars: 5, ...body };
    assert.deepEqual(await problemOf(await companion.post('/v1/ratings', given)), [...expected]);
    assert.deepEqual(await store.sites(), []);
  });

for (const [what, path] of [
  ['no item', `site=${SITE}`],
  ['no site', 'item=1'],
  ['an empty item', `site=${SITE}&item=`],
  ['201 items', `site=${SITE}${'&item=1'.repeat(201)}`],
] as const)
  test(`asking for ${what} is a 400`, async () => {
    const response = await testCompanion().ask(`/v1/ratings?${path}`);
    assert.deepEqual(await problemOf(response), [400, 'invalid']);
  });

test('200 items may be asked for at once', async () => {
  const items = Array.from({ length: 200 }, (_, at) => `/tin/${at}`);
  assert.equal((await read(testCompanion(), ...items)).size, 200);
});

for (const [what, origin, status] of [
  ["the site's", ORIGIN, 200],
  ["the companion's own", 'http://companion.example', 200],
  ["the companion's own behind TLS", 'https://companion.example', 200],
  ['none', '', 403],
  ['null', 'null', 403],
  ['another scheme', ORIGIN.replace('https', 'http'), 403],
  ['another port', `${ORIGIN}:8443`, 403],
  ['a host that begins alike', `${ORIGIN}.evil.example`, 403],
  ['a host that ends alike', 'https://evil-tayson.example.gov.vn', 403],
  ["the companion's on another port", 'http://companion.example:81', 403],
  ['a path behind it', `${ORIGIN}/`, 403],
] as const)
  test(`a write whose Origin is ${what} is a ${status}`, async () => {
    const companion = testCompanion();
    const body = { site: SITE, item: ITEM, stars: 5 };
    const response = await companion.post('/v1/ratings', body, { headers: { origin } });
    assert.equal(response.status, status);
    if (status === 403) assert.deepEqual(await problemOf(response), [403, 'foreign-origin']);
    assert.equal((await read(companion, ITEM)).get(ITEM)!.count, status === 200 ? 1 : 0);
    const { voter } = await vote(companion, 5, { item: '/tin/2' });
    const undone = await companion.post(
      '/v1/ratings',
      { site: SITE, item: '/tin/2', voter },
      { method: 'DELETE', headers: { origin } },
    );
    assert.equal(undone.status, status);
    assert.equal((await read(companion, '/tin/2')).get('/tin/2')!.count, status === 200 ? 0 : 1);
  });

test('new voters of an item are counted by address, changes are not', async () => {
  const companion = testCompanion({ config: { limits: { votersPerItem: 2 } } });
  const { voter } = await vote(companion, 5);
  await vote(companion, 5);
  const over = await companion.post('/v1/ratings', { site: SITE, item: ITEM, stars: 1 });
  assert.ok(Number(over.headers.get('retry-after')) > 86_000);
  assert.deepEqual(await problemOf(over), [429, 'too-many']);
  await vote(companion, 4, { voter });
  await vote(companion, 5, { item: '/tin/2' });
  await vote(companion, 5, { from: '203.0.113.8' });
  assert.equal((await read(companion, ITEM)).get(ITEM)!.count, 3);
});

test('votes, changes and withdrawals are counted by address', async () => {
  const companion = testCompanion({ config: { limits: { votesPerHour: 3 } } });
  const { voter } = await vote(companion, 5);
  await vote(companion, 4, { voter });
  await takeBack(companion, { voter });
  const over = await companion.post('/v1/ratings', { site: SITE, item: ITEM, stars: 1 });
  assert.ok(Number(over.headers.get('retry-after')) > 3500);
  assert.deepEqual(await problemOf(over), [429, 'too-many']);
  assert.deepEqual(await problemOf(await takeBack(companion, { voter })), [429, 'too-many']);
  assert.equal((await read(companion, ITEM)).get(ITEM)!.count, 0);
});

test('a vote may be sent as text, so that browsers ask no permission', async () => {
  const response = await testCompanion().post(
    '/v1/ratings',
    { site: SITE, item: ITEM, stars: 5 },
    { headers: { 'content-type': 'text/plain;charset=UTF-8', origin: ORIGIN } },
  );
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
});
