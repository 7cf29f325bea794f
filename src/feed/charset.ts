const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/**
 * Text of bytes that are not clean UTF-8. Loaded by the first feed that needs it.
 *
 * The shape of UTF-16 decides, then UTF-8 with few slips whatever the labels say (servers label wrongly more often
 * than UTF-8 comes about by chance), then the labels: HTTP header, XML declaration.
 * @param contentType value of the `Content-Type` header
 */
export function readCharset(body: Uint8Array | ArrayBuffer, contentType: string): string {
  const bytes = new Uint8Array(body);
  const [first, second] = bytes;
  const read = (label: string, from = bytes) => new TextDecoder(label).decode(from);
  const labels = [
    ...`${contentType} ${read('latin1', bytes.subarray(0, 999))}`.matchAll(
      /(?:charset|encoding) *= *["']?([\w.:-]+)/gi,
    ),
  ].map(([, label = '']) => label);
  const text = read(
    first === 0 || first === 254 ? 'utf-16be' : second === 0 || first === 255 ? 'utf-16le' : 'utf-8',
  );
  // A feed cut inside a character, or with a few stray bytes, still is UTF-8.
  if (count(text, /\ufffd/g) * 4 <= count(text, /[\x80-\ufffc]/g)) return text;
  for (const label of [...labels, 'windows-1252']) {
    try {
      if (!/^utf/i.test(label)) return read(label);
    } catch {
      // A label nobody knows says nothing.
    }
  }
  return text;
}
