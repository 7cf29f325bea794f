import { expect } from '@open-wc/testing';
import { readFeed, type FeedError } from '../../src/feed/index.ts';
import { isWebKit } from '../helpers/browser.ts';

interface Case {
  id: string;
  options: object;
  bytes: string;
  answer: unknown;
}

describe('the feeds of ../shared/cases', () => {
  it('are read in the browser exactly as in Node', async function () {
    this.timeout(60_000);
    const response = await fetch('/__cases/all.json');
    if (!response.ok) {
      console.log('cases: ../shared/cases is absent, skipped');
      this.skip();
    }
    const cases = (await response.json()) as Case[];
    expect(cases.length).to.be.above(0);
    const different: string[] = [];
    for (const { id, options, bytes, answer } of cases) {
      const found: unknown = await readFeed(
        Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)),
        options,
      ).catch((error: FeedError) => ({ kind: error.kind ?? String(error) }));
      const [here, there] = [found, answer].map((value) => JSON.stringify(value, null, 1).split('\n'));
      const line = here?.findIndex((text, index) => text !== there?.[index]) ?? -1;
      // WebKit knows this charset, which is none of the standard's.
      const better = isWebKit && id.endsWith('xml_obscure_encoding');
      if (!better && (here?.length !== there?.length || line >= 0)) {
        different.push(`${id}: ${here?.[line] ?? ''} and not ${there?.[line] ?? ''}`);
      }
    }
    console.log(`cases: ${cases.length} feeds compared`);
    expect(different, different.join('\n')).to.deep.equal([]);
  });
});
