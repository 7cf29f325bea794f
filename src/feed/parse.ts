import Parser from 'rss-parser';
import type { Field } from './field.ts';

interface Item {
  /** What stands in the XML: digits, which are as good as a number here. An attribute that the parser knows. */
  'rdf:about': number;
}

const parser = new Parser<object, Item>();

/**
 * Reads the items that repair has made XML of, with rss-parser.
 * @param store the fields that they are about
 */
export async function parse(xml: string, store: Field[][]): Promise<Field[][]> {
  const { items } = await parser.parseString(`<rss version="2.0"><channel>${xml}</channel></rss>`);
  return items.map((item) => store[item['rdf:about']] as Field[]);
}
