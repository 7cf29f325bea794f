import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SITE, testCompanion, type TestCompanion } from './companion.ts';
import { readDocument, type Document } from './openapi.ts';

describe('the OpenAPI document', () => {
  let companion: TestCompanion;
  let document: Document;

  before(async () => {
    companion = testCompanion({ config: { limits: { viewsPerMinute: 1 } } });
    document = await readDocument((path) => companion.ask(path));
  });
  after(() => companion.close());

  it('is OpenAPI 3.1 with all that such a document must have', () => {
    const { openapi, info, paths, servers } = document.json as typeof document.json & {
      info: { title: string; version: string };
      servers: { url: string }[];
    };
    assert.match(openapi, /^3\.1\.\d+$/);
    assert.ok(info.title && info.version);
    assert.ok(servers.every(({ url }) => url));
    assert.ok(Object.keys(paths).every((path) => path.startsWith('/')));
  });

  it('describes the whole contract', () => {
    const names = document.operations.map(({ method, path }) => `${method} ${path}`);
    for (const name of [
      'GET /v1/feeds/{id}',
      'GET /v1/visits',
      'POST /v1/visits',
      'GET /v1/visits/series',
      'GET /v1/ratings',
      'POST /v1/ratings',
      'DELETE /v1/ratings',
      'GET /embed/visit-stats',
      'GET /assets/{path}',
      'GET /healthz',
      'GET /readyz',
      'GET /metrics',
      'GET /openapi.json',
    ])
      assert.ok(names.includes(name), name);
  });

  it('gives each operation a name of its own', () => {
    const ids = document.operations.map(({ operationId }) => operationId);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('describes every part of every path, and every parameter', () => {
    for (const { path, parameters = [], operationId } of document.operations) {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const described = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      assert.deepEqual(described, parts, operationId);
      for (const parameter of parameters)
        assert.ok(
          'description' in parameter && parameter.description,
          `${operationId} ${parameter.name} has a description`,
        );
    }
  });

  it('refers only to what it has, and every answer says what it is', () => {
    const references = JSON.stringify(document.json).matchAll(/"\$ref":"#\/([^"]+)"/g);
    for (const [, pointer] of references)
      assert.ok(
        pointer!
          .split('/')
          .reduce<unknown>((part, name) => (part as Record<string, unknown>)?.[name], document.json),
        pointer,
      );
    for (const { operationId, responses } of document.operations)
      for (const [status, { description }] of Object.entries(responses))
        assert.ok(description, `${operationId} ${status}`);
  });

  for (const [method, path, body, status] of [
    ['GET', `/v1/visits?site=${SITE}&path=/tin`, undefined, 200],
    ['GET', '/v1/visits?site=nowhere', undefined, 404],
    ['GET', '/v1/visits', undefined, 400],
    ['POST', '/v1/visits', { site: SITE, path: '/tin' }, 200],
    ['POST', '/v1/visits', { site: SITE, path: '/tin' }, 429],
    ['POST', '/v1/visits', { site: SITE }, 400],
    ['GET', `/v1/visits/series?site=${SITE}&from=2024-11-01&to=2024-11-21`, undefined, 200],
    ['POST', '/v1/ratings', { site: SITE, item: '/tin/1', stars: 4 }, 200],
    ['GET', `/v1/ratings?site=${SITE}&item=/tin/1`, undefined, 200],
    ['DELETE', '/v1/ratings', { site: SITE, item: '/tin/1', voter: 'nobody' }, 403],
    ['GET', '/v1/feeds/nothing', undefined, 404],
    ['GET', '/healthz', undefined, 200],
    ['GET', '/readyz', undefined, 200],
    ['GET', '/metrics', undefined, 403],
    ['PUT', '/v1/visits', undefined, 405],
    ['GET', '/nothing', undefined, 404],
  ] as const)
    it(`has the answer ${status} of ${method} ${path}`, async () => {
      const response = body
        ? await companion.post(path, body, { method })
        : await companion.ask(path, { method });
      assert.equal(response.status, status, await response.clone().text());
      await document.check(method, path.replace(/\?.*/, ''), response);
    });
});
