import { define } from '../shared/define.ts';
import { WardVisitStatsElement } from './visit-stats.ts';

define('ward-visit-stats', WardVisitStatsElement);

export { WardVisitStatsElement };
