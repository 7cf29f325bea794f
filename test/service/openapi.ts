import assert from 'node:assert/strict';
import { z, type ZodType } from 'zod';

type Json = Record<string, unknown>;

interface DescribedOperation {
  operationId: string;
  parameters?: { name: string; in: 'query' | 'path'; required: boolean; schema: Json }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, Json>;
}

export interface Described extends Omit<DescribedOperation, 'responses'> {
  /** Such as `POST`. */
  method: string;
  path: string;
  /** By status, references followed. */
  responses: Record<string, { description: string; content?: Record<string, { schema?: Json }> }>;
}

/** The document, and whether an answer is as it says. */
export interface Document {
  json: Json & { openapi: string; paths: Record<string, Record<string, DescribedOperation>> };
  operations: Described[];
  /** @throws where the answer is none that the document has */
  check(method: string, path: string, response: Response): Promise<void>;
}

const at = (json: unknown, pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((inner, name) => (inner as Json)[name], json);

const matches = (template: string, path: string): boolean =>
  new RegExp(`^${template.replace(/\{path\}/, '.+').replace(/\{\w+\}/g, '[^/]+')}$`).test(path);

/** Reads the document of a companion. */
export async function readDocument(ask: (path: string) => Promise<Response>): Promise<Document> {
  const json = (await (await ask('/openapi.json')).json()) as Document['json'];
  const follow = <T>(part: unknown): T =>
    (typeof (part as Json)['$ref'] === 'string' ? at(json, (part as { $ref: string }).$ref) : part) as T;
  const operations = Object.entries(json.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Described => ({
      ...operation,
      method: method.toUpperCase(),
      path,
      responses: Object.fromEntries(
        Object.entries(operation.responses).map(([status, answer]) => [
          status,
          follow<Described['responses'][string]>(answer),
        ]),
      ),
    })),
  );
  const schemas = new Map<unknown, ZodType>();
  const schemaOf = (part: Json): ZodType => {
    const schema = follow<Json>(part);
    let made = schemas.get(schema);
    if (!made) schemas.set(schema, (made = z.fromJSONSchema(schema)));
    return made;
  };
  const problem = { $ref: '#/components/schemas/Problem' };

  return {
    json,
    operations,
    async check(method, path, response) {
      const { status } = response;
      const where = `${method} ${path}: ${status}`;
      const type = response.headers.get('content-type') ?? '';
      const described = operations.find(
        (operation) =>
          operation.method === (method === 'HEAD' ? 'GET' : method) && matches(operation.path, path),
      );
      const answer = described?.responses[status];
      if (status < 400) {
        if (method === 'OPTIONS') return;
        assert.ok(answer, `${where} is described`);
      } else {
        // What no operation answers, such as another path, is a problem too.
        if (described) assert.ok(answer, `${where} is described: ${await response.clone().text()}`);
        assert.equal(type, 'application/problem+json', where);
      }
      if (method === 'HEAD') return;
      const schema = status < 400 ? answer?.content?.['application/json']?.schema : problem;
      if (!schema) return;
      const value: unknown = await response.json();
      const result = schemaOf(schema).safeParse(value);
      assert.ok(result.success, `${where}: ${result.error?.message} ${JSON.stringify(value)}`);
      if (status >= 400) assert.equal((value as { status: number }).status, status, where);
    },
  };
}
