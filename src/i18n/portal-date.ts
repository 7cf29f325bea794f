import { addVietnamese, type Strings } from './strings.ts';

addVietnamese({ welcome: 'Chào mừng bạn đến với {n}!' });

/**
 * What calendar and clock on the wall show in Viet Nam: `2024-11-21T08:30:05`, and more digits.
 *
 * Computed, so that no browser's tables can be wrong or lack the zone: Viet Nam is 7 hours ahead of UTC all year.
 * @param moment milliseconds since 1970
 */
export const portalClock = (moment: number): string => new Date(moment + 25_200_000).toISOString();

/**
 * A day with its weekday, such as `Thứ Năm, 21/11/2024`.
 * @param day `2024-11-21`
 */
export const formatShort = (day: string, { weekdays }: Strings): string =>
  `${weekdays.split('|')[new Date(day).getUTCDay()]}, ${day.split('-').reverse().join('/')}`;
