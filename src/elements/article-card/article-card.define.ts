import { define } from '../shared/define.ts';
import { WardArticleCardElement } from './article-card.ts';

define('ward-article-card', WardArticleCardElement);

export { WardArticleCardElement };
