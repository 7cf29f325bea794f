import type { View, Visits } from '../contract/visits.ts';
import { loader, type Answer, type Source } from './loader.ts';
import { discreet, readBytes } from './visit-read.ts';

/** An element that asks for visits, with what its attributes say now. */
export interface Asker {
  readonly feed: string;
  readonly site: string;
  readonly path: string;
  readonly map: string;
  readonly counting: boolean;
  /** Asks again. */
  reload(): Promise<void>;
}

/** An answer, and what exactly it was given to. */
interface Kept extends Answer<Visits> {
  address: string;
}

const plain = loader(readBytes, discreet);

/** The last good answer for a portal, whichever of its pages was asked for. */
const kept = new Map<string, Kept>();

function about({ site, path, map }: Asker, url: string) {
  const view: View = { site, path: path || location.pathname };
  return {
    view,
    address: site ? url + (url.includes('?') ? '&' : '?') + String(new URLSearchParams({ ...view })) : url,
    key: [url, site, map].join(),
  };
}

/**
 * Where an element gets its numbers: of a portal (`site`) by the contract, else whatever JSON stands at the address.
 *
 * With `counting` the first question is a POST, which counts the view and answers as a GET does.
 */
export function visitSource(asker: Asker): Source<Visits> {
  return {
    async load(url, signal, maxAge) {
      const { view, address, key } = about(asker, url);
      const counted =
        asker.counting &&
        view.site &&
        // Where the chunk cannot be had nothing is counted; numbers are shown all the same.
        (await import('./visit-count.ts').then(
          ({ countView }) => countView(asker, url, view, signal),
          () => undefined,
        ));
      const answer =
        counted ||
        (await (asker.map ? (await import('./visit-map.ts')).mapped(asker, url) : plain).load(
          address,
          signal,
          maxAge,
        ));
      kept.set(key, { ...answer, address });
      return answer;
    },
    last(url) {
      const { address, key } = about(asker, url);
      const known = kept.get(key);
      if (!known) return undefined;
      const { feed, readAt } = known;
      return {
        // Another page's views are none of this page's.
        feed: known.address === address ? feed : { ...feed, views: undefined },
        readAt: feed.asOf ? Date.parse(feed.asOf) : readAt,
      };
    },
  };
}
