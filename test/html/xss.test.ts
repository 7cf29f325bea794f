import { expect } from '@open-wc/testing';
import type { Article } from '../../src/contract/feed.ts';
import { rebuild } from '../../src/html/rebuild.ts';
import { sanitize } from '../../src/html/sanitize.ts';
import { isWebKit } from '../helpers/browser.ts';
import { callsIn, hits, holdsSomething, serialised, type Payload, type Rules } from './judge.ts';

const sanitisers = { 'the Sanitizer of the browser': true, DOMPurify: false };
/** In one live page. A page that makes a call is taken apart to find out which. */
const batch = 100;

describe('the payloads of ../shared/cases/xss.json', function () {
  this.timeout(60_000);
  let rules: Rules;
  let payloads: Payload[] = [];
  const outputs = new Map<boolean, string[]>();

  const outputsOf = async (native: boolean) => {
    const found = outputs.get(native) ?? [];
    if (!found.length) {
      for (const { payload } of payloads) {
        found.push(serialised(await sanitize(payload, { base: `${location.origin}/none/`, native })));
      }
      outputs.set(native, found);
    }
    return found;
  };

  before(async function () {
    const response = await fetch('/__cases/xss.json');
    if (!response.ok) {
      console.log('cases: ../shared/cases is absent, skipped');
      this.skip();
    }
    ({ rules, payloads } = (await response.json()) as { rules: Rules; payloads: Payload[] });
    expect(payloads.length).to.be.above(1000);
    console.log(`cases: ${payloads.length} payloads sanitised, each in two ways`);
  });

  it('break the rules as they come, or the judge would be blind', () => {
    const unseen = payloads.filter(({ payload, judge }) => judge.length && !hits(payload, rules).length);
    expect(unseen.map(({ id }) => id)).to.deep.equal([]);
  });

  it('make calls in the live page as they come, or the page would be deaf', async () => {
    expect(await callsIn('<img src="/none/x" onerror="alert(1)">')).to.include('alert');
    // An event that WebKit does not have.
    if (!isWebKit) expect(await callsIn('<p onpointerrawupdate="fetch(1)">x</p>')).to.include('fetch');
    expect(await callsIn('<iframe srcdoc="<script>parent.eval(1)</script>"></iframe>')).to.include('eval');
    expect(await callsIn('<p>x</p>')).to.deep.equal([]);
  });

  for (const [name, native] of Object.entries(sanitisers)) {
    it(`keep to every rule after ${name}`, async () => {
      const rejected = (await outputsOf(native)).flatMap((output, index) => {
        const found = hits(output, rules);
        return found.length ? [`${payloads[index]?.id}: ${found.join(' ')}`] : [];
      });
      expect(rejected).to.deep.equal([]);
    });

    it(`make no call in a live page after ${name}`, async () => {
      const found = await outputsOf(native);
      const pages = [];
      for (let from = 0; from < found.length; from += batch) pages.push(found.slice(from, from + batch));
      const calling = [];
      const calls = await Promise.all(pages.map((outputs) => callsIn(outputs.join('<hr>'))));
      for (const [page, made] of calls.entries()) {
        if (!made.length) continue;
        for (const [index, output] of pages[page]!.entries()) {
          const own = await callsIn(output);
          if (own.length) calling.push(`${payloads[page * batch + index]?.id}: ${own.join(' ')}`);
        }
        if (!calling.length) calling.push(`together, from ${page * batch}: ${made.join(' ')}`);
      }
      expect(calling).to.deep.equal([]);
    });

    it(`are not emptied by ${name} where they are harmless`, async () => {
      const found = await outputsOf(native);
      const emptied = payloads.filter(
        ({ kind, payload }, index) =>
          kind === 'benign' && holdsSomething(payload) && !holdsSomething(found[index]!),
      );
      expect(emptied.map(({ id }) => id)).to.deep.equal([]);
    });
  }

  it('come out of both alike', async () => {
    const [one, other] = [await outputsOf(true), await outputsOf(false)];
    const different = payloads.flatMap(({ id }, index) =>
      one[index] === other[index] ? [] : [`${id}: ${one[index]} and not ${other[index]}`],
    );
    expect(different, different.join('\n')).to.deep.equal([]);
  });

  it('keep to every rule when the nodes are only rebuilt, were both sanitisers to fail', () => {
    const rejected = payloads.filter(({ payload }) => {
      const inert = document.implementation.createHTMLDocument('');
      const box = inert.createElement('div');
      box.innerHTML = payload;
      return hits(serialised(rebuild(box, { document: inert })), rules).length;
    });
    expect(rejected.map(({ id }) => id)).to.deep.equal([]);
  });

  it('keep to every rule and come out alike when they are cut and mixed', async () => {
    // Always the same numbers, so that a failure can be seen again.
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const glue =
      '<table>|<svg>|<math><mtext>|</p>|<p>|<b>|</b>|<a href=x>|<form>|<select>|<!--|-->|<style>|</style>|<noscript>|' +
      '</noscript>|<template>|<font>|<x-embed src=y>|</div>|<td>|"|\'|>|<|<desc>|<title>|<frameset>|</body>|<plaintext>';
    const wrong: string[] = [];
    for (let round = 0; round < 1000; round++) {
      const html = Array.from({ length: 4 }, () => {
        const { payload } = payloads[random(payloads.length)]!;
        const from = random(payload.length + 1);
        return (random(2) ? payload : payload.slice(from, from + 60)) + glue.split('|')[random(30)];
      }).join('');
      const [one, other] = await Promise.all(
        [true, false].map(async (native) => serialised(await sanitize(html, { native }))),
      );
      if (one !== other || hits(one!, rules).length) wrong.push(html);
    }
    expect(wrong, wrong.join('\n')).to.deep.equal([]);
  });
});

describe('the article bodies of ../shared/cases', function () {
  this.timeout(60_000);

  it('come out of both sanitisers alike', async function () {
    const response = await fetch('/__cases/all.json');
    if (!response.ok) this.skip();
    const cases = (await response.json()) as { answer: { items?: Article[] } }[];
    const bodies = cases.flatMap(({ answer }) =>
      (answer.items ?? []).flatMap(({ content_html: html, url: base }) => (html ? [{ html, base }] : [])),
    );
    expect(bodies.length).to.be.above(300);
    const different: string[] = [];
    for (const { html, base } of bodies) {
      const [one, other] = await Promise.all(
        [true, false].map(async (native) => serialised(await sanitize(html, { base, native }))),
      );
      if (one !== other) different.push(`${one} and not ${other}`);
    }
    console.log(`cases: ${bodies.length} bodies compared`);
    expect(different, different.join('\n')).to.deep.equal([]);
  });
});
