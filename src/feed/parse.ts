import Parser from 'rss-parser';

/**
 * A field of a feed or an item, as repair makes it: its attributes by name, and in capitals, where no attribute
 * of a feed can come in between, what repair says of it.
 */
export interface Field {
  [attribute: string]: string | undefined;
  /** Its name. */
  N: string;
  /** Its value: HTML. */
  V: string;
  /** What relative addresses in it stand on. */
  B?: string | undefined;
}

interface Level {
  /** What stands in the XML: digits, which are as good as a number here. */
  $: { w: number };
}

const parser = new Parser<object, Level>({
  customFields: { feed: [], item: [['$', '$', { keepArray: true }]] },
});

/**
 * Reads the items that repair has made XML of, with rss-parser.
 * @param store the fields that it refers to
 */
export async function parse(xml: string, store: Field[][]): Promise<Field[][]> {
  const { items } = await parser.parseString(`<rss version="2.0"><channel>${xml}</channel></rss>`);
  return items.map(({ $ }) => store[$.w] as Field[]);
}
