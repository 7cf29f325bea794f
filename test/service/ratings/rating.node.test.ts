import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ratingOf } from '../../../src/service/ratings/rating.ts';

/** A tally of stars → votes. */
const tally = (votes: Record<string, number>): number[] =>
  Array.from({ length: 10 }, (_, at) => votes[String((at + 1) / 2)] ?? 0);

test('the mean has two decimals, and only stars that were given are told', () => {
  for (const [votes, average, count] of [
    [{}, 0, 0],
    [{ '5': 1 }, 5, 1],
    [{ '0.5': 3 }, 0.5, 3],
    [{ '5': 2, '4': 1 }, 4.67, 3],
    [{ '5': 1, '4.5': 1, '1': 1 }, 3.5, 3],
    [{ '3': 1, '3.5': 7 }, 3.44, 8],
  ] as const)
    assert.deepEqual(ratingOf(tally(votes)), { average, count, best: 5, distribution: votes });
});
