import assert from 'node:assert/strict';
import { it } from 'node:test';
import { configJsonSchema } from '../../../src/service/config/json-schema.ts';

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | false;
  required?: string[];
}

/** All settings that a schema knows, however deep, with what it says of them. */
function settingsOf({ properties = {}, additionalProperties }: Schema, above = ''): [string, Schema][] {
  const own = Object.entries(properties).map(([name, schema]): [string, Schema] => [
    `${above}${name}`,
    schema,
  ]);
  return [
    ...own,
    ...own.flatMap(([name, schema]) => settingsOf(schema, `${name}.`)),
    ...(additionalProperties ? settingsOf(additionalProperties, `${above}<id>.`) : []),
  ];
}

it('the published schema describes every setting, and demands only the addresses of sites and feeds', () => {
  const schema = configJsonSchema() as Schema;
  const settings = settingsOf(schema);
  assert.deepEqual(
    settings.filter(([, { description }]) => !description?.endsWith('.')).map(([name]) => name),
    [],
  );
  const names = settings.map(([name]) => name);
  for (const name of ['port', 'sites.<id>.articles', 'feeds.<id>.local', 'limits.votersPerItem'])
    assert.ok(names.includes(name), name);
  assert.equal(schema.required, undefined);
  assert.equal(schema.additionalProperties, false);
  const { sites, feeds } = schema.properties!;
  for (const group of [sites, feeds])
    assert.deepEqual((group!.additionalProperties as Schema).required, ['url']);
});
