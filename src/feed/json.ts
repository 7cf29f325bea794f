import type { Field } from './parse.ts';

const isObject = (value: unknown): value is Record<string, unknown> => !!value && typeof value === 'object';
/** Half of a surrogate pair, which no address can carry. */
const lone = /[\ud800-\udfff]/gu;
const scalar = (value: unknown): string =>
  /^[snb]/.test(typeof value) ? String(value).replace(lone, '\ufffd') : '';

/** The members of a JSON object as fields: one for each value of a list; an object's members as attributes. */
function fieldsOf(object: unknown): Field[] {
  if (!isObject(object)) return [];
  const fields = Object.entries(object).flatMap(([N, values]) =>
    [values].flat().map((value): Field => {
      const V = scalar(value);
      return {
        ...(isObject(value) &&
          Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, scalar(inner)]))),
        N,
        V: /^(content_html|id)$/.test(N) ? V : V.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
      };
    }),
  );
  return [...fields, ...fieldsOf(object['_ward'])];
}

/**
 * A JSON Feed as fields.
 * @throws whatever comes, where the text is none
 */
export function readJson(text: string): { feed: Field[]; items: Field[][] } {
  const { items, ...feed } = JSON.parse(text) as { items: unknown[] };
  return { feed: fieldsOf(feed), items: items.filter(isObject).map(fieldsOf) };
}
