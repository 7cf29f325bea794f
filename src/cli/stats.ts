import { checkConfig } from '../service/config/read.ts';
import { ratingOf } from '../service/ratings/rating.ts';
import { sitesOf, type Site } from '../service/sites.ts';
import type { Store, VisitNumbers } from '../service/stores/store.ts';
import { questionOf } from '../service/visits/answer.ts';
import { Failure } from './failure.ts';
import { read, whereabouts, whereaboutsHelp, wholeNumber, wrongUse } from './options.ts';
import { openStoreOf, readSettings, type Settings } from './settings.ts';

const help = `Usage: ward-widgets stats [site] [options]

Shows what the companion has counted, also while it is at work: visits, the pages viewed most, and
the articles rated best (by their mean, then by the number of votes). Without a site it shows all.

      --limit <n>          so many pages and articles (default: 10)
      --json               as JSON
${whereaboutsHelp}
  -h, --help               show this
  -v, --version            show the version

Exit code: 0 done; 1 the store could not be read, or has no such site; 2 the command line or the
configuration is wrong.
`;

type Rated = { item: string } & ReturnType<typeof ratingOf>;

interface Shown extends VisitNumbers {
  site: string;
  pages: { path: string; views: number }[];
  items: Rated[];
}

/** Better first. */
const byStars = (one: Rated, other: Rated): number => other.average - one.average || other.count - one.count;

/** A site of the configuration; else one that was in it once, as if it had the defaults. */
const siteOf = (configured: ReadonlyMap<string, Site>, id: string): Site =>
  configured.get(id) ?? sitesOf(checkConfig({ sites: { [id]: { url: 'http://localhost/' } } })).get(id)!;

async function numbersOf(store: Store, site: Site, limit: number): Promise<Shown> {
  const numbers = await store.visits(questionOf(site, Date.now()));
  const pages = [];
  for await (const page of store.paths(site.id)) {
    if (pages.length === limit) break;
    pages.push(page);
  }
  let items: Rated[] = [];
  for await (const { item, tally } of store.rated(site.id)) {
    items.push({ item, ...ratingOf(tally) });
    // Only the best are kept: there may be as many as articles.
    if (items.length > 10 * limit + 1000) items = items.sort(byStars).slice(0, limit);
  }
  return { site: site.id, ...numbers, pages, items: items.sort(byStars).slice(0, limit) };
}

const counts = ['total', 'online', 'today', 'yesterday', 'week', 'month'] as const;

/** What is counted for people who look at it. */
function tableOf(shown: Shown, name: string | undefined): string {
  const { site, pages, items } = shown;
  const width = Math.max(...counts.map((count) => String(shown[count]).length), 7);
  const row = (value: string | number, text: string) => `  ${String(value).padStart(width)}  ${text}\n`;
  return [
    `${site}${name ? ` · ${name}` : ''}\n`,
    ...counts.map((count) => row(shown[count], count)),
    pages.length ? '\n  Views of pages\n' : '',
    ...pages.map(({ path, views }) => row(views, path)),
    items.length ? '\n  Ratings (votes)\n' : '',
    ...items.map(({ item, average, count }) => row(average, `(${count})  ${item}`)),
  ].join('');
}

/** Sites that are asked for: those of the configuration, then those that only the store knows. */
async function sitesIn(store: Store, { config }: Settings, id: string | undefined): Promise<Site[]> {
  const configured = sitesOf(config);
  const known = [...new Set([...configured.keys(), ...(await store.sites())])];
  if (id !== undefined && !known.includes(id)) throw new Failure(`There is no site "${id}"`);
  return known.filter((one) => id === undefined || one === id).map((one) => siteOf(configured, one));
}

/**
 * `ward-widgets stats`: what was counted.
 * @param args what stands behind the command
 * @throws {Failure}
 */
export async function stats(args: string[], version: string): Promise<void> {
  const parsed = read('stats', {
    args,
    version,
    help,
    options: {
      ...whereabouts,
      limit: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
    },
  });
  if (typeof parsed === 'string') {
    process.stdout.write(parsed);
    return;
  }
  const {
    values: { limit, json, ...named },
    positionals: [id, ...rest],
  } = parsed;
  if (rest.length) throw wrongUse('stats')(`One site at a time: "${rest.join(' ')}" is too much`);
  const most = wholeNumber('stats', 'limit', limit, { min: 1, max: 1000 });
  const settings = readSettings(named);
  const store = await openStoreOf(settings, true);
  try {
    const shown: Shown[] = [];
    for (const site of await sitesIn(store, settings, id)) shown.push(await numbersOf(store, site, most));
    process.stdout.write(
      json
        ? `${JSON.stringify({ sites: shown }, null, 2)}\n`
        : shown.map((one) => tableOf(one, settings.config.sites[one.site]?.name)).join('\n') ||
            'There are no sites.\n',
    );
  } finally {
    await store.close();
  }
}
