// Runs in the browser and in Node.

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Lets several do the same work, by turns, so that whatever else the machine does disturbs all alike.
 * @param {Record<string, (input: unknown) => Promise<number>>} runners name → what does the work and says how much it was
 * @param {number} rounds how often each; one round more comes first, to warm up
 * @returns {Promise<Record<string, {times: number[], work: number}>>} milliseconds
 */
export async function race(runners, input, rounds) {
  const results = Object.fromEntries(Object.keys(runners).map((name) => [name, { times: [], work: 0 }]));
  const names = Object.keys(runners);
  for (let round = -2; round < rounds; round++) {
    // Each comes first in turn: what one leaves behind the next one pays for.
    for (let at = 0; at < names.length; at++) {
      const name = names[(at + round + 2) % names.length];
      globalThis.gc?.();
      const begun = performance.now();
      results[name].work = await runners[name](input);
      if (round >= 0) results[name].times.push(performance.now() - begun);
    }
  }
  return results;
}
