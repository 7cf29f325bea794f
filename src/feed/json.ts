import { escapeMarkup } from './entities.ts';
import type { Field } from './parse.ts';

const isObject = (value: unknown): value is Record<string, unknown> => !!value && typeof value === 'object';
const scalar = (value: unknown): string => (/^[snb]/.test(typeof value) ? String(value) : '');

/** The members of a JSON object as fields: one for each value of a list; an object's members as attributes. */
function fieldsOf(object: unknown): Field[] {
  const fields: Field[] = [];
  if (isObject(object)) {
    for (const name in object) {
      for (const value of [object[name]].flat()) {
        const text = scalar(value);
        fields.push({
          name,
          value: /^(content_html|id)$/.test(name) ? text : escapeMarkup(text),
          attributes: isObject(value)
            ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, scalar(inner)]))
            : {},
        });
      }
    }
    fields.push(...fieldsOf(object['_ward']));
  }
  return fields;
}

/** A JSON Feed as fields, or undefined where the text is none. */
export function readJson(text: string): { feed: Field[]; items: Field[][] } | undefined {
  try {
    const { items, ...feed } = JSON.parse(text) as { items: unknown[] };
    return { feed: fieldsOf(feed), items: items.filter(isObject).map(fieldsOf) };
  } catch {
    return;
  }
}
