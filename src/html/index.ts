export { articleBody, type ArticleBodyOptions } from './body.ts';
export { sanitize, type SanitizeOptions } from './sanitize.ts';
