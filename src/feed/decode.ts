import { compose } from './compose.ts';

/**
 * Bytes to text (NFC, line ends as `\n`). Valid UTF-8 is read as such whatever the labels say, and without its byte
 * order mark; anything else by the shape of UTF-16, then by its labels.
 * @param contentType value of the `Content-Type` header
 */
export async function decode(bytes: Uint8Array, contentType: string): Promise<string> {
  let text = new TextDecoder().decode(bytes);
  // UTF-16 read as UTF-8 has NULs, a code page has bytes that are none.
  if (/[\0\ufffd]/.test(text)) text = (await import('./charset.ts')).readCharset(bytes, contentType);
  return compose(text.replace(/\r\n?/g, '\n'));
}
