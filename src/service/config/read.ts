import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import type { $ZodIssue } from 'zod/v4/core';
import { configSchema, type Config } from './schema.ts';

/** What is wrong with a configuration: a sentence for each fault, each naming its key. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** `sites.tay-son.origins[0]` */
const keyOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at ? '.' : ''}${String(part)}`))
    .join('');

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** The words of a kind of value. */
const kinds: Record<string, string> = {
  object: 'an object { … }',
  record: 'an object { … }',
  array: 'a list [ … ]',
  string: 'text in quotes',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

function sentenceOf(issue: $ZodIssue, given: unknown): string {
  const key = keyOf(issue.path) || 'the configuration';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => `${keyOf([...issue.path, name])} is no setting`).join('\n');
    case 'invalid_type':
      return given === undefined
        ? `${key} is missing`
        : `${key} takes ${kinds[issue.expected] ?? issue.expected}, not ${shown(given)}`;
    case 'invalid_value':
      return `${key} takes ${issue.values.map(shown).join(' or ')}, not ${shown(given)}`;
    case 'invalid_key':
      return `${key} ${issue.issues[0]?.message ?? 'is no id'}`;
    case 'too_small':
    case 'too_big':
      if (issue.origin === 'string') return `${key} is ${issue.code === 'too_big' ? 'too long' : 'empty'}`;
  }
  // The messages of the schema are ends of sentences.
  if (issue.message.startsWith('takes ')) return `${key} ${issue.message}, not ${shown(given)}`;
  if (issue.message.startsWith('is ')) return `${key} is ${shown(given)}, which ${issue.message}`;
  return `${key}: ${issue.message}`;
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, part) => (inner as Record<PropertyKey, unknown> | undefined)?.[part], value);

/**
 * Checks a configuration and fills in what it does not say.
 * @throws {ConfigError}
 */
export function checkConfig(given: unknown): Config {
  const result = configSchema.safeParse(given ?? {});
  if (!result.success)
    throw new ConfigError(result.error.issues.map((issue) => sentenceOf(issue, at(given, issue.path))));
  const { $schema, ...config } = result.data;
  void $schema;
  const sites = Object.fromEntries(
    Object.entries(config.sites).map(([id, site]) => [
      id,
      { ...site, origins: site.origins ?? [new URL(site.url).origin] },
    ]),
  );
  return {
    ...config,
    sites,
    frameAncestors: config.frameAncestors ?? [
      ...new Set(Object.values(sites).flatMap(({ origins }) => origins)),
    ],
  };
}

/**
 * Reads JSON, in which comments and commas at the end of lists are allowed.
 * @throws {ConfigError} with line and column
 */
export function parseConfig(text: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\ufeff/, ''), errors, { allowTrailingComma: true });
  const [first] = errors;
  if (!first) return value;
  const before = text.slice(0, first.offset).split('\n');
  const what = printParseErrorCode(first.error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  throw new ConfigError([`line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: ${what}`]);
}
