// Damage done to feeds, the same in every run.

const splices = [
  '<',
  '>',
  '&',
  '"',
  "'",
  ']]>',
  '<![CDATA[',
  '<!--',
  '</item>',
  '<item>',
  '<a '.repeat(50),
  'x="'.repeat(9),
  '\0',
  '<x>'.repeat(60),
  '<script>alert(1)</script>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '<a href="javascript:alert(1)">x</a>',
];

/** Numbers from 0 to 1, the same for the same seed. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Bytes with one thing done to them: cut, deleted, duplicated, flipped, spliced, and rarely nested deep or given a
 * huge attribute.
 * @param {Uint8Array} bytes
 * @param {() => number} next
 */
export function mutate(bytes, next) {
  const at = Math.floor(next() * bytes.length);
  const length = Math.floor(next() * 80);
  const piece = bytes.slice(at, at + length);
  const join = (...parts) => new Uint8Array(Buffer.concat(parts));
  const insert = (text) => join(bytes.slice(0, at), new TextEncoder().encode(text), bytes.slice(at));
  switch (Math.floor(next() * 5)) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      return join(bytes.slice(0, at), bytes.slice(at + length));
    case 2:
      return join(bytes.slice(0, at), piece, piece, bytes.slice(at));
    case 3:
      return bytes.map((byte, index) => (index === at ? Math.floor(next() * 256) : byte));
    default: {
      const rare = next();
      if (rare < 0.01) return insert('<div>'.repeat(1 + Math.floor(next() * 200_000)));
      if (rare < 0.02) return insert(`<a href="${'x'.repeat(Math.floor(next() * 1_000_000))}">`);
      return insert(splices[Math.floor(next() * splices.length)]);
    }
  }
}
