import type { View, Visits } from '../contract/visits.ts';
import { loader, type Answer, type Source } from './loader.ts';
import { webUrl } from './urls.ts';
import { discreet, readBytes } from './visit-read.ts';

/** An element that counts. */
interface Counted {
  readonly feed: string;
  readonly map: string;
  reload(): Promise<void>;
}

/** What browsers know beyond the standard library's types. */
interface Wishes {
  globalPrivacyControl?: boolean;
  doNotTrack?: string | null;
}

/** Automation is no visitor, and a visitor who asks not to be followed is not counted either. */
function isUncounted(): boolean {
  const { webdriver, globalPrivacyControl, doNotTrack } = navigator as Navigator & Wishes;
  return webdriver || globalPrivacyControl === true || doNotTrack === '1';
}

/** Somebody is looking: the page is neither drawn ahead of a click nor in a tab behind. */
const isSeen = (): boolean =>
  !(document as { prerendering?: boolean }).prerendering && document.visibilityState === 'visible';

/** The page that views are counted for, and those counted on it. */
let page = '';
const done = new Set<string>();
let latest = '';

/** The view each element has been counted with. */
const own = new WeakMap<object, string>();

/** Requests under way. */
const flights = new Map<string, Promise<Answer<Visits> | undefined>>();

const counters = new Map<string, Source<Visits>>();

/** Counts views by POST: text, so that no preflight is needed, and finished even when the visitor leaves at once. */
function counterFor(map: string, read: (bytes: ArrayBuffer) => Visits): Source<Visits> {
  let counter = counters.get(map);
  if (!counter) {
    counter = loader(read, (url) => ({
      ...discreet(),
      method: 'POST',
      keepalive: true,
      // A fragment keeps two views apart here, and is never sent.
      body: decodeURIComponent(new URL(url).hash.slice(1)),
    }));
    counters.set(map, counter);
  }
  return counter;
}

/** Sends one view; a failure is said in the console, and is no answer. */
async function send(asker: Counted, feed: string, body: string): Promise<Answer<Visits> | undefined> {
  try {
    const others = asker.map ? await import('./visit-map.ts') : undefined;
    const map = others?.mapFor(asker, feed) ?? '';
    return await counterFor(map, others?.reading(map) ?? readBytes).load(
      `${feed.split('#')[0]}#${encodeURIComponent(body)}`,
      // Not the element's own: its leaving takes nothing back.
      new AbortController().signal,
      -1,
    );
  } catch (error) {
    console.warn('[ward-widgets] view not counted:', (error as Error).message);
    return undefined;
  }
}

/**
 * Counts a page view once, when the page is first seen. A second element, a node that is moved or made anew, a page
 * out of the back/forward cache and a later reading are no new view; another path in an element's attribute is, and so
 * is the same path after another page was shown in between.
 *
 * It is never tried a second time: a request that failed may have been counted.
 * @param asker the element; asked to read again once the page is seen
 * @param feed absolute address to POST to; only the element's first is
 * @param signal ends the waiting for the page to be seen, not a request
 * @returns the answer, or undefined where there is none: the numbers are then to be read
 */
export async function countView(
  asker: Counted,
  feed: string,
  view: View,
  signal: AbortSignal,
): Promise<Answer<Visits> | undefined> {
  if (webUrl(/\S+/.exec(asker.feed)![0]) !== feed) return undefined;
  const body = JSON.stringify({ site: view.site, path: view.path });
  const key = feed + body;
  const before = own.get(asker);
  if (before !== key && !isUncounted()) {
    if (!isSeen()) {
      const look = () => isSeen() && !signal.aborted && void asker.reload();
      for (const name of ['visibilitychange', 'prerenderingchange'])
        document.addEventListener(name, look, { signal });
      return undefined;
    }
    own.set(asker, key);
    const here = location.pathname + location.search;
    if (here !== page || (before && key !== latest)) done.clear();
    page = here;
    if (!done.has(key)) {
      done.add(key);
      latest = key;
      flights.set(
        key + asker.map,
        send(asker, feed, body).finally(() => flights.delete(key + asker.map)),
      );
    }
  }
  return flights.get(key + asker.map);
}
