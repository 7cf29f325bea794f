/** What elements ask of a browser while they draw: where the page is, and that nobody has asked for less motion. */
const standIns = (address: string): Record<string, unknown> => ({
  document: { baseURI: address, createElement: () => ({}) },
  location: new URL(address),
  matchMedia: () => ({ matches: false }),
});

/** Runs something as though it were another time. Nothing else runs meanwhile. */
export function at<T>(time: number, work: () => T): T {
  const { now } = Date;
  Date.now = () => time;
  try {
    return work();
  } finally {
    Date.now = now;
  }
}

/**
 * Runs something as though it ran on a page. Nothing else runs meanwhile, and nothing is left behind: to other
 * packages, a `document` would mean that they are in a browser.
 */
export function onPage<T>(address: string, work: () => T): T {
  const before = Object.entries(standIns(address)).map(([name, value]) => {
    const known = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true });
    return [name, known] as const;
  });
  try {
    return work();
  } finally {
    for (const [name, known] of before) {
      if (known) Object.defineProperty(globalThis, name, known);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
}
