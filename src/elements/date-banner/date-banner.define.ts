import { define } from '../shared/define.ts';
import { WardDateBannerElement } from './date-banner.ts';

define('ward-date-banner', WardDateBannerElement);

export { WardDateBannerElement };
