import type { Context } from '../context.ts';
import { attributesOf, type Parameters } from '../embed/attributes.ts';
import { pageOf, policyOf } from '../embed/page.ts';
import { widgets, type Widget } from '../embed/widgets.ts';
import { operation, type Operation } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import { siteOf } from '../sites.ts';
import { builtAssets } from './assets.ts';

/** Names that a page does not know are said: in a frame nobody would look for what a misspelt one fails to do. */
function checkNames(url: string, { query }: Widget): void {
  const known = Object.keys(query.shape);
  const unknown = [...new Set(new URL(url).searchParams.keys())].filter((name) => !known.includes(name));
  if (unknown.length)
    throw new Problem('invalid', {
      detail: `${unknown.map((name) => `query.${name}: is no parameter`).join('; ')}. There are ${known.join(', ')}.`,
      more: { errors: unknown.map((name) => ({ field: `query.${name}`, message: 'is no parameter' })) },
    });
}

/** The iframe door: a page for each widget, for editors that take no tags. */
export function embedOperations(context: Context): Operation[] {
  const { config, sites } = context;
  const policy = policyOf(config.frameAncestors);

  return Object.entries(widgets).map(([name, widget]) =>
    operation({
      method: 'GET',
      path: `/embed/${name}`,
      id: `show${name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
      summary: `A page with nothing but ward-${name}, for a frame.`,
      description:
        'Parameters are attributes of the tag. The page tells the one around it how high it is by `postMessage({type: "ward-height", height})`.',
      query: widget.query,
      answers: { 200: { description: 'The page.', type: 'text/html; charset=utf-8' } },
      problems: [404, 503],
      shared: false,
      async handle({ query, url }) {
        checkNames(url, widget);
        const asked = query as Parameters;
        const site = asked['site'] === undefined ? undefined : siteOf(sites, String(asked['site'])).config;
        const attributes = attributesOf(name, asked, config);
        const lang = (asked['lang'] as 'vi' | 'en' | undefined) ?? site?.language ?? 'vi';
        const { hash: build } = await builtAssets(context);
        const page = pageOf({
          widget: name,
          attributes,
          title: [widget.title[lang], site?.name].filter(Boolean).join(' – '),
          lang,
          theme: (asked['theme'] as 'light' | 'dark' | 'auto' | undefined) ?? 'light',
          links: (asked['links'] as 'top' | 'new' | undefined) ?? 'top',
          build,
        });
        return {
          headers: {
            'Content-Type': 'text/html; charset=utf-8',
            'Content-Security-Policy': policy,
            'Cache-Control': 'public, max-age=300',
          },
          body: page,
        };
      },
    }),
  );
}
