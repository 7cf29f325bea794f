/**
 * Text in its composed form (NFC). Of a long run of combining marks only the first nine stay: composing takes time by
 * the square of the run, and no language stacks more than three.
 */
export const compose = (text: string): string => text.replace(/(\p{M}{9})\p{M}+/gu, '$1').normalize();
