import { maxDays } from '../bounds.ts';
import { id } from '../config/schema.ts';
import type { Context } from '../context.ts';
import { Limit } from '../http/limits.ts';
import { operation, type Operation } from '../http/operation.ts';
import { checkOrigin } from '../http/origin.ts';
import { Problem } from '../http/problem.ts';
import { json } from '../http/reply.ts';
import { z } from '../schema.ts';
import { siteOf } from '../sites.ts';
import { addDays } from '../time/days.ts';
import { answerOf, questionOf, visitsSchema } from '../visits/answer.ts';
import { pageOf } from '../visits/page.ts';
import { asksForPrivacy, robots } from '../visits/robots.ts';
import { seriesOf } from '../visits/series.ts';

const site = id.describe('Id of the portal, as in the configuration.');

const path = z
  .string()
  .regex(/^\/\P{Cc}*$/u, 'takes a path, from its slash on and without control characters')
  .describe('Path of a page, such as /tin-tuc/1. Query and fragment are cut off.');

const day = z.iso.date('takes a day such as 2024-11-21');

const seriesSchema = z
  .object({
    days: z.array(
      z.object({
        date: z.iso.date().describe("A day in the portal's zone."),
        visits: z.int().min(0),
        views: z.int().min(0),
      }),
    ),
  })
  .describe('Days, oldest first. Days before the first one that was counted, and days to come, are absent.');

/** `/v1/visits`: counting views, and telling what was counted. */
export function visitOperations({ config, sites, store, visitors, metrics, now }: Context): Operation[] {
  const perMinute = new Limit(config.limits.viewsPerMinute, 60);
  const notCounted = robots();

  return [
    operation({
      method: 'GET',
      path: '/v1/visits',
      id: 'readVisits',
      summary: 'The visits of a portal, and the views of one of its pages.',
      query: z.object({ site, path: path.optional() }),
      answers: { 200: { description: 'The numbers.', schema: visitsSchema } },
      problems: [400, 404, 503],
      async handle({ query }) {
        const asked = siteOf(sites, query.site);
        const page = query.path === undefined ? undefined : pageOf(query.path);
        const question = questionOf(asked, now(), page);
        return json(answerOf(asked, question, await store.visits(question)));
      },
    }),

    operation({
      method: 'POST',
      path: '/v1/visits',
      id: 'countView',
      summary: 'Counts a view of a page.',
      description: `Answers as reading does, with the view in the numbers. Programs, and pages fetched ahead of a click, are
counted apart and change none of them. A visitor who asks for privacy (\`Sec-GPC: 1\`, \`DNT: 1\`) is counted as a view and
as no visit. The header \`Ward-Counted\` says what was counted: \`yes\`, \`view\`, \`no; reason=bot\` or \`no; reason=prefetch\`.`,
      body: z.object({ site, path }),
      answers: { 200: { description: 'The numbers after it.', schema: visitsSchema } },
      problems: [400, 403, 404, 413, 415, 429, 503],
      async handle(call) {
        const { body, header, address } = call;
        const viewed = siteOf(sites, body.site);
        checkOrigin(viewed, call);
        await perMinute.take(address);
        const question = questionOf(viewed, now(), pageOf(body.path));
        const reason = notCounted(header);
        const isPrivate = asksForPrivacy(header);
        const visitor =
          reason || isPrivate
            ? undefined
            : await visitors.hash(viewed.id, question.today, address, header('user-agent')!);
        const numbers = await store.countView({ ...question, visitor, robot: !!reason });
        metrics.view(viewed.id, reason ? 'robot' : 'view');
        return json(answerOf(viewed, question, numbers), {
          'Ward-Counted': reason ? `no; reason=${reason}` : isPrivate ? 'view' : 'yes',
        });
      },
    }),

    operation({
      method: 'GET',
      path: '/v1/visits/series',
      id: 'readVisitSeries',
      summary: 'Visits and views by day.',
      query: z.object({
        site,
        from: day.describe('The first day, such as 2024-11-01.'),
        to: day.describe(`The last day; at most ${maxDays} of them.`),
      }),
      answers: { 200: { description: 'The days.', schema: seriesSchema } },
      problems: [400, 404, 503],
      async handle({ query: { site, from, to } }) {
        const { id, dayAt } = siteOf(sites, site);
        if (from > to) throw new Problem('invalid', { detail: `query.from: ${from} is after ${to}` });
        if (addDays(from, maxDays) <= to)
          throw new Problem('invalid', { detail: `query.to: takes at most ${maxDays} days from ${from} on` });
        return json({ days: await seriesOf(store, id, { from, to, today: dayAt(now()).day }) });
      },
    }),
  ];
}
