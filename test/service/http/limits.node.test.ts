import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxAddresses } from '../../../src/service/bounds.ts';
import { Limit } from '../../../src/service/http/limits.ts';
import { Problem } from '../../../src/service/http/problem.ts';

/** Whether one more is let pass. */
const passes = (limit: Limit, address: string, about?: string): Promise<boolean> =>
  limit.take(address, about).then(
    () => true,
    (error: unknown) => {
      assert.ok(error instanceof Problem && error.kind === 'too-many');
      return false;
    },
  );

test('as many as the ceiling are let pass, from each address', async () => {
  const limit = new Limit(2, 60);
  for (const [address, expected] of [
    ['203.0.113.7', true],
    ['203.0.113.7', true],
    ['203.0.113.7', false],
    ['203.0.113.8', true],
    ['unknown', true],
  ] as const)
    assert.equal(await passes(limit, address), expected);
});

test('over the ceiling it is said when to come again', async () => {
  const limit = new Limit(1, 60);
  await limit.take('203.0.113.7');
  const { extras } = await limit.take('203.0.113.7').then(
    () => assert.fail('let pass'),
    (error: Problem) => error,
  );
  assert.ok(extras.retryAfter! > 50 && extras.retryAfter! <= 60);
});

test('a network of 64 bits is one address, and the next one another', async () => {
  const limit = new Limit(1, 60);
  assert.equal(await passes(limit, '2001:db8:0:1::1'), true);
  assert.equal(await passes(limit, '2001:db8:0:1:ffff:ffff:ffff:ffff'), false);
  assert.equal(await passes(limit, '2001:db8:0:2::1'), true);
});

test('what a ceiling is for is counted by itself', async () => {
  const limit = new Limit(1, 60);
  assert.equal(await passes(limit, '203.0.113.7', 'one'), true);
  assert.equal(await passes(limit, '203.0.113.7', 'one'), false);
  assert.equal(await passes(limit, '203.0.113.7', 'another'), true);
});

test('past the number that is told apart, addresses share, and those known keep their own', async () => {
  const limit = new Limit(1, 3600);
  const address = (n: number) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
  for (let n = 0; n < maxAddresses; n++) await limit.take(address(n));
  let passed = 0;
  for (let n = maxAddresses; n < maxAddresses + 20_000; n++) if (await passes(limit, address(n))) passed++;
  assert.ok(passed > 1000 && passed <= 4096, `${passed} of 20000`);
  assert.equal(await passes(limit, address(0)), false);
});
