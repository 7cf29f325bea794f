import type { LitElement, TemplateResult } from 'lit';
import { dress } from './dress.ts';
import { drawStars } from './draw-stars.ts';

/**
 * Five stars, filled up to a share of them.
 * @param share between 0 and 1
 */
export function stars(host: LitElement, share: number): TemplateResult {
  dress(host);
  return drawStars(5, share * 5);
}
