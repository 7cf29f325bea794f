/** Every limit of the feed path. What goes over one of them ends in a `FeedError`, never in a hang. */

/** Bytes: the largest real feed met was under 4 MB; a phone still decodes and scans this much without harm. */
export const maxBytes = 8 * 2 ** 20;

/** Items: no portal shows more, and each one costs memory as long as the page lives. */
export const maxItems = 10_000;

/** Elements inside one another, markup inside a field not counted. Real feeds stay under 10. */
export const maxDepth = 50;

/** Tags left open in the markup of one item's fields: a long body of unclosed `<br>` has some hundreds. */
export const maxOpenTags = 10_000;

/** Milliseconds from the first byte read to the whole feed; past it the visitor has scrolled on. */
export const maxTime = 10_000;

/** Milliseconds of work after which the page gets its turn: half of what counts as a long task. */
export const maxSlice = 20;

/** Characters of a date: longer is prose. The longest real one met has 62. */
export const maxDateLength = 99;

/** Milliseconds from asking to the last byte, for fetching: past it the visitor has scrolled on. */
export const maxWait = 15_000;

/** Characters of an author's name; whole paragraphs have been seen there. */
export const maxName = 200;
