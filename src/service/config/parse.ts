import { getNodeValue, parseTree, ParseErrorCode, type Node, type ParseError } from 'jsonc-parser';

/** JSON with comments, and what is wrong with it, in sentences. */

const sentences: Partial<Record<ParseErrorCode, string>> = {
  [ParseErrorCode.InvalidNumberFormat]: 'this is no number',
  [ParseErrorCode.PropertyNameExpected]: 'a name in double quotes belongs here',
  [ParseErrorCode.ValueExpected]: 'a value is missing here',
  [ParseErrorCode.ColonExpected]: 'a colon is missing after the name',
  [ParseErrorCode.CommaExpected]: 'a comma is missing before this',
  [ParseErrorCode.CloseBraceExpected]: 'a closing } is missing',
  [ParseErrorCode.CloseBracketExpected]: 'a closing ] is missing',
  [ParseErrorCode.EndOfFileExpected]:
    'something is left after the end: a bracket too many, or one missing before',
  [ParseErrorCode.UnexpectedEndOfComment]: 'a comment does not end: */ is missing',
  [ParseErrorCode.UnexpectedEndOfString]: 'a text does not end on its line: a double quote is missing',
  [ParseErrorCode.InvalidUnicode]: '\\u takes four hexadecimal digits',
  [ParseErrorCode.InvalidEscapeCharacter]: 'a backslash in a text is written twice: \\\\',
  [ParseErrorCode.InvalidCharacter]: 'a tab or another control character stands in a text',
};

/** Line and column of an offset, from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|[\r\n]/);
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

function sentenceOf(text: string, { error, offset, length }: ParseError): string {
  const { line, column } = placeOf(text, offset);
  const what =
    error === ParseErrorCode.InvalidSymbol
      ? `${text.slice(offset, offset + Math.min(length, 40))} is not understood: names and texts stand in "double quotes"`
      : (sentences[error] ?? 'this is no JSON');
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
