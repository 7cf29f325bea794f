/** One of the words an attribute knows; the first of them where the page wrote anything else. */
export function oneOf<T extends string>(value: unknown, words: readonly T[]): T {
  return words.find((word) => word === value) ?? words[0]!;
}

/** A whole number of at least `least`; `otherwise` where the page wrote anything else. */
export function whole(value: unknown, least: number, otherwise: number): number {
  const number = Math.floor(Number(value));
  return number >= least ? number : otherwise;
}

/** A heading's level, 1 to 6. */
export const level = (value: unknown, otherwise = 2): number => Math.min(whole(value, 1, otherwise), 6);
