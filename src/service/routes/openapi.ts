import type { Context } from '../context.ts';
import { operation, type Operation } from '../http/operation.ts';
import { json, type Reply } from '../http/reply.ts';
import { documentOf } from '../openapi/document.ts';

/** The document that describes the interface, made from the operations themselves, its own among them. */
export function openApiOperation({ version }: Context, operations: readonly Operation[]): Operation {
  let body: string | undefined;
  const own: Operation = operation({
    method: 'GET',
    path: '/openapi.json',
    id: 'readOpenApi',
    summary: 'This interface, as an OpenAPI 3.1 document.',
    answers: { 200: { description: 'The document.', type: 'application/json' } },
    handle: (): Reply => ({
      ...json(null, { 'Cache-Control': 'public, max-age=300' }),
      body: (body ??= JSON.stringify(documentOf([...operations, own], version))),
    }),
  });
  return own;
}
