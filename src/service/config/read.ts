import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { parseJson, placeOf } from './parse.ts';
import { configSchema, type Config } from './schema.ts';
import { keyOf, sentencesOf, type Fault } from './sentences.ts';

/** What is wrong with a configuration: a sentence for each fault, each naming its key. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, part) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[part],
    value,
  );

/** By id. An object without a prototype knows no ids but these. */
const byId = <Value>(entries: [string, Value][]): Record<string, Value> =>
  Object.assign(Object.create(null) as Record<string, Value>, Object.fromEntries(entries));

function check(given: unknown): Config | Fault[] {
  const result = configSchema.safeParse(given ?? {});
  if (!result.success)
    return result.error.issues.flatMap((issue) => sentencesOf(issue, at(given, issue.path)));
  const { $schema, ...config } = result.data;
  void $schema;
  const sites = byId(
    Object.entries(config.sites).map(([id, site]) => [
      id,
      { ...site, origins: site.origins ?? [new URL(site.url).origin] },
    ]),
  );
  return {
    ...config,
    sites,
    feeds: byId(Object.entries(config.feeds)),
    frameAncestors: config.frameAncestors ?? [
      ...new Set(Object.values(sites).flatMap(({ origins }) => origins)),
    ],
  };
}

/**
 * Checks a configuration and fills in what it does not say.
 * @throws {ConfigError}
 */
export function checkConfig(given: unknown): Config {
  const config = check(given);
  if (Array.isArray(config)) throw new ConfigError(config.map(({ sentence }) => sentence));
  return config;
}

/** Keys that stand twice in one object, of which only one would count, and one that no object has. */
function doubtful(node: Node, path: readonly PropertyKey[] = []): { node: Node; sentence: string }[] {
  if (node.type === 'array')
    return (node.children ?? []).flatMap((child, index) => doubtful(child, [...path, index]));
  const seen = new Set<string>();
  return (node.type === 'object' ? (node.children ?? []) : []).flatMap(({ children: [name, value] = [] }) => {
    const key = String(name!.value);
    const inner = [...path, key];
    const sentence =
      key === '__proto__'
        ? `${keyOf(inner)} is no name for anything`
        : seen.has(key)
          ? `${keyOf(inner)} is there twice`
          : undefined;
    seen.add(key);
    return [...(sentence ? [{ node: name!, sentence }] : []), ...(value ? doubtful(value, inner) : [])];
  });
}

/** The line of what is wrong, or of the object in which something is missing. */
function lineOf(text: string, root: Node, path: readonly PropertyKey[]): number {
  for (let length = path.length; length; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length) as (string | number)[]);
    if (node) return placeOf(text, (node.parent?.type === 'property' ? node.parent : node).offset).line;
  }
  return placeOf(text, root.offset).line;
}

/**
 * Reads the text of a configuration: JSON, in which comments and commas at the end of lists are allowed.
 * @throws {ConfigError} each sentence begins with the line it is about
 */
export function readConfig(source: string): Config {
  const text = source.replace(/^\ufeff/, '');
  const { root, value, fault } = parseJson(text);
  if (!root || fault) throw new ConfigError([fault ?? 'the file is empty']);
  const twice = doubtful(root);
  if (twice.length)
    throw new ConfigError(
      twice.map(({ node, sentence }) => `line ${placeOf(text, node.offset).line}: ${sentence}`),
    );
  const config = check(value);
  if (Array.isArray(config))
    throw new ConfigError(
      config.map(({ path, sentence }) => `line ${lineOf(text, root, path)}: ${sentence}`),
    );
  return config;
}
