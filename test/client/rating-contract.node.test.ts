import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRating, readRatings, readVote } from '../../src/contract/rating.ts';

const good = { average: 4.5, count: 2, best: 5, distribution: { '4': 1, '5': 1 } };
const malformed = { name: 'FeedError', kind: 'malformed' };

describe('readRatings', () => {
  it('reads a rating for each item', () => {
    const ratings = readRatings({ ratings: { 'bai-1': good, 'bai-2': { average: 0, count: 0, best: 5 } } });
    assert.deepEqual(ratings.get('bai-1'), good);
    assert.deepEqual(ratings.get('bai-2'), { average: 0, count: 0, best: 5 });
    assert.equal(ratings.get('bai-3'), undefined);
  });

  it('reads an answer without items', () => {
    assert.equal(readRatings({ ratings: {} }).size, 0);
  });

  it('is not misled by items named after what every object has', () => {
    const ratings = readRatings(JSON.parse('{"ratings":{"__proto__":{"average":5,"count":1,"best":5}}}'));
    assert.equal(ratings.get('__proto__')?.count, 1);
    assert.equal(ratings.get('constructor'), undefined);
  });

  for (const odd of [
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { ratings: null },
    { ratings: [] },
    { ratings: { a: 1 } },
  ])
    it(`refuses ${JSON.stringify(odd)}`, () => {
      assert.throws(() => readRatings(odd), malformed);
    });
});

describe('readRating', () => {
  const odd: [string, object][] = [
    ['a count that is no whole number', { count: 1.5 }],
    ['a negative count', { count: -1 }],
    ['a count in words', { count: '2' }],
    ['no count', { count: undefined }],
    ['a mean past the best', { average: 5.1 }],
    ['a negative mean', { average: -1 }],
    ['a mean in words', { average: '4,5' }],
    ['no mean of some votes', { average: null }],
    ['a best of 0', { best: 0 }],
    ['no best', { best: undefined }],
    ['a distribution that is a list', { distribution: [1, 1] }],
    ['stars past the best in the distribution', { distribution: { '6': 1 } }],
    ['part of a vote in the distribution', { distribution: { '5': 0.5 } }],
  ];
  for (const [what, change] of odd)
    it(`refuses ${what}`, () => {
      assert.throws(() => readRating({ ...good, ...change }), malformed);
    });

  it('takes no mean for 0 where nobody has voted', () => {
    assert.deepEqual(readRating({ average: null, count: 0, best: 5 }), { average: 0, count: 0, best: 5 });
  });

  it('passes over what it does not know', () => {
    assert.deepEqual(readRating({ ...good, more: 1 }), good);
  });
});

describe('readVote', () => {
  it('reads the rating, the voter’s stars and the token', () => {
    assert.deepEqual(readVote({ ...good, mine: 4, voter: 'v' }), { ...good, mine: 4, voter: 'v' });
  });

  it('needs no token', () => {
    assert.deepEqual(readVote({ ...good, mine: 4 }), { ...good, mine: 4 });
  });

  for (const change of [{ mine: undefined }, { mine: 0 }, { mine: 6 }, { mine: '4' }, { mine: 4, voter: 7 }])
    it(`refuses ${JSON.stringify(change)}`, () => {
      assert.throws(() => readVote({ ...good, ...change }), malformed);
    });
});
