import { FeedError } from '../contract/problem.ts';
import { readVisits, VISIT_COUNTS, type Visits } from '../contract/visits.ts';
import { loader, type Source } from './loader.ts';
import { webUrl } from './urls.ts';
import { pairs } from './visit-pairs.ts';
import { discreet, readJson } from './visit-read.ts';

/** `881707`, and the same in groups: `881.707`, `881,707`, `881 707` with any space, `881’707`. */
const GROUPED = /^\d+$|^\d{1,3}(?:[.,'’\s]\d{3})+$/;

/** What stands at a path such as `data.0.visits`; only what the JSON itself says, nothing inherited. */
const at = (json: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        value && typeof value === 'object' && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined,
      json,
    );

const plain = (value: unknown): unknown =>
  typeof value === 'string' && GROUPED.test(value.trim()) ? Number(value.replace(/\D/g, '')) : value;

/**
 * Takes the numbers out of somebody else's JSON.
 * @param map `total: data.stats.visitors; today: days.0.count`: names of the contract, and paths of names and array
 *   indexes parted by dots. Numbers may be texts with grouping. What is not at its path is absent.
 * @throws {FeedError} `not-a-feed` where nothing is found, `malformed` where something else than a count is
 */
export function mapVisits(json: unknown, map: string): Visits {
  const found: Record<string, unknown> = {};
  const paths = pairs(map);
  for (const name of VISIT_COUNTS) if (paths[name]) found[name] = plain(at(json, paths[name]));
  const views = paths['views'] && at(json, paths['views']);
  if (views != null && views !== '') found['views'] = { path: '', count: plain(views) };
  if (paths['asOf']) found['asOf'] = at(json, paths['asOf']);
  if (Object.values(found).every((value) => value == null))
    throw new FeedError('not-a-feed', `nothing of "${map}" in it`);
  return readVisits(found);
}

/** The part of an element's `map` that is for one of its addresses: they are parted by `|`, in the same order. */
export function mapFor({ feed, map }: { feed: string; map: string }, url: string): string {
  const maps = map.split('|');
  const index = (feed.match(/\S+/g) ?? []).findIndex((text) => webUrl(text) === url);
  return (maps[index] ?? maps[0]!).trim();
}

/** Makes visits of somebody else's bytes. */
export const reading = (map: string) => (bytes: ArrayBuffer) => mapVisits(readJson(bytes), map);

const sources = new Map<string, Source<Visits>>();

/** Where an element with a `map` gets its numbers. */
export function mapped(asker: { feed: string; map: string }, url: string): Source<Visits> {
  const map = mapFor(asker, url);
  let source = sources.get(map);
  if (!source) sources.set(map, (source = loader(reading(map), discreet)));
  return source;
}
