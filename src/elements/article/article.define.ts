import { define } from '../shared/define.ts';
import { WardArticleElement } from './article.ts';

define('ward-article', WardArticleElement);

export { WardArticleElement };
