import { isUnchanged } from '../assets/unchanged.ts';
import type { Context } from '../context.ts';
import { staleFor } from '../feeds/bounds.ts';
import type { CachedFeed } from '../feeds/feed-cache.ts';
import { operation, type Operation } from '../http/operation.ts';
import { z } from '../schema.ts';

const params = z.object({
  id: z.string().describe('The id of a feed in the configuration.'),
});

const feedSchema = z
  .looseObject({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: z.string().optional(),
    home_page_url: z.string().optional(),
    feed_url: z.string().describe('Where the feed was read.'),
    items: z.array(
      z.looseObject({
        id: z.string(),
        url: z.string().optional(),
        title: z.string().optional(),
        content_html: z
          .string()
          .optional()
          .describe('As the feed has it: to be sanitised before it is shown.'),
        date_published: z.string().optional().describe('RFC 3339, in UTC.'),
      }),
    ),
  })
  .describe('JSON Feed 1.1, with the extension _ward on its items.');

const seconds = (milliseconds: number): number => Math.max(0, Math.floor(milliseconds / 1000));

const headersOf = (
  { etag, readAt, freshUntil, changedAt, stale }: CachedFeed,
  now: number,
): Record<string, string> => ({
  'Cache-Control': `public, max-age=${seconds(freshUntil - readAt)}, stale-if-error=${seconds(staleFor)}`,
  Age: String(seconds(now - readAt)),
  ETag: etag,
  'Last-Modified': new Date(changedAt).toUTCString(),
  ...(stale && { 'Ward-Stale': stale }),
});

/** Whether who asks has it already. A date counts only where there is no tag. */
function isKnown(header: (name: string) => string | undefined, { etag, changedAt }: CachedFeed): boolean {
  const tags = header('if-none-match');
  if (tags !== undefined) return isUnchanged(tags, etag);
  return Date.parse(header('if-modified-since') ?? '') >= seconds(changedAt) * 1000;
}

export function feedOperations({ feeds, now }: Context): Operation[] {
  return [
    operation({
      method: 'GET',
      path: '/v1/feeds/{id}',
      id: 'readFeed',
      summary: 'A feed of the configuration, as JSON Feed.',
      description:
        'RSS, Atom and JSON feeds alike. A feed that cannot be read is answered from the last good reading for seven days; Ward-Stale then says why: a kind of error, or empty.',
      params,
      answers: {
        200: { description: 'The feed.', schema: feedSchema, type: 'application/feed+json' },
        304: { description: 'It is as in the If-None-Match or If-Modified-Since of the question.' },
      },
      problems: [404, 502],
      async handle({ params: { id = '' }, header }) {
        const feed = await feeds.get(id);
        const headers = headersOf(feed, now());
        if (isKnown(header, feed)) return { status: 304, headers };
        return { headers: { 'Content-Type': 'application/feed+json', ...headers }, body: feed.body };
      },
    }),
  ];
}
