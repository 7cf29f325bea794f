/**
 * Text in its composed form (NFC). Of a long run of combining marks only the first nine stay: composing takes time by
 * the square of the run, and no language stacks more than three.
 */
export const compose = (text: string): string =>
  // Latin and Vietnamese letters and quotation marks are composed as they are: to look is quicker than to compose.
  /[^\0-\u02ff\u1ea0-\u1ef9\u2010-\u203a]/.test(text)
    ? text.replace(/(\p{M}{9})\p{M}+/gu, '$1').normalize()
    : text;
