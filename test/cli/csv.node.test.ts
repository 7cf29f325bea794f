import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csvLine, readCsv, unguarded } from '../../src/cli/csv.ts';

const texts = (text: string) => {
  const records = readCsv(text);
  assert.ok(Array.isArray(records), JSON.stringify(records));
  return records.map((record) => record.map((cell) => cell.text));
};

describe('readCsv', () => {
  const cases: [name: string, text: string, records: string[][]][] = [
    ['nothing', '', []],
    ['white space', '\n\r\n  \n', []],
    [
      'values',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'an end of the last line, or none',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'lines ended by CR alone',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty values',
      ',\n,,',
      [
        ['', ''],
        ['', '', ''],
      ],
    ],
    ['quotes', '"a","b ""c""",""', [['a', 'b "c"', '']]],
    ['a quote first and last', '"""a""",b', [['"a"', 'b']]],
    [
      'separators and line ends in quotes',
      '"a,b","c\r\nd"\ne,f',
      [
        ['a,b', 'c\r\nd'],
        ['e', 'f'],
      ],
    ],
    [
      'semicolons, as a Vietnamese Excel writes them',
      'a;b\n"1,5";2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'white space around values',
      'a , b\n 1,2 ',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['one column', 'a\n1\n\n2', [['a'], ['1'], ['2']]],
  ];
  for (const [name, text, records] of cases)
    it(`reads ${name}`, () => assert.deepEqual(texts(text), records));

  it('knows where each value begins', () => {
    const text = 'a,b\r\n1,"2"';
    const records = readCsv(text);
    assert.ok(Array.isArray(records));
    assert.deepEqual(
      records.flat().map(({ at }) => text[at]),
      ['a', 'b', '1', '"'],
    );
  });

  it('says where a quote is not closed, and where something stands after one', () => {
    assert.deepEqual(readCsv('a\n"b'), { at: 2, what: 'a double quote is not closed' });
    assert.deepEqual(readCsv('"a"b'), { at: 3, what: 'the value goes on after its closing double quote' });
  });

  it('reads a long file of quotes in linear time', { timeout: 10_000 }, () => {
    assert.equal(texts('""""'.repeat(1_000_000)).flat().join('').length > 0, true);
    assert.equal(texts('a,"b"\r\n'.repeat(300_000)).length, 300_000);
  });
});

describe('csvLine', () => {
  it('quotes as RFC 4180 has it, and ends a line with CR LF', () => {
    assert.equal(csvLine(['a', 1.5, 'b,c', 'say "d"', 'e\nf']), 'a,1.5,"b,c","say ""d""","e\nf"\r\n');
  });

  it('lets no text begin as a formula', () => {
    for (const text of ['=1+1', '+1', '-1', '@A1', '\t=1', '\r=1'])
      assert.equal(texts(csvLine(['x', text]))[0]![1], `'${text}`.trim());
  });

  it('is read again as it was, whatever it is', () => {
    const value = fc.string({ unit: fc.constantFrom('a', "'", '=', '"', ',', ';', '\n', '\r', 'ơ', '-') });
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 4 }), (values) => {
        const head = values.map((_, at) => `c${at}`);
        const [, record] = texts(csvLine(head) + csvLine(values));
        assert.deepEqual(record?.map(unguarded), values);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});
