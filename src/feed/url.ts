/** An address that needs no parser: its site (the group) is one that any parser leaves as it is. */
const plain = /^(https?:\/\/(?:[a-z\d]+[.-])+[a-z]+)\/\S*$/;

/** A path on the same site that any parser leaves as it is. */
const path = /^(\/[\w-]+)+(\.\w+)?$/;

let lastBase: string | undefined;
let site: string | undefined;

/**
 * An absolute http or https address, or undefined. One that is absolute already stays as the feed has it,
 * because ids and comparisons hang on its exact form.
 * @param base what a relative address stands on
 */
export function absolute(address: string | undefined, base: string | undefined): string | undefined {
  // Most are of these two forms, and the parser is slow.
  if (!address || plain.test(address)) return address || undefined;
  if (path.test(address)) {
    if (lastBase !== base) {
      lastBase = base;
      site = plain.exec(base ?? '')?.[1] ?? absolute('/', base)?.slice(0, -1);
    }
    return site && site + address;
  }
  const text = address.trim().replace(/^(https?):\/*/i, '$1://');
  if (!text) return;
  try {
    const { href } = new URL(text, base);
    // A space or the like in the host is refused by some platforms only.
    if (/^https?:\/\/[^%/]+\//.test(href)) return /^https?:\S+$/i.test(text) ? text : href;
  } catch {
    // Not an address: as good as absent.
  }
  return;
}
