import { readSeries, type VisitSeries } from '../contract/visit-series.ts';
import { loader, type Answer } from './loader.ts';
import { discreet, readJson } from './visit-read.ts';

const series = loader((bytes) => readSeries(readJson(bytes)), discreet);

/**
 * Visits by day: of a portal (`site`) by the contract, else the `days` in whatever JSON stands at the address.
 * @param feed the element's addresses; the first is asked
 * @param from the first day, such as `2024-11-01`
 * @param to the last day
 */
export function visitDays(
  feed: string,
  site: string,
  from: string,
  to: string,
  signal: AbortSignal,
): Promise<Answer<VisitSeries>> {
  const url = new URL(/\S+/.exec(feed)![0], document.baseURI);
  if (site) {
    url.pathname = url.pathname.replace(/\/?$/, '/series');
    for (const [name, value] of Object.entries({ site, from, to })) url.searchParams.set(name, value);
  }
  return series.load(url.href, signal);
}
