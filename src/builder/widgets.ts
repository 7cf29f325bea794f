/** What an attribute takes. */
export type Kind = 'text' | 'number' | 'boolean' | 'choice';

export interface Attribute {
  name: string;
  kind: Kind;
  /** Of a choice. */
  values?: string[];
  default?: string;
  description: string;
}

export interface Widget {
  tag: string;
  /** Such as `article-list`. */
  name: string;
  description: string;
  attributes: Attribute[];
}

/** The part of a custom elements manifest that is read here. */
export interface Manifest {
  modules: readonly {
    declarations?: readonly {
      tagName?: string;
      description?: string;
      summary?: string;
      attributes?: readonly {
        name?: string;
        description?: string;
        type?: { text: string };
        default?: string;
      }[];
    }[];
  }[];
}

/** `'cards' | 'list'` → `['cards', 'list']`; numbers too, as of `precision`. */
const choicesOf = (type: string): string[] =>
  type
    .split('|')
    .map((part) => part.trim().replace(/^'|'$/g, ''))
    .filter((part) => part && part !== 'undefined');

/** A choice has words, or at least two numbers, in place of a type's name. */
const isChoice = (type: string): boolean =>
  type.split('|').filter((part) => /^\s*('[^']*'|[\d.]+)\s*$/.test(part)).length > 1;

/** Defaults that are text, a number or `true`; names of constants are none of the reader's business. */
const readable = (value: string | undefined): string | undefined =>
  value && /^('[^']+'|\d+(\.\d+)?)$/.test(value) && value !== '0' ? value.replace(/^'|'$/g, '') : undefined;

/** The widgets of a manifest with their attributes, in its order. */
export function widgetsOf({ modules }: Manifest): Widget[] {
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName)
    .map(({ tagName, description, summary, attributes = [] }) => ({
      tag: tagName!,
      name: tagName!.replace(/^ward-/, ''),
      description: summary ?? description ?? '',
      attributes: attributes
        // An attribute without a description is not for pages to set.
        .filter((attribute) => attribute.name && attribute.description)
        .map(({ name, type, default: given, description = '' }): Attribute => {
          const text = type?.text ?? 'string';
          const initial = readable(given);
          const kind = isChoice(text)
            ? 'choice'
            : /boolean/.test(text)
              ? 'boolean'
              : /number/.test(text)
                ? 'number'
                : 'text';
          return {
            name: name!,
            kind,
            ...(kind === 'choice' && { values: choicesOf(text) }),
            ...(initial !== undefined && { default: initial }),
            description: description.replace(/\s+/g, ' ').trim(),
          };
        }),
    }));
}
