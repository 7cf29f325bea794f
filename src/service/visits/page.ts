import { maxPath } from '../bounds.ts';

/**
 * The path that a page's views are counted under: query and fragment cut off.
 * @returns undefined where it is too long to be counted by itself
 */
export function pageOf(path: string): string | undefined {
  const end = path.search(/[?#]/);
  const page = end < 0 ? path : path.slice(0, end);
  return page.length > maxPath ? undefined : page;
}
