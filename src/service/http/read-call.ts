import type { Context as HonoContext } from 'hono';
import type { ZodObject, ZodType } from 'zod';
import { maxBody } from '../bounds.ts';
import { Problem } from './problem.ts';
import type { Operation } from './operation.ts';
import { headerReader, type HeaderReader } from './request-headers.ts';

/** What a check found, each fault with the name of its field. */
function checked(schema: ZodType, value: unknown, where: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({
    field: [where, ...path].join('.'),
    message,
  }));
  throw new Problem('invalid', {
    detail: errors.map(({ field, message }) => `${field}: ${message}`).join('; '),
    more: { errors },
  });
}

/** The parameters that an operation knows; others are passed over. */
export function readQuery(c: HonoContext, schema: ZodObject): unknown {
  const query: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(schema.shape)) {
    const values = c.req.queries(name);
    if (values) query[name] = isList(kind as ZodType) ? values : values[0];
  }
  return checked(schema, query, 'query');
}

const isList = (schema: ZodType): boolean => schema.def.type === 'array';

/** A body within the bounds, as text. A length that is not declared is found out by reading. */
async function readText(c: HonoContext, header: HeaderReader): Promise<string> {
  const tooLarge = () => new Problem('too-large', { detail: `A body has at most ${maxBody} bytes.` });
  const declared = Number(header('content-length') ?? NaN);
  if (declared > maxBody) throw tooLarge();
  if (declared >= 0) return c.req.text();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    chunks.push(chunk);
    if ((size += chunk.length) > maxBody) throw tooLarge();
  }
  return Buffer.concat(chunks).toString();
}

/** JSON, labelled as such or as text: what browsers may send without asking first. */
export async function readBody(c: HonoContext, schema: ZodType): Promise<unknown> {
  const header = headerReader(c);
  const type = header('content-type') ?? 'text/plain';
  if (!/^\s*(application\/json|text\/plain)\s*(;|$)/i.test(type))
    throw new Problem('media-type', { detail: 'Send JSON as application/json or text/plain.' });
  const text = await readText(c, header).catch((cause: unknown) => {
    // Whoever asked has gone away.
    throw cause instanceof Problem
      ? cause
      : new Problem('invalid', { detail: 'The body is not whole.', cause });
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Problem('invalid', { detail: 'The body is no valid JSON.', cause });
  }
  return checked(schema, value, 'body');
}

export const readParams = (params: Record<string, string>, operation: Operation): Record<string, string> =>
  operation.params ? (checked(operation.params, params, 'path') as Record<string, string>) : params;
