import { rename } from './dom.ts';

/**
 * Gives the headings of a body the levels right below that of its article: the highest that occurs comes first,
 * and none in between is left out.
 * @param level of the article's own headline, 1 to 6
 */
export function levelHeadings(body: ParentNode, level: number): void {
  const headings = [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  const ranks = [...new Set(headings.map(({ localName }) => localName))].sort();
  for (const heading of headings) {
    const name = `h${Math.min(6, level + 1 + ranks.indexOf(heading.localName))}`;
    if (name !== heading.localName) rename(heading, name);
  }
}
