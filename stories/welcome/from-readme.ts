const between = (text: string, begin: string, end: string): string => {
  const [, rest] = text.split(begin);
  const [found, after] = rest?.split(end) ?? [];
  if (found === undefined || after === undefined) throw new Error(`The README has no "${begin}" … "${end}".`);
  return found.trim();
};

/** The README's table of host pages, which a test holds to what the three engines did. */
export const hostPages = (readme: string): string =>
  between(readme, '<!-- host pages: written by scripts/hazards.mjs -->', '<!-- end of host pages -->');
