/** What stands after `ward-` in the tags, and alone in `data-ward`. */
export const names = [
  'article',
  'article-card',
  'article-list',
  'date-banner',
  'star-rating',
  'visit-stats',
] as const;

export type WidgetName = (typeof names)[number];

/** What a place names: `Visit-Stats` and `ward-visit-stats` are forgiven. */
export const nameIn = (place: Element): string =>
  place
    .getAttribute('data-ward')!
    .trim()
    .toLowerCase()
    .replace(/^ward-/, '');
