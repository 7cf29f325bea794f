import { compose } from './compose.ts';
import { clean } from './entities.ts';

/**
 * Bytes to text (NFC, line ends as `\n`, without characters that XML does not allow). Valid UTF-8 is read as such
 * whatever the labels say, and without its byte order mark; anything else by the shape of UTF-16, then by its labels.
 * @param contentType value of the `Content-Type` header
 */
export async function decode(bytes: Uint8Array | ArrayBuffer, contentType: string): Promise<string> {
  let text = new TextDecoder().decode(bytes);
  // Most text is lines of composed Latin letters: to look once is quicker than to put right what is right.
  if (/[^\t\n -\u02ff\u1ea0-\u1ef9\u2010-\u2027]/.test(text)) {
    // UTF-16 read as UTF-8 has NULs, a code page has bytes that are none.
    if (/[\0\ufffd]/.test(text)) text = (await import('./charset.ts')).readCharset(bytes, contentType);
    text = compose(clean(text.replace(/\r\n?/g, '\n')));
  }
  return text;
}
