import Parser from 'rss-parser';

/** A field of a feed or an item, as repair carries it. */
export interface Field {
  name: string;
  /** HTML. */
  value: string;
  attributes: Partial<Record<string, string>>;
}

/** An element as both XML readers give it: a string where it has no attributes. */
interface Carried {
  _?: string;
  $: Partial<Record<string, string>>;
}

interface Level {
  w?: Carried[];
}

// The typings know arrays for items only.
const carried = ['w', 'w', { keepArray: true }];
const parser = new Parser<Level, Level>({
  customFields: { feed: [carried as unknown as 'w'], item: [carried] },
});

const fieldsOf = ({ w = [] }: Level): Field[] =>
  w.map(({ _: value = '', $: attributes }) => ({ name: attributes['N'] ?? '', value, attributes }));

/** Reads repaired XML with rss-parser. */
export async function parse(xml: string): Promise<{ feed: Field[]; items: Field[][] }> {
  const feed = await parser.parseString(xml);
  return { feed: fieldsOf(feed), items: feed.items.map(fieldsOf) };
}
