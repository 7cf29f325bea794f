import { Problem } from '../http/problem.ts';
import type { Site } from '../sites.ts';

/** An address without its scheme, which changes when a portal begins to be served over HTTPS. */
const placeOf = ({ host, pathname, search, hash }: URL): string => `//${host}${pathname}${search}${hash}`;

/** Whether an address begins with another one that ends where a part of it does: `/tin` has `/tin/1`, not `/tinh`. */
function beginsWith(place: string, start: string): boolean {
  if (!place.startsWith(start)) return false;
  return place.length === start.length || /[^\w%]$/.test(start) || /[/?#&]/.test(place[start.length]!);
}

/** Names of the articles that may be rated: the same for all ways to write an address. */
export class Items {
  private readonly base: URL;
  private readonly starts: readonly string[];

  constructor({ config: { url, articles } }: Pick<Site, 'config'>) {
    this.base = new URL(url);
    this.starts = articles.flatMap((start) => this.resolve(start) ?? []);
  }

  /**
   * The name that an article's votes are kept under: its path on the portal, so that they stay when its host name
   * changes, or the address of an article that stands elsewhere. An id that is no address is taken as a path.
   * @returns undefined where it is not among the site's articles
   */
  find(item: string): string | undefined {
    const place = this.resolve(item);
    if (place === undefined || !this.starts.some((start) => beginsWith(place, start))) return undefined;
    const here = `//${this.base.host}`;
    return place.startsWith(`${here}/`) ? place.slice(here.length) : place;
  }

  /**
   * As {@link find}.
   * @throws {Problem} `not-ratable`
   */
  get(item: string): string {
    const name = this.find(item);
    if (name === undefined)
      throw new Problem('not-ratable', { detail: "The item is none of the site's articles." });
    return name;
  }

  private resolve(item: string): string | undefined {
    const absolute = URL.parse(item);
    if (absolute && !/^https?:$/.test(absolute.protocol)) return this.resolve(`./${item}`);
    const url = absolute ?? URL.parse(item, this.base);
    return url && !url.username && !url.password ? placeOf(url) : undefined;
  }
}
