const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/**
 * Bytes to text (NFC, line ends as `\n`).
 *
 * The shape of UTF-16 decides, then valid UTF-8 whatever the labels say (servers label wrongly more often than
 * UTF-8 comes about by chance), then the labels: HTTP header, XML declaration. A byte order mark is part of
 * either shape.
 * @param contentType value of the `Content-Type` header
 */
export function decode(bytes: Uint8Array, contentType: string): string {
  const [first, second] = bytes;
  const read = (label: string, from = bytes) => new TextDecoder(label).decode(from);
  const labels = Array.from(
    `${contentType} ${read('latin1', bytes.subarray(0, 999))}`.matchAll(
      /(?:charset|encoding) *= *["']?([\w.:-]+)/gi,
    ),
    ([, label = '']) => label,
  );
  let text = read(
    second === 0 || (first === 255 && second === 254)
      ? 'utf-16le'
      : first === 0 || (first === 254 && second === 255)
        ? 'utf-16be'
        : 'utf-8',
  );
  // Seven-bit encodings are valid UTF-8 as well: only their label tells. A feed cut inside a character, or with
  // a few stray bytes, still is UTF-8.
  if (/^iso-2022/i.test(labels[0] ?? '') || count(text, /\ufffd/g) * 4 > count(text, /[\x80-\ufffc]/g)) {
    for (const label of [...labels, 'windows-1252']) {
      try {
        if (!/^utf/i.test(label)) {
          text = read(label);
          break;
        }
      } catch {
        // A label nobody knows says nothing.
      }
    }
  }
  return text.replace(/\r\n?/g, '\n').normalize();
}
