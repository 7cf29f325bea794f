import type { $ZodIssue } from 'zod/v4/core';
import { configSchema, feedSchema, limitsSchema, siteSchema } from './schema.ts';

/** What is wrong with a configuration, in sentences that begin with the key. */

/** A fault, and where it is. */
export interface Fault {
  path: readonly PropertyKey[];
  sentence: string;
}

/** `sites.tay-son.origins[0]` */
export const keyOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at ? '.' : ''}${String(part)}`))
    .join('');

const MAX_SHOWN = 80;

/** A value as it is written, without passwords, and no longer than a line. */
function shown(value: unknown): string {
  const text = (JSON.stringify(value) ?? 'nothing').replace(/(:\/\/)[^/@\s"]*@/, '$1…@');
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** The words of a kind of value. */
const kinds: Record<string, string> = {
  object: 'an object { … }',
  record: 'an object { … }',
  array: 'a list [ … ]',
  string: 'text in quotes',
  boolean: 'true or false',
  number: 'a number',
};

const keysOf = ({ shape }: { shape: object }): string[] => Object.keys(shape);

/** Where settings stand, and which. */
const places = [
  {
    in: 'the outermost level',
    is: (path: readonly PropertyKey[]) => !path.length,
    keys: keysOf(configSchema),
  },
  {
    in: 'a site',
    is: ([first, , more]: readonly PropertyKey[]) => first === 'sites' && !more,
    keys: keysOf(siteSchema),
  },
  {
    in: 'a feed',
    is: ([first, , more]: readonly PropertyKey[]) => first === 'feeds' && !more,
    keys: keysOf(feedSchema),
  },
  { in: 'limits', is: ([first]: readonly PropertyKey[]) => first === 'limits', keys: keysOf(limitsSchema) },
];

/** How many letters have to be changed, added, left out or swapped with their neighbour to make one word of the other. */
function distance(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, row) => [row]);
  for (let column = 1; column <= other.length; column++) rows[0]![column] = column;
  for (let row = 1; row <= one.length; row++)
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      rows[row]![column] = Math.min(
        rows[row - 1]![column]! + 1,
        rows[row]![column - 1]! + 1,
        rows[row - 1]![column - 1]! + (same ? 0 : 1),
        swapped ? rows[row - 2]![column - 2]! + 1 : Infinity,
      );
    }
  return rows[one.length]![other.length]!;
}

/** A name without what people write it in different ways with. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '');

/** The setting that somebody has meant, where it is near enough. */
function nearest(name: string, keys: readonly string[]): string | undefined {
  const most = name.length < 5 ? 1 : 2;
  return keys
    .map((key) => ({ key, far: distance(plain(name), plain(key)) }))
    .filter(({ far }) => far <= most)
    .sort((one, other) => one.far - other.far)[0]?.key;
}

function unknownKey(path: readonly PropertyKey[], name: string): string {
  const begin = `${keyOf([...path, name])} is no setting`;
  const here = places.find(({ is }) => is(path));
  const meant = here && nearest(name, here.keys);
  if (meant) return `${begin}: did you mean "${meant}"?`;
  const elsewhere = places.filter((place) => place !== here && place.keys.includes(name));
  return elsewhere.length
    ? `${begin} here: it belongs into ${elsewhere.map((place) => place.in).join(' or ')}`
    : begin;
}

/** One that wrote a site's settings where the ids of sites stand. */
function misplaced([group, name, ...more]: readonly PropertyKey[]): string | undefined {
  const keys = { sites: keysOf(siteSchema), feeds: keysOf(feedSchema) }[String(group)];
  if (more.length || !keys?.includes(String(name))) return undefined;
  const [what, id] = group === 'sites' ? ['a site', 'tay-son'] : ['a feed', 'tin-tuc'];
  return `${keyOf([group!, name!])} stands in no object of its own: ${what} is written under its id, such as "${String(group)}": { "${id}": { "${String(name)}": … } }`;
}

/**
 * The sentences of one fault.
 * @param given the value at its path
 */
export function sentencesOf(issue: $ZodIssue, given: unknown): Fault[] {
  const { path, message } = issue;
  const key = keyOf(path) || 'the configuration';
  const one = (sentence: string): Fault[] => [{ path, sentence }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => ({ path: [...path, name], sentence: unknownKey(path, name) }));
    case 'invalid_key':
      return one(
        `${keyOf(path.slice(0, -1))}: ${shown(path.at(-1))} is no id: it takes ${issue.issues[0]?.message ?? 'letters'}`,
      );
    case 'invalid_type': {
      if (given === undefined) return one(`${key} is missing`);
      const misplacedHere = misplaced(path);
      if (misplacedHere) return one(misplacedHere);
      if (!message.startsWith('takes ')) {
        return one(`${key} takes ${kinds[issue.expected] ?? issue.expected}, not ${shown(given)}`);
      }
      break;
    }
    case 'invalid_value':
      return one(`${key} takes ${issue.values.map(shown).join(' or ')}, not ${shown(given)}`);
    case 'too_small':
    case 'too_big':
      if (issue.origin === 'string')
        return one(
          issue.code === 'too_small'
            ? `${key} is empty`
            : `${key} is longer than ${issue.maximum} characters`,
        );
  }
  return one(
    message.startsWith('takes ')
      ? `${key} ${message}, not ${shown(given)}`
      : `${key} is ${shown(given)}, which ${message}`,
  );
}
