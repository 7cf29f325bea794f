/**
 * What an article's body may hold: one list for the browser's Sanitizer, for DOMPurify and for the nodes built
 * afterwards. Whatever is not named here does not come out.
 */

const words = (text: string) => text.split(' ');

/** The elements that come out, each with the attributes of its own; `rebuild.ts` judges the values. */
export const keptElements = new Map(
  (
    'a href|audio src|col span|colgroup span|del datetime|details open|img alt width height srcset sizes src|' +
    'ins datetime|li value|ol start reversed type|source src srcset sizes media type width height|' +
    'td colspan rowspan|th colspan rowspan scope abbr|time datetime|track src kind srclang label|' +
    'video src poster width height|' +
    'abbr|b|bdi|bdo|blockquote|br|caption|cite|code|dd|dfn|div|dl|dt|em|figcaption|figure|h1|h2|h3|h4|h5|h6|hr|i|kbd|' +
    'mark|p|picture|pre|q|rp|rt|ruby|s|samp|small|span|strong|sub|summary|sup|table|tbody|tfoot|thead|tr|u|ul|var|wbr'
  )
    .split('|')
    .map((row) => {
      const [name = '', ...attributes] = words(row);
      return [name, attributes] as const;
    }),
);

/** Attributes that every element keeps. */
export const commonAttributes = words('title lang dir');

/** Where scripts of the portal that an article comes from would have found the picture. */
export const lazySources = words('data-src data-original data-lazy-src');

/** What `prepare.ts` makes of frames: `rebuild.ts` turns it into a link or drops it. */
export const embedName = 'x-embed';

/** What a body stands in while it is parsed. No markup can close it: `prepare.ts` leaves no such name in it. */
export const rootName = 'x-root';

/** Elements that go with all they hold. */
export const droppedElements = new Set(
  words(
    'script style template noembed noframes plaintext svg math select textarea button input datalist dialog ' +
      'title xml xmp canvas applet frameset frame base meta link param keygen bgsound isindex map area',
  ),
);

/** What the sanitisers let through: what comes out, and what is needed to decide about it. */
export const parsedElements = [...keptElements.keys(), embedName, rootName];
export const parsedAttributes = [
  ...new Set([
    ...[...keptElements.values()].flat(),
    ...commonAttributes,
    ...lazySources,
    ...words('data-srcset data-style align hidden'),
  ]),
];
