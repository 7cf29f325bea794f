import { getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';

/** JSON with comments, and what is wrong with it, in sentences. */

/** By the parser's names for them. */
const sentences: Partial<Record<string, string>> = {
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'a name in double quotes belongs here',
  ValueExpected: 'a value is missing here',
  ColonExpected: 'a colon is missing after the name',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'something is left after the end: a bracket too many, or one missing before',
  UnexpectedEndOfComment: 'a comment does not end: */ is missing',
  UnexpectedEndOfString: 'a text does not end on its line: a double quote is missing',
  InvalidUnicode: '\\u takes four hexadecimal digits',
  InvalidEscapeCharacter: 'a backslash in a text is written twice: \\\\',
  InvalidCharacter: 'a tab or another control character stands in a text',
};

/** Line and column of an offset, from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|[\r\n]/);
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

function sentenceOf(text: string, { error, offset, length }: ParseError): string {
  const { line, column } = placeOf(text, offset);
  const kind = printParseErrorCode(error);
  const what =
    kind === 'InvalidSymbol'
      ? `${text.slice(offset, offset + Math.min(length, 40))} is not understood: names and texts stand in "double quotes"`
      : (sentences[kind] ?? 'this is no JSON');
  return `line ${line}, column ${column}: ${what}`;
}

/**
 * Reads JSON in which comments and commas at the end of lists are allowed.
 * @returns the tree and its value; a sentence where it is wrong
 */
export function parseJson(text: string): { root?: Node | undefined; value?: unknown; fault?: string } {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first && text.trim()) return { root, fault: sentenceOf(text, first) };
  return root ? { root, value: getNodeValue(root) } : {};
}
