/** What answers can be sent in, the smallest first. */
const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * The encoding to answer in: what the asker likes best, and of those liked alike the smallest.
 * @param header `Accept-Encoding`, such as `gzip;q=0.8, br, *;q=0`
 */
export function chooseEncoding(header: string | undefined): Encoding {
  const liked = new Map<string, number>();
  for (const part of header?.split(',') ?? []) {
    const [name = '', ...parameters] = part.toLowerCase().split(';');
    const quality = parameters.map((text) => /^\s*q\s*=\s*([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean);
    liked.set(name.trim(), quality === undefined ? 1 : Number(quality) || 0);
  }
  // Unencoded is always possible, unless it is refused; it is what comes last among equals.
  const quality = (name: Encoding) =>
    liked.get(name) ?? (name === 'identity' ? (liked.get('*') === 0 ? 0 : 0.001) : (liked.get('*') ?? 0));
  let best: Encoding = 'identity';
  for (const name of ENCODINGS) if (quality(name) > quality(best)) best = name;
  return best;
}
