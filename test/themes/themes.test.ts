import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/article-card/article-card.define.ts';
import type { WardArticleCardElement } from '../../src/elements/article-card/article-card.ts';
import { inside } from '../helpers/find.ts';

const ADDRESS = new URL('../../src/themes/themes.css', import.meta.url).href;

/** A card inside an element with these attributes, itself with others. */
async function card(around: Record<string, string>, own: Record<string, string> = {}): Promise<Element> {
  const page = await fixture(html`<div><ward-article-card headline="Tin"></ward-article-card></div>`);
  const element = page.querySelector<WardArticleCardElement>('ward-article-card')!;
  await element.updateComplete;
  for (const [name, value] of Object.entries(around)) page.setAttribute(name, value);
  for (const [name, value] of Object.entries(own)) element.setAttribute(name, value);
  return inside(element).getByRole('article');
}

const groundOf = (element: Element): string => getComputedStyle(element).backgroundColor;
const cornerOf = (element: Element): string => getComputedStyle(element).borderTopLeftRadius;

const WHITE = 'rgb(255, 255, 255)';
const DARK = 'rgb(34, 34, 34)';
const DARK_RED = 'rgb(34, 23, 20)';

describe('themes.css', () => {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: ADDRESS });
  before(async () => {
    document.head.append(link);
    await new Promise((resolve) => link.addEventListener('load', resolve));
  });
  after(() => link.remove());

  const theme = { 'data-ward-theme': 'government' };
  const dark = { 'data-ward-scheme': 'dark' };

  it('changes nothing where the page names no theme', async () => {
    const element = await card({});
    expect([cornerOf(element), groundOf(element)]).to.deep.equal(['8px', WHITE]);
  });

  it('reaches widgets from any ancestor', async () => {
    expect(cornerOf(await card(theme))).to.equal('3px');
  });

  it('reaches a widget by its own attribute', async () => {
    expect(cornerOf(await card({}, theme))).to.equal('3px');
  });

  it('has the nearest theme win', async () => {
    expect(cornerOf(await card(theme, { 'data-ward-theme': 'civic' }))).to.equal('14px');
  });

  it('is left for the looks that widgets have by themselves', async () => {
    const element = await card({ ...theme, ...dark }, { 'data-ward-theme': 'default' });
    expect([cornerOf(element), groundOf(element)]).to.deep.equal(['8px', DARK]);
  });

  it('stays light on a page that says nothing of dark colours', async () => {
    expect(groundOf(await card(theme))).to.equal(WHITE);
  });

  it('is dark where the page is', async () => {
    expect(groundOf(await card({ ...theme, style: 'color-scheme: dark' }))).to.equal(DARK_RED);
  });

  it('is dark where it is asked to be, without a theme too', async () => {
    expect(groundOf(await card({ ...theme, ...dark }))).to.equal(DARK_RED);
    expect(groundOf(await card({}, dark))).to.equal(DARK);
  });

  it('is light on a dark page where it is asked to be', async () => {
    const element = await card({ style: 'color-scheme: dark' }, { ...theme, 'data-ward-scheme': 'light' });
    expect(groundOf(element)).to.equal(WHITE);
  });

  it('gives text on the page itself a ground to be read on', async () => {
    const page = (await card({ ...theme, ...dark })).getRootNode() as ShadowRoot;
    const { backgroundColor, color } = getComputedStyle(page.host.parentElement!);
    expect([backgroundColor, color]).to.deep.equal([DARK_RED, 'rgb(247, 236, 226)']);
  });

  describe('rule by rule', () => {
    type Tokens = Record<string, string>;

    /** Theme → its tokens, of the rules at one level of the sheet. */
    const themesOf = (rules: CSSRuleList): Record<string, Tokens> =>
      Object.fromEntries(
        [...rules]
          .filter((rule) => rule instanceof CSSStyleRule && rule.selectorText.includes('data-ward-theme'))
          .map((rule) => {
            const { selectorText, style } = rule as CSSStyleRule;
            const names = [...style].filter((name) => name.startsWith('--'));
            return [
              /"(.*)"/.exec(selectorText)![1],
              Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name).trim()])),
            ];
          }),
      );
    const rules = () => link.sheet!.cssRules;
    const both = () => [...rules()].find((rule) => rule instanceof CSSSupportsRule)!.cssRules;

    it('has every theme set the same tokens, so that one leaves nothing of another', () => {
      const [first, ...others] = Object.values(themesOf(rules())).map((tokens) => Object.keys(tokens).sort());
      expect(others).to.have.length(3);
      for (const tokens of others) expect(tokens).to.deep.equal(first);
    });

    it('has the same light colours for browsers from before light-dark()', () => {
      const plain = themesOf(rules());
      const themes = Object.entries(themesOf(both()));
      expect(themes.map(([name]) => name)).to.deep.equal(['government', 'civic', 'contrast']);
      for (const [name, tokens] of themes) {
        expect(Object.keys(tokens)).to.have.length(7);
        for (const [token, value] of Object.entries(tokens))
          expect(plain[name]![token], `${name} ${token}`).to.equal(/^light-dark\((.+?),/.exec(value)?.[1]);
      }
    });
  });
});
