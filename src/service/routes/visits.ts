import type { Context } from '../context.ts';
import type { Operation } from '../http/operation.ts';

export function visitOperations(context: Context): Operation[] {
  void context;
  return [];
}
