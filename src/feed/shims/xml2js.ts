/**
 * Stands in for `xml2js` in the browser, over the platform's own XML parser. It knows as much as rss-parser
 * asks of it on our road: the frame that repair makes, of elements with one attribute, read into objects of arrays.
 */
interface Value {
  [name: string]: Value[] | { w: string | null };
}

function read(element: Element): Value {
  const value: Value = { $: { w: element.getAttribute('w') } };
  for (const child of element.children) ((value[child.nodeName] ??= []) as Value[]).push(read(child));
  return value;
}

export class Parser {
  parseString(xml: string, callback: (error: null, result: Record<string, Value>) => void): void {
    callback(null, { rss: read(new DOMParser().parseFromString(xml, 'text/xml').documentElement) });
  }
}
