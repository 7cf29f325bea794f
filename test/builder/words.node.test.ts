import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { kinds, reasonOf } from '../../src/builder/reasons.ts';
import { contrast, defaultColours, defaultLengths, themeCss } from '../../src/builder/tokens.ts';
import { widgetsOf, type Manifest } from '../../src/builder/widgets.ts';
import { wordsOf } from '../../src/builder/words.attributes.ts';
import { words } from '../../src/builder/words.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const widgets = widgetsOf(JSON.parse(read('dist/custom-elements.json')) as Manifest);

describe('the words of the builder', () => {
  for (const { name, attributes } of widgets) {
    it(`name ${name} in both languages`, () => {
      assert.ok(words.vi.widgets[name]);
      assert.ok(words.en.widgets[name]);
    });
    it(`tell what every attribute of ${name} does, in Vietnamese too`, () =>
      assert.deepEqual(
        attributes.filter((attribute) => !wordsOf(name, attribute.name)).map((attribute) => attribute.name),
        [],
      ));
  }

  it('have a reason for every kind of failure', () => {
    const [, declared] = /type FeedErrorKind =([^;]+);/.exec(read('src/contract/problem.ts')) ?? [];
    const all = [...(declared ?? '').matchAll(/'([\w-]+)'/g)].map(([, kind]) => kind!);
    assert.ok(all.length >= 7);
    for (const kind of all) {
      assert.ok(kinds.includes(kind), kind);
      for (const language of ['vi', 'en'] as const)
        assert.ok(reasonOf({ kind, status: 404, url: 'https://a.vn/' }, language).length > 30, kind);
    }
  });
});

describe('the tokens of the builder', () => {
  it("begin with the widgets' own values", () => {
    const styles = read('src/styles/host.styles.ts').replace(/\s+/g, ' ');
    for (const [name, value] of Object.entries(defaultColours))
      assert.ok(styles.includes(`var(--ward-color-${name}, ${value})`), name);
    for (const name of ['font-family', 'font-size', 'radius'] as const)
      assert.ok(styles.includes(`var(--ward-${name}, ${defaultLengths[name]})`), name);
  });

  it('measure contrast as WCAG does', () => {
    assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
    assert.equal(contrast([119, 119, 119], [255, 255, 255]).toFixed(2), '4.48');
  });

  it('become a style sheet that old browsers read too', () =>
    assert.equal(
      themeCss(':root', { accent: ['#112233', '#aabbcc'] }, { radius: '2px' }),
      `:root {
  --ward-color-accent: #112233;
  --ward-radius: 2px;
}

@supports (color: light-dark(red, red)) {
  :root {
    --ward-color-accent: light-dark(#112233, #aabbcc);
  }
}
`,
    ));
});
