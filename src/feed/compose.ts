/** What few texts have: most are lines of composed Latin letters, and to look is quicker than to put right. */
const odd = /[^\t\n -\u02ff\u1ea0-\u1ef9\u2010-\u2027]/;

/** Text without the characters that XML does not allow. What has been decoded has no half of a surrogate pair. */
export const clean = (text: string): string => text.replace(/[^\t\n -\ufffd]/g, '');

/**
 * Text of a feed in one form: line ends as `\n`, without characters that XML does not allow, composed (NFC). Of a long
 * run of combining marks only the first nine stay: composing takes time by the square of the run, and no language
 * stacks more than three.
 */
export const tidy = (text: string): string =>
  odd.test(text)
    ? clean(text.replace(/\r\n?/g, '\n'))
        .replace(/(\p{M}{9})\p{M}+/gu, '$1')
        .normalize()
    : text;
