import type { State } from './state.ts';

/** Attributes that show a widget before anybody has typed an address: files beside this page. */
const samples: Readonly<Record<string, Record<string, string>>> = {
  article: { feed: 'builder-sample/tin-tuc.json' },
  'article-card': { feed: 'builder-sample/tin-tuc.json' },
  'article-list': { feed: 'builder-sample/tin-tuc.json' },
  'date-banner': { portal: 'Trang thông tin điện tử phường Tây Sơn', greeting: '' },
  'star-rating': { value: '4.5', count: '12' },
  'visit-stats': { feed: 'builder-sample/visits.json' },
};

/** Attributes of which one is enough for the widget to show something of the reader's own. */
const enough: Readonly<Record<string, readonly string[]>> = {
  'article-card': ['feed', 'headline'],
  'date-banner': ['feed', 'portal', 'greeting', 'date'],
  'star-rating': ['feed', 'value', 'voting', 'name'],
};

/** Whether the preview shows sample data. */
export const isSample = ({ widget, attributes }: State): boolean =>
  !(enough[widget] ?? ['feed']).some((name) => attributes[name] !== undefined);

/** What the preview's element gets: the reader's attributes, with samples where nothing would be shown. */
export function previewAttributes(state: State): Record<string, string> {
  const { widget, attributes } = state;
  const given = Object.entries(attributes)
    // A preview counts nothing.
    .filter(([name]) => name !== 'counting')
    .map(([name, value]) => [name, value === true ? '' : value] as const);
  const own = Object.fromEntries(given);
  if (!isSample(state)) return own;
  // The sample is a file, not the interface that a site id asks for.
  delete own['site'];
  delete own['item'];
  return { ...own, ...samples[widget] };
}

/** What the source says in the place of the sample: an address to be replaced. */
const placeholders: Readonly<Record<string, Record<string, string>>> = {
  article: { feed: '/rss/tin-tuc.rss' },
  'article-card': { feed: '/rss/tin-tuc.rss' },
  'article-list': { feed: '/rss/tin-tuc.rss' },
  'visit-stats': { feed: '/v1/visits', site: 'tay-son' },
};

/** Attributes of the source that is copied. */
export const sourceAttributes = (state: State): Record<string, string | true> =>
  isSample(state)
    ? {
        ...placeholders[state.widget],
        ...(placeholders[state.widget] ? {} : samples[state.widget]),
        ...state.attributes,
      }
    : state.attributes;
