import { define } from '../shared/define.ts';
import { WardArticleListElement } from './article-list.ts';

define('ward-article-list', WardArticleListElement);

export { WardArticleListElement };
