import type { Site } from '../sites.ts';
import type { Call } from './operation.ts';
import { Problem } from './problem.ts';

/** The page is one of the companion's own, such as those under /embed/. */
const isOwn = (origin: string, url: string): boolean => URL.parse(origin)?.host === new URL(url).host;

/**
 * Lets pass what a page of the site, or one of the companion's own, has sent. Browsers say by `Origin` whose page it
 * was, and no page can make them lie.
 * @throws {Problem} `foreign-origin`
 */
export function checkOrigin({ id, config }: Site, { header, url }: Call): void {
  const origin = header('origin');
  if (origin && (config.origins.includes(origin) || isOwn(origin, url))) return;
  throw new Problem('foreign-origin', {
    detail: origin
      ? `${origin} is none of the origins of site "${id}".`
      : 'A write needs the header Origin, which browsers send by themselves.',
  });
}
