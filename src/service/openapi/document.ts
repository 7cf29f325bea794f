import type { ZodObject, ZodType } from 'zod';
import type { Operation } from '../http/operation.ts';
import { problems } from '../http/problem.ts';
import { z } from '../schema.ts';

/** Any part of the document. */
type Json = Record<string, unknown>;

const PROBLEM = 'application/problem+json';

/** Without what tells a reader nothing: the dialect of each part, the ends of whole numbers, a pattern beside its format. */
function schemaOf(schema: ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ jsonSchema }) {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  void $schema;
  return json;
}

/** Parameters, each with its description beside its schema. */
function parametersOf(shape: ZodObject, place: 'query' | 'path'): Json[] {
  const { properties = {}, required = [] } = schemaOf(shape, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    // A list says of each what it is.
    description: description ?? (schema['items'] as Json | undefined)?.['description'],
    schema,
  }));
}

/** The problems of a status: several kinds share one. */
function problemAnswer(status: number): Json {
  const kinds = Object.entries(problems).filter(([, [its]]) => its === status);
  return {
    description: kinds.map(([kind, [, title]]) => `${title} (\`${kind}\`).`).join(' '),
    ...((status === 429 || status === 503) && {
      headers: {
        'Retry-After': {
          description: 'Seconds after which another try makes sense.',
          schema: { type: 'integer' },
        },
      },
    }),
    content: { [PROBLEM]: { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

const problemAnswers = (statuses: readonly number[]): Json =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));

function answersOf({ answers, problems: thrown = [], query, params, body }: Operation): Json {
  const good = Object.entries(answers).map(([status, { description, schema, type }]) => [
    status,
    {
      description,
      ...((schema || type) && {
        content: { [type ?? 'application/json']: schema ? { schema: schemaOf(schema, 'output') } : {} },
      }),
    },
  ]);
  const statuses = new Set([...(query || params || body ? [400] : []), ...thrown, 500]);
  return { ...Object.fromEntries(good), ...problemAnswers([...statuses].sort()) } as Json;
}

function operationOf(operation: Operation): Json {
  const { id, path, summary, description, query, params, body } = operation;
  const parameters = [
    ...(params ? parametersOf(params, 'path') : []),
    ...(query ? parametersOf(query, 'query') : []),
  ];
  const content = body && { schema: schemaOf(body, 'input') };
  return {
    operationId: id,
    tags: [path.split('/')[1] === 'v1' ? path.split('/')[2] : /\w+/.exec(path)![0]],
    summary,
    ...(description !== undefined && { description }),
    ...(parameters.length && { parameters }),
    ...(content && {
      requestBody: {
        required: true,
        // As text, a page of another origin may send it without asking first.
        content: { 'application/json': content, 'text/plain': content },
      },
    }),
    responses: answersOf(operation),
  };
}

const problemSchema: Json = {
  type: 'object',
  description: 'RFC 9457 problem details.',
  required: ['type', 'title', 'status'],
  properties: {
    type: {
      type: 'string',
      enum: Object.keys(problems).map((kind) => `urn:ward-widgets:problem:${kind}`),
      description: 'What kind of problem it is.',
    },
    title: { type: 'string', description: 'The kind, in a few English words.' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', description: 'What exactly, in one English sentence.' },
    errors: {
      type: 'array',
      description: 'Of a request that is not as described: each fault with the name of its field.',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

/** The interface as an OpenAPI 3.1 document, made from the operations that answer it. */
export function documentOf(operations: readonly Operation[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations)
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = operationOf(operation);
  return {
    openapi: '3.1.1',
    info: {
      title: 'ward-widgets companion',
      version,
      description:
        'Feeds, visits and ratings for portals without a back end. Any other back end that answers `/v1/…` like this serves the widgets as well.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'Where this document stands.' }],
    paths,
    components: {
      schemas: { Problem: problemSchema },
      responses: Object.fromEntries(
        [...new Set(Object.values(problems).map(([status]) => status))].map((status) => [
          `Problem${status}`,
          problemAnswer(status),
        ]),
      ),
    },
  };
}
