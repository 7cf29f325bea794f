import type { Config } from '../config/schema.ts';
import { Problem } from '../http/problem.ts';

/** What was asked for, checked: text, a list of ids, or whether a flag is there. */
export type Parameters = Record<string, string | string[] | boolean | undefined>;

/** Of the page, not of the widget. */
const PAGE = new Set(['theme', 'lang', 'links']);

/** Widgets that know a `site` themselves; to the others it only says which portal they are for. */
const SITED = new Set(['visit-stats', 'star-rating', 'article']);

/** A link into one of the configured portals, so that no address of ours sends anybody elsewhere. */
function portalAddress(name: string, text: string, { sites }: Config): string {
  const origin = URL.parse(text)?.origin;
  const known = Object.values(sites).some(
    ({ url, origins }) => new URL(url).origin === origin || origins.includes(origin ?? ''),
  );
  if (!known)
    throw new Problem('invalid', {
      detail: `query.${name}: takes an address on one of the configured sites`,
    });
  return text;
}

/**
 * Attributes of a widget's tag. Addresses are relative to /embed/, so that a proxy may put the companion below a path.
 * @throws {Problem} where a feed, or the portal of an address, is none of the configuration's
 */
export function attributesOf(widget: string, asked: Parameters, config: Config): Record<string, string> {
  const feedAddress = (feed: string): string => {
    if (!Object.hasOwn(config.feeds, feed))
      throw new Problem('unknown-feed', { detail: `There is no feed "${feed}" in the configuration.` });
    return `../v1/feeds/${feed}`;
  };
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(asked)) {
    if (value === undefined || value === false || PAGE.has(name)) continue;
    if (name === 'site' && !SITED.has(widget)) continue;
    if (name === 'feed')
      attributes[name] = [value]
        .flat()
        .map((one) => feedAddress(String(one)))
        .join(' ');
    else if (name.endsWith('-url')) attributes[name] = portalAddress(name, String(value), config);
    else attributes[name] = value === true ? '' : String(value);
  }
  const site = typeof asked['site'] === 'string' ? config.sites[asked['site']] : undefined;
  if (site) attributes['time-zone'] ??= site.timeZone;
  switch (widget) {
    case 'visit-stats':
      return { feed: '../v1/visits', ...attributes };
    case 'star-rating':
      delete attributes['time-zone'];
      return { feed: '../v1/ratings', ...attributes };
    case 'article':
      return asked['site'] ? { visits: '../v1/visits', ...attributes } : attributes;
    case 'date-banner':
      return site?.name ? { portal: site.name, ...attributes } : attributes;
    default:
      return attributes;
  }
}
