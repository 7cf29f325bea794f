import type { ItemRating } from '../../contract/rating.ts';
import { best } from '../bounds.ts';
import { z } from '../schema.ts';
import type { Tally } from '../stores/store.ts';

/** What is known of an item's stars. */
export const ratingSchema = z
  .object({
    average: z.number().min(0).max(best).describe('The mean, to two decimals; 0 where nobody has voted.'),
    count: z.int().min(0).describe('How many have voted.'),
    best: z.literal(best).describe('The best that can be given.'),
    distribution: z
      .record(z.string(), z.int().min(1))
      .describe('Stars, such as "5" or "4.5", and how many gave so many.'),
  })
  .describe('The rating of an item.');

/** The rating that votes add up to. */
export function ratingOf(tally: Tally): ItemRating {
  let count = 0;
  let halves = 0;
  const distribution: Record<string, number> = {};
  tally.forEach((votes, at) => {
    if (!votes) return;
    count += votes;
    halves += votes * (at + 1);
    distribution[String((at + 1) / 2)] = votes;
  });
  return { average: count && Math.round((halves / count) * 50) / 100, count, best, distribution };
}
