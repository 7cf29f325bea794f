import { expect } from '@open-wc/testing';
import { FeedError, readFeed } from '../../src/feed/index.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const loaded = () => performance.getEntriesByType('resource').some(({ name }) => name.includes('rss-parser'));

const words = 'Hội nghị tổng kết công tác cải cách hành chính của phường trong năm qua. ';

/** A feed of ordinary items, of about a kilobyte each. */
const longFeed = (items: number) =>
  `<rss version="2.0"><channel><title>Tin</title>${Array.from(
    { length: items },
    (_none, index) =>
      `<item><title>Tin ${index}</title><link>https://phuong.example.vn/tin/${index}</link><description><![CDATA[<p><img src="/anh/${index}.jpg">${words.repeat(10)}</p>]]></description><pubDate>31/05/2024 08:30:00</pubDate></item>`,
  ).join('')}</channel></rss>`;

describe('readFeed in the browser', () => {
  // The first test, while nothing has asked for XML yet.
  it('does not load the XML reader for a JSON Feed', async () => {
    const feed = await readFeed(
      bytes('{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"Tin"}]}'),
    );
    expect(feed.items[0]?.title).to.equal('Tin');
    expect(loaded()).to.equal(false);
  });

  it('loads the XML reader for the first XML feed', async () => {
    const feed = await readFeed(bytes('<rss><channel><item><title>Tin</title></item></channel></rss>'));
    expect(feed.items[0]?.title).to.equal('Tin');
    expect(loaded()).to.equal(true);
  });

  it('decodes every character reference of HTML with the platform', async () => {
    const feed = await readFeed(
      bytes('<rss><channel><title>&hellip;&nbsp;&#146;&Tab;&lt;&bogus;</title></channel></rss>'),
    );
    expect(feed.title).to.equal('… ’ <&bogus;');
  });

  it('reads a megabyte in slices, and prints its long tasks', async function () {
    this.timeout(20_000);
    const input = bytes(longFeed(1000));
    expect(input.length).to.be.above(1_000_000);
    await readFeed(bytes(longFeed(300)));
    const long: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) long.push(duration);
    });
    observer.observe({ type: 'longtask' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    long.length = 0;
    const begun = performance.now();
    const feed = await readFeed(input);
    const time = performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, 100));
    observer.disconnect();
    expect(feed.items.length).to.equal(1000);
    console.log(`1 MB read in ${time.toFixed()} ms, long tasks: ${long.join(', ') || 'none'}`);
    // A loaded machine stretches every task: a guard against freezing, not a measurement.
    expect(Math.max(0, ...long)).to.be.below(1000);
  });

  it('rejects with a FeedError whose kind says why', async () => {
    const error: unknown = await readFeed(bytes('<!doctype html><html></html>'), {
      url: 'https://a.example/',
    }).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(FeedError);
    expect((error as FeedError).kind).to.equal('not-a-feed');
    expect((error as FeedError).url).to.equal('https://a.example/');
  });
});
