import { loopback, type Config } from './schema.ts';

const isLoopback = (host: string): boolean => /^(127\.|localhost$|::1$|\[::1\]$)/.test(host);

/** What is allowed in a configuration, and yet seldom meant: a sentence for each. */
export function warningsOf(config: Config): string[] {
  const { host, trustedProxies, sites, feeds, store } = config;
  const warnings: string[] = [];
  if (!Object.keys(sites).length && !Object.keys(feeds).length)
    warnings.push('There are no sites and no feeds: nothing is counted, rated or read.');
  if (!isLoopback(host) && trustedProxies.length && trustedProxies.every((proxy) => loopback.includes(proxy)))
    warnings.push(
      `host is ${host}, and trustedProxies names no other machine: behind a reverse proxy elsewhere, all visitors would count as one.`,
    );
  for (const proxy of trustedProxies)
    if (/\/0+$/.test(proxy))
      warnings.push(`trustedProxies has ${proxy}: everybody can say which address they come from.`);
  if (store === ':memory:') warnings.push('store is :memory:, so all numbers are forgotten when it ends.');
  for (const [id, site] of Object.entries(sites))
    for (const origin of site.origins)
      if (origin.startsWith('http:') && !isLoopback(new URL(origin).hostname))
        warnings.push(
          `sites.${id} takes votes and views from ${origin}, which is not https: they can be changed on their way.`,
        );
  return warnings;
}
