import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sentences } from '../../src/elements/article/sentences.ts';

it('sentences that fit are read together', () => {
  assert.deepEqual(sentences('Một. Hai! Ba?', 20), ['Một. Hai! Ba?']);
});

it('sentences that do not fit together are read one after another', () => {
  assert.deepEqual(sentences('Câu thứ nhất. Câu thứ hai: “Có.” Câu thứ ba…', 20), [
    'Câu thứ nhất.',
    'Câu thứ hai: “Có.”',
    'Câu thứ ba…',
  ]);
});

it('a sentence that is too long is cut between words', () => {
  assert.deepEqual(sentences('một hai ba bốn năm sáu bảy', 12), ['một hai ba', 'bốn năm sáu', 'bảy']);
});

it('a word longer than all is read as it is', () => {
  assert.deepEqual(sentences('a bbbbbbbbbb c', 5), ['a', 'bbbbbbbbbb', 'c']);
});

it('a paragraph begins anew', () => {
  assert.deepEqual(sentences('Một.\n\n  Hai.\n'), ['Một.', 'Hai.']);
});

it('points within numbers end no sentence', () => {
  assert.deepEqual(sentences('Có 1.250 m² và 4.5 điểm ở đây.', 20), ['Có 1.250 m² và 4.5', 'điểm ở đây.']);
});

it('nothing is read of nothing', () => {
  assert.deepEqual(sentences(' \n '), []);
});

it('a megabyte takes no time to speak of', () => {
  for (const text of ['a'.repeat(2 ** 20), '. '.repeat(2 ** 19), '"” '.repeat(2 ** 18)]) {
    const started = performance.now();
    assert.ok(sentences(text).length);
    assert.ok(performance.now() - started < 1000);
  }
});
