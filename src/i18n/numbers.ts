import type { Strings } from './strings.ts';

/**
 * A number as the language writes it: `881.707` and `4,5` in Vietnamese.
 * Not by Intl: some WebViews ship without `vi`, and portals choose their own grouping.
 * @param value finite; shown with at most one decimal
 */
export function formatNumber(value: number, { grouping, decimal }: Strings): string {
  const [whole, part] = String(Math.round(value * 10) / 10).split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, () => grouping);
  return part ? grouped + decimal + part : grouped;
}
