import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { doors } from '../../src/builder/snippets.ts';
import { fromHash, initial, schemes, toHash, widths, type State } from '../../src/builder/state.ts';
import { colours, lengths, themes } from '../../src/builder/tokens.ts';
import { widgetsOf, type Attribute, type Manifest } from '../../src/builder/widgets.ts';

const manifest = new URL('../../dist/custom-elements.json', import.meta.url);
const widgets = widgetsOf(JSON.parse(readFileSync(manifest, 'utf8')) as Manifest);

const some = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const text = fc.string({ maxLength: 30, unit: 'grapheme' });
const colour = fc.stringMatching(/^#[0-9a-f]{6}$/);

const valueOf = ({ kind, values }: Attribute): fc.Arbitrary<string | true> =>
  kind === 'boolean' ? fc.constant(true as const) : values ? some(values) : text;

/** Any state that the page can be in. */
const anyState: fc.Arbitrary<State> = some(widgets).chain((widget) =>
  fc.record({
    language: some(['vi', 'en'] as const),
    widget: fc.constant(widget.name),
    attributes: fc.record(
      Object.fromEntries(widget.attributes.map((attribute) => [attribute.name, valueOf(attribute)])),
      { requiredKeys: [], noNullPrototype: true },
    ) as fc.Arbitrary<State['attributes']>,
    content: text,
    door: some(doors),
    base: text,
    service: text,
    theme: some(themes),
    scheme: some(schemes),
    colours: fc.record(Object.fromEntries(colours.map((name) => [name, fc.tuple(colour, colour)])), {
      requiredKeys: [],
      noNullPrototype: true,
    }),
    lengths: fc.record(
      Object.fromEntries(lengths.map((name) => [name, some(['12px', "'Noto Sans', serif", '0.5em'])])),
      { requiredKeys: [], noNullPrototype: true },
    ),
    width: some(widths),
  }),
);

describe('the state in the address', () => {
  it('comes out as it went in', () =>
    fc.assert(
      fc.property(anyState, (state) => {
        assert.deepEqual(fromHash(`#${toHash(state)}`, widgets, 'vi'), { ...state });
      }),
    ));

  it('is read from any rubbish without an error', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (rubbish) => {
        assert.ok(widgets.some(({ name }) => name === fromHash(rubbish, widgets, 'vi').widget));
      }),
    ));

  it('has no attributes that the widget does not know', () =>
    assert.deepEqual(
      fromHash('#widget=date-banner&a.onclick=alert(1)&a.style=x&a.portal=A', widgets, 'vi').attributes,
      { portal: 'A' },
    ));

  it('has no choices that are none', () =>
    assert.deepEqual(
      fromHash('#a.layout=spiral&door=window&theme=pink&width=9', widgets, 'vi'),
      initial('vi'),
    ));

  it('has no token that could end its declaration', () =>
    assert.deepEqual(
      fromHash('#l.radius=1px;}*{display:none&l.font-family=url(x)&c.text=red+blue', widgets, 'vi'),
      initial('vi'),
    ));

  it('is left alone where the address is too long to be one of ours', () =>
    assert.deepEqual(fromHash(`#widget=article&content=${'a'.repeat(9000)}`, widgets, 'en'), initial('en')));
});
