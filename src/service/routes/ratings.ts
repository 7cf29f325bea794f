import { best, maxItem, maxItems } from '../bounds.ts';
import { id } from '../config/schema.ts';
import type { Context } from '../context.ts';
import { Limit } from '../http/limits.ts';
import { operation, type Call, type Operation } from '../http/operation.ts';
import { checkOrigin } from '../http/origin.ts';
import { Problem } from '../http/problem.ts';
import { json } from '../http/reply.ts';
import { Items } from '../ratings/items.ts';
import { ratingOf, ratingSchema } from '../ratings/rating.ts';
import { knownVoter, newVoter } from '../ratings/tokens.ts';
import { z } from '../schema.ts';
import { siteOf } from '../sites.ts';

const site = id.describe('Id of the portal, as in the configuration.');

const item = z
  .string()
  .min(1, 'is empty')
  .max(maxItem, `has more than ${maxItem} characters`)
  .describe(
    "An article: its address, its path on the portal, or its feed's id of it, which is taken as a path.",
  );

const voter = z.string().max(200).describe('From the answer to an earlier vote on the same item.');

const stars = z
  .number('takes a number')
  .min(0.5, 'takes 0.5 or more')
  .max(best, `takes ${best} or less`)
  .multipleOf(0.5, 'takes whole and half stars')
  .describe('Stars, whole or half.');

/** `/v1/ratings`: votes, and what they add up to. */
export function ratingOperations({ config, sites, store, metrics, now }: Context): Operation[] {
  const perHour = new Limit(config.limits.votesPerHour, 3600);
  const votersPerItem = new Limit(config.limits.votersPerItem, 86_400);
  const items = new Map([...sites.values()].map((site) => [site.id, new Items(site)]));

  let asked: Promise<Uint8Array> | undefined;
  /** Asked for with the first vote: a store that is away at the start may be there then. */
  const secret = (): Promise<Uint8Array> => {
    asked ??= store.secret().catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };

  /** What every write has to pass: its site is known, its page is the site's, its item may be rated, it is not too much. */
  const admit = async (call: Call<unknown, { site: string; item: string }>) => {
    const rated = siteOf(sites, call.body.site);
    checkOrigin(rated, call);
    const name = items.get(rated.id)!.get(call.body.item);
    await perHour.take(call.address);
    return { rated, name };
  };

  return [
    operation({
      method: 'GET',
      path: '/v1/ratings',
      id: 'readRatings',
      summary: 'The ratings of articles.',
      description: 'Every item asked for is in the answer, under the name it was asked by.',
      query: z.object({
        site,
        item: z.array(item).min(1, 'is missing').max(maxItems, `is there more than ${maxItems} times`),
      }),
      answers: {
        200: {
          description: 'The ratings by item.',
          schema: z.object({ ratings: z.record(z.string(), ratingSchema) }),
        },
      },
      problems: [400, 404, 503],
      async handle({ query }) {
        const { id } = siteOf(sites, query.site);
        const known = items.get(id)!;
        // An item that cannot be rated has no votes: one odd id must not cost the others their stars.
        const names = query.item.map((item) => known.find(item));
        const tallies = await store.tallies(
          id,
          names.filter((name) => name !== undefined),
        );
        const next = tallies.values();
        const ratings = names.map((name, at) => [
          query.item[at]!,
          ratingOf(name === undefined ? [] : next.next().value!),
        ]);
        return json({ ratings: Object.fromEntries(ratings) as unknown });
      },
    }),

    operation({
      method: 'POST',
      path: '/v1/ratings',
      id: 'vote',
      summary: 'Gives stars to an article, or other stars than before.',
      description: `Without \`voter\`, and with one that was not given out for this item or can no longer be checked, it is the vote of
a new voter. The answer has the token that changes it or takes it back.`,
      body: z.object({ site, item, stars, voter: voter.optional() }),
      answers: {
        200: {
          description: 'The rating with the vote in it. It is as safe as the store keeps anything.',
          schema: ratingSchema.extend({
            mine: z.number().describe('The stars as they were stored.'),
            voter: z.string().describe('What changes the vote, or takes it back.'),
          }),
        },
      },
      problems: [400, 403, 404, 413, 415, 422, 429, 503],
      async handle(call) {
        const { body, address } = call;
        const { rated, name } = await admit(call);
        const key = await secret();
        let voter = body.voter === undefined ? undefined : knownVoter(key, rated.id, name, body.voter);
        if (!voter) {
          await votersPerItem.take(address, `${rated.id}\n${name}`);
          voter = newVoter(key, rated.id, name);
        }
        const tally = await store.vote({
          site: rated.id,
          item: name,
          voter: voter.hash,
          halves: body.stars * 2,
          day: rated.dayAt(now()).day,
        });
        metrics.vote(rated.id);
        return json({ ...ratingOf(tally), mine: body.stars, voter: voter.token });
      },
    }),

    operation({
      method: 'DELETE',
      path: '/v1/ratings',
      id: 'takeVoteBack',
      summary: 'Takes a vote back.',
      description: 'Once more, or where there is no vote, it changes nothing.',
      body: z.object({ site, item, voter }),
      answers: { 200: { description: 'The rating without the vote.', schema: ratingSchema } },
      problems: [400, 403, 404, 413, 415, 422, 429, 503],
      async handle(call) {
        const { rated, name } = await admit(call);
        const voter = knownVoter(await secret(), rated.id, name, call.body.voter);
        if (!voter)
          throw new Problem('not-allowed', { detail: 'The voter is none that was given out for this item.' });
        return json(ratingOf(await store.unvote({ site: rated.id, item: name, voter: voter.hash })));
      },
    }),
  ];
}
