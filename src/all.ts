/** Registers every element: the one-script build. */
export * from './elements/article-list/article-list.define.ts';
export * from './elements/article-card/article-card.define.ts';
export { setStrings } from './i18n/strings.ts';
