import type { Cell, FileFault } from './csv.ts';

/** The `INSERT` statements of a dump of MySQL or MariaDB, as phpMyAdmin and mysqldump write it. */

/** Rows that were inserted into a table. */
export interface Inserted {
  table: string;
  /** Names of the columns, where the statement or the table's definition says them. */
  columns: string[] | undefined;
  rows: Cell[][];
}

/** White space and comments, in linear time. */
const GAP = /(?:\s|--[^\n]*(?:\n|$)|#[^\n]*(?:\n|$)|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*/y;
const NAME = /`([^`]*)`|"([^"]*)"|(\w+)/y;
const WORD = /NULL|[-+.\w]+/iy;

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', 0: '\0', Z: '\x1a' };

/** Walks through a text. */
class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** What a sticky expression finds here, if anything. */
  take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text);
    if (found) this.at = expression.lastIndex;
    return found;
  }

  /** Passes a mark, white space before it. */
  pass(mark: string): boolean {
    this.take(GAP);
    if (!this.text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    return true;
  }

  name(): string | undefined {
    this.take(GAP);
    const [, ...forms] = this.take(NAME) ?? [];
    return forms.find((form) => form !== undefined);
  }

  /** A text in quotes, or undefined where it does not end. */
  quoted(): string | undefined {
    const quote = this.text[this.at++]!;
    const plain = new RegExp(`[^\\\\${quote}]*`, 'y');
    let value = '';
    for (;;) {
      value += this.take(plain)![0];
      const mark = this.text[this.at++];
      if (mark === undefined) return undefined;
      const next = this.text[this.at] ?? '';
      if (mark === '\\') value += escapes[next] ?? next;
      else if (next === quote) value += quote;
      else return value;
      this.at++;
    }
  }

  /** A value: a text, a number, or NULL as an empty text. */
  value(): Cell | FileFault {
    this.take(GAP);
    const at = this.at;
    if (/['"]/.test(this.text[at] ?? '')) {
      const text = this.quoted();
      return text === undefined ? { at, what: 'a quote is not closed' } : { text, at };
    }
    const word = this.take(WORD)?.[0];
    if (word === undefined) return { at, what: 'a value is expected here' };
    return { text: /^null$/i.test(word) ? '' : word, at };
  }
}

/** Names in brackets, of a table's columns: definitions go on after each. */
function columnsOf(scanner: Scanner): string[] {
  const columns: string[] = [];
  do {
    const name = scanner.name();
    if (name) columns.push(name);
  } while (scanner.pass(','));
  return columns;
}

/** The columns of a table's definition, in which each stands on a line of its own. */
const definedIn = (definition: string): string[] =>
  [...definition.matchAll(/^\s*`([^`]+)`\s/gm)].map(([, name]) => name!);

/** All that a dump inserts, statement by statement. */
export function readSql(text: string): Inserted[] | FileFault {
  const inserted: Inserted[] = [];
  const defined = new Map<string, string[]>();
  for (const [, table, definition] of text.matchAll(
    /^CREATE TABLE (?:IF NOT EXISTS )?`([^`]+)` \(\r?\n([^;]*?)^\)/gm,
  ))
    defined.set(table!, definedIn(definition!));

  const scanner = new Scanner(text);
  const begin = /^INSERT\s+(?:IGNORE\s+)?INTO\s/gim;
  for (;;) {
    // Statements begin on lines of their own; texts have their line ends written as \n.
    begin.lastIndex = scanner.at;
    if (!begin.exec(text)) return inserted;
    scanner.at = begin.lastIndex;
    const table = scanner.name();
    if (!table) return { at: scanner.at, what: 'the name of a table is expected here' };
    let columns = defined.get(table);
    if (scanner.pass('(')) {
      columns = columnsOf(scanner);
      if (!scanner.pass(')')) return { at: scanner.at, what: 'a closing ) is expected here' };
    }
    scanner.take(GAP);
    if (!scanner.take(/VALUES?/iy)) return { at: scanner.at, what: 'VALUES is expected here' };
    const rows: Cell[][] = [];
    do {
      if (!scanner.pass('(')) return { at: scanner.at, what: 'a row in ( … ) is expected here' };
      const row: Cell[] = [];
      do {
        const value = scanner.value();
        if ('what' in value) return value;
        row.push(value);
      } while (scanner.pass(','));
      if (!scanner.pass(')')) return { at: scanner.at, what: 'a comma or a closing ) is expected here' };
      rows.push(row);
    } while (scanner.pass(','));
    inserted.push({ table, columns, rows });
  }
}
