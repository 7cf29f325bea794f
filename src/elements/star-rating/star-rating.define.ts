import { define } from '../shared/define.ts';
import { WardStarRatingElement } from './star-rating.ts';

define('ward-star-rating', WardStarRatingElement);

export { WardStarRatingElement };
