import type { Config, SiteConfig } from './config/schema.ts';
import { Problem } from './http/problem.ts';
import { calendar, type Day } from './time/days.ts';

/** A portal that the companion serves. */
export interface Site {
  id: string;
  config: SiteConfig;
  /** The day in its zone. */
  dayAt: (now: number) => Day;
}

/** The sites of a configuration, by id. */
export const sitesOf = (config: Config): ReadonlyMap<string, Site> =>
  new Map(
    Object.entries(config.sites).map(([id, site]) => [
      id,
      { id, config: site, dayAt: calendar(site.timeZone) },
    ]),
  );

/**
 * The site of that id.
 * @throws {Problem} `unknown-site`
 */
export function siteOf(sites: ReadonlyMap<string, Site>, id: string): Site {
  const site = sites.get(id);
  if (!site) throw new Problem('unknown-site', { detail: `There is no site "${id}" in the configuration.` });
  return site;
}
