import { tidy } from './compose.ts';

/**
 * Bytes to text, as it stands there: `tidy` is for whoever takes a value out of it, because most of a feed is never
 * read. Valid UTF-8 is read as such whatever the labels say, and without its byte order mark; anything else by the shape
 * of UTF-16, then by its labels.
 * @param contentType value of the `Content-Type` header
 */
export async function decode(bytes: Uint8Array | ArrayBuffer, contentType: string): Promise<string> {
  const text = new TextDecoder().decode(bytes);
  // UTF-16 read as UTF-8 begins with a NUL, or with one after the first character; a code page has bytes that are none.
  if (!/^.?\0/s.test(text) && !text.includes('\ufffd')) return text;
  const { readCharset } = await import('./charset.ts');
  // Tidied at once: the tags of UTF-32 are full of NULs.
  return tidy(readCharset(bytes, contentType));
}
