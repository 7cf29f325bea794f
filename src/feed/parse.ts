import Parser from 'rss-parser';
import type { Field } from './field.ts';

interface Level {
  /** What stands in the XML: digits, which are as good as a number here. */
  $: { w: number };
}

const parser = new Parser<object, Level>({
  customFields: { item: [['$', '$', { keepArray: true }]] },
});

/**
 * Reads the items that repair has made XML of, with rss-parser.
 * @param store the fields that it refers to
 */
export async function parse(xml: string, store: Field[][]): Promise<Field[][]> {
  const { items } = await parser.parseString(`<rss version="2.0"><channel>${xml}</channel></rss>`);
  return items.map(({ $ }) => store[$.w] as Field[]);
}
