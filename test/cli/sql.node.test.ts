import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSql } from '../../src/cli/sql.ts';

const inserted = (text: string) => {
  const found = readSql(text);
  assert.ok(Array.isArray(found), JSON.stringify(found));
  return found.map(({ rows, ...more }) => ({
    ...more,
    rows: rows.map((row) => row.map((cell) => cell.text)),
  }));
};

describe('readSql', () => {
  it('reads what phpMyAdmin inserts, in several statements, with comments between them', () => {
    const text = `-- phpMyAdmin SQL Dump
/*!40101 SET NAMES utf8mb4 */;
INSERT INTO \`nv4_counter\` (\`c_type\`, \`c_val\`, \`c_count\`) VALUES
('total', 'hits', 98), -- here
('day', '01', 5);
INSERT INTO \`nv4_counter\` (\`c_type\`, \`c_val\`, \`c_count\`) VALUES ('day', '02', NULL);
`;
    const columns = ['c_type', 'c_val', 'c_count'];
    assert.deepEqual(inserted(text), [
      {
        table: 'nv4_counter',
        columns,
        rows: [
          ['total', 'hits', '98'],
          ['day', '01', '5'],
        ],
      },
      { table: 'nv4_counter', columns, rows: [['day', '02', '']] },
    ]);
  });

  it('reads what mysqldump inserts, with the columns of the definition', () => {
    const text = `CREATE TABLE \`nv4_counter\` (
  \`c_type\` varchar(100) NOT NULL,
  \`c_count\` int(11) unsigned NOT NULL DEFAULT '0',
  UNIQUE KEY \`c_type\` (\`c_type\`)
) ENGINE=MyISAM;
INSERT INTO \`nv4_counter\` VALUES ('total',98),('day',5);`;
    assert.deepEqual(inserted(text), [
      {
        table: 'nv4_counter',
        columns: ['c_type', 'c_count'],
        rows: [
          ['total', '98'],
          ['day', '5'],
        ],
      },
    ]);
  });

  it('reads texts with quotes, escapes, brackets and whatever looks like a statement', () => {
    const text = String.raw`INSERT INTO a VALUES ('it''s', 'it\'s', "say ""x""", 'a\nb\\', '); INSERT INTO b VALUES (1', -1.5);`;
    assert.deepEqual(inserted(text), [
      {
        table: 'a',
        columns: undefined,
        rows: [["it's", "it's", 'say "x"', 'a\nb\\', '); INSERT INTO b VALUES (1', '-1.5']],
      },
    ]);
  });

  it('finds nothing where nothing is inserted', () => assert.deepEqual(inserted('-- empty\nSELECT 1;'), []));

  const broken: [text: string, what: string][] = [
    ["INSERT INTO a VALUES ('x", 'a quote is not closed'],
    ['INSERT INTO a VALUES (1', 'a comma or a closing ) is expected here'],
    ['INSERT INTO a VALUES (,1)', 'a value is expected here'],
    ['INSERT INTO a SELECT 1', 'VALUES is expected here'],
    ['INSERT INTO a (b VALUES (1)', 'a closing ) is expected here'],
    ['INSERT INTO a VALUES 1', 'a row in ( … ) is expected here'],
  ];
  for (const [text, what] of broken)
    it(`says of ${text} that ${what}`, () => {
      const fault = readSql(text);
      assert.ok(!Array.isArray(fault));
      assert.equal(fault.what, what);
      assert.ok(fault.at > 0 && fault.at <= text.length);
    });

  it('reads a dump of many rows in linear time', { timeout: 20_000 }, () => {
    const row = `(1, '${"it''s ".repeat(100)}')`;
    const [only] = inserted(`INSERT INTO a VALUES ${Array.from({ length: 20_000 }, () => row).join(',\n')};`);
    assert.equal(only?.rows.length, 20_000);
  });
});
