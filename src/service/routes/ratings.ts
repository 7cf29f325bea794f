import type { Context } from '../context.ts';
import type { Operation } from '../http/operation.ts';

export function ratingOperations(context: Context): Operation[] {
  void context;
  return [];
}
