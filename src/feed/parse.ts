import Parser from 'rss-parser';

/**
 * A field of a feed or an item, as repair carries it: its attributes by name, and in capitals, where no attribute
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
  w?: string[];
}

// The typings know arrays for items only.
const carried = [['w', 'w', { keepArray: true }]];
const parser = new Parser<Level, Level>({
  customFields: { feed: carried as unknown as 'w'[], item: carried },
});

const fieldsOf = ({ w = [] }: Level) => w.map((json) => JSON.parse(json) as Field);

/** Reads fields and items that repair has made XML of, with rss-parser. */
export async function parse(xml: string): Promise<{ feed: Field[]; items: Field[][] }> {
  const feed = await parser.parseString(`<rss version="2.0"><channel>${xml}</channel></rss>`);
  return { feed: fieldsOf(feed), items: feed.items.map(fieldsOf) };
}
