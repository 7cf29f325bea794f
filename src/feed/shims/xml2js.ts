/**
 * Stands in for `xml2js` in the browser. It knows as much as rss-parser asks of it on our road: the frame that
 * repair makes, one channel of items with one attribute. No parser of the browser's: a page with Trusted Types
 * would have to trust it with the feed.
 */
export class Parser {
  parseString(xml: string, callback: (error: null, result: object) => void): void {
    const item = [...xml.matchAll(/t="(\d+)/g)].map(([, about]) => ({ $: { 'rdf:about': about } }));
    callback(null, { rss: { channel: [{ item }] } });
  }
}
