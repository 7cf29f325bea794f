import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const sources = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|css)$/.test(name))
  .map((name) => [name, read(`src/${name}`)] as const);
/** What the style sheets of the elements say, without what is written about them. */
const styles = sources
  .filter(([name]) => /^(elements|styles)\//.test(name))
  .map(([, text]) => text.replace(/\/\*[^]*?\*\//g, ''));

const all = (texts: readonly string[], pattern: RegExp): string[] =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, found]) => found!)))].sort();

const used = all(styles, /var\(\s*(--ward-[\w-]+)/g);
const documented = all(
  sources.map(([, text]) => text),
  /@cssprop \[(--ward-[\w-]+)/g,
);

describe('tokens', () => {
  it('are documented where they are used, and used where they are documented', () => {
    assert.ok(used.length > 10);
    assert.deepEqual(documented, used);
  });

  it('have the default that is documented', () => {
    const fallback = new Map(
      styles.flatMap((text) =>
        [...text.matchAll(/var\(\s*(--ward-[\w-]+),\s*(?:light-dark\()?([^,)]+)/g)].map(
          ([, name, value]) => [name!, value!] as const,
        ),
      ),
    );
    for (const [, text] of sources)
      for (const [, name, value] of text.matchAll(/@cssprop \[(--ward-[\w-]+)=([^\]]+)\]/g))
        assert.equal(value, fallback.get(name!), name);
  });

  for (const readme of ['README.md', 'README.vi.md'])
    it(`are all in ${readme}`, () => {
      assert.deepEqual(all([read(readme)], /^\| `(--ward-[\w-]+)`/gm), used);
    });

  it('are all that themes.css sets', () => {
    const set = all([read('src/themes/themes.css')], /(--ward-[\w-]+):/g);
    assert.deepEqual(
      set.filter((name) => !used.includes(name)),
      [],
    );
  });
});

describe('sizes', () => {
  it('never follow the font size of the page’s root', () => {
    for (const [name, text] of sources) assert.doesNotMatch(text, /\d(rem|rlh|rex|rch)\b/, name);
  });
});
