/** Comma-separated values as RFC 4180 has them, and how spreadsheets differ from it. */

/** Beginnings at which spreadsheets take a text for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** Beginnings of texts that have an apostrophe in front of such a beginning, or look like it. */
const GUARDED = /^'['=+\-@\t\r]/;

function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) || GUARDED.test(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record. A text that a spreadsheet would run gets an apostrophe in front; {@link unguarded} takes it away. */
export const csvLine = (values: readonly (string | number)[]): string => `${values.map(field).join(',')}\r\n`;

/** A text as it was before {@link csvLine}. */
export const unguarded = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);

/** A value of a table, and where it begins in the text of the file. */
export interface Cell {
  text: string;
  at: number;
}

/** What is wrong with a file, and where. */
export interface FileFault {
  at: number;
  what: string;
}

/** What parts the values of a file: the mark that is most often in its first line, outside quotes. */
function separatorOf(text: string): string {
  const line = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (mark: string) => line.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/**
 * Reads a table, in linear time. Values are parted by commas, semicolons or tabs, lines end in any way, and empty lines
 * are passed over.
 */
export function readCsv(text: string): Cell[][] | FileFault {
  const separator = separatorOf(text);
  const plain = new RegExp(`[^${separator}\r\n]*`, 'y');
  const records: Cell[][] = [];
  let record: Cell[] = [];
  let at = 0;
  for (;;) {
    const cell: Cell = { text: '', at };
    record.push(cell);
    if (text[at] === '"') {
      let from = at + 1;
      do {
        const end = text.indexOf('"', at + 1);
        if (end < 0) return { at: cell.at, what: 'a double quote is not closed' };
        cell.text += text.slice(from, end);
        at = from = end + 1;
        // Two of them stand for one: the second begins what follows.
      } while (text[at] === '"');
      if (at < text.length && ![separator, '\r', '\n'].includes(text[at]!))
        return { at, what: 'the value goes on after its closing double quote' };
    } else {
      plain.lastIndex = at;
      const [value] = plain.exec(text)!;
      cell.text = value.trim();
      at += value.length;
    }
    if (text[at] === separator) {
      at++;
      continue;
    }
    if (record.length > 1 || cell.text) records.push(record);
    record = [];
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    if (++at >= text.length) return records;
  }
}
