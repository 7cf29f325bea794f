import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { knownVoter, newVoter } from '../../../src/service/ratings/tokens.ts';

const secret = randomBytes(32);

test('a token names its voter again', () => {
  const { token, hash } = newVoter(secret, 'tay-son', '/1');
  assert.deepEqual(knownVoter(secret, 'tay-son', '/1', token), { token, hash });
});

test('voters are random', () => {
  const [one, other] = [newVoter(secret, 'tay-son', '/1'), newVoter(secret, 'tay-son', '/1')];
  assert.notEqual(one.token, other.token);
  assert.notDeepEqual(one.hash, other.hash);
});

test('what is stored holds nothing of the token', () => {
  const { token, hash } = newVoter(secret, 'tay-son', '/1');
  const bytes = Buffer.from(token, 'base64url');
  assert.ok(!bytes.includes(Buffer.from(hash.subarray(0, 4))));
});

test('a token is of one site, one item and one secret', () => {
  const { token } = newVoter(secret, 'tay-son', '/1');
  assert.equal(knownVoter(secret, 'tay-son', '/2', token), undefined);
  assert.equal(knownVoter(secret, 'tay', '/1', token), undefined);
  assert.equal(knownVoter(randomBytes(32), 'tay-son', '/1', token), undefined);
});

test('a token with any one bit changed is none', () => {
  const bytes = Buffer.from(newVoter(secret, 'tay-son', '/1').token, 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    assert.equal(knownVoter(secret, 'tay-son', '/1', changed.toString('base64url')), undefined, `bit ${bit}`);
  }
});

test('nonsense is no token', () => {
  for (const token of [
    '',
    'a',
    'x'.repeat(63),
    'x'.repeat(64),
    'x'.repeat(65),
    '\0'.repeat(64),
    '☃'.repeat(64),
  ])
    assert.equal(knownVoter(secret, 'tay-son', '/1', token), undefined);
});
