import { Field } from './field.ts';

const isObject = (value: unknown): value is Record<string, unknown> => !!value && typeof value === 'object';
/** Half of a surrogate pair, which no address can carry. */
const lone = /[\ud800-\udfff]/gu;
const scalar = (value: unknown): string =>
  /^[snb]/.test(typeof value) ? String(value).replace(lone, '\ufffd') : '';

/** What RSS and Atom call it. */
const names: Record<string, string> = {
  attachments: 'enclosure',
  authors: 'author',
  banner_image: 'logo',
  content_html: 'content',
  date_modified: 'modified',
  date_published: 'published',
  feed_url: 'link',
  home_page_url: 'link',
  image_credit: 'media:credit',
  tags: 'category',
};

/** The members of a JSON object as fields: one for each value of a list; an object's members as attributes. */
function fieldsOf(object: unknown): Field[] {
  if (!isObject(object)) return [];
  const fields = Object.entries(object).flatMap(([name, values]) =>
    [values].flat().map((value): Field => {
      const text = scalar(value);
      const isMarkup = /^(content_html|id)$/.test(name);
      const field = new Field(
        names[name] ?? name,
        undefined,
        isMarkup ? text : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
      );
      if (isObject(value)) {
        for (const [key, inner] of Object.entries(value)) {
          // In capitals is what a field says of itself.
          if (!/^[A-Z]$/.test(key)) field[key] = scalar(inner);
        }
      }
      if (name === 'feed_url') field['rel'] = 'self';
      return field;
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
