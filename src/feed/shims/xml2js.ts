/**
 * Stands in for `xml2js` in the browser, over the platform's own XML parser. It knows as much as rss-parser
 * asks of it on our road: repaired, shallow XML, read into objects of arrays.
 */
interface Value {
  [name: string]: Value[] | Record<string, string> | string;
}

function read(element: Element): Value {
  const value: Value = {
    $: Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value])),
  };
  for (const child of element.children) ((value[child.nodeName] ??= []) as Value[]).push(read(child));
  value['_'] = element.textContent;
  return value;
}

export class Parser {
  parseString(xml: string, callback: (error: null, result: Record<string, Value>) => void): void {
    const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
    callback(null, { [root.nodeName]: read(root) });
  }
}
