/** Addresses of the test feed server, and what it knows. A key keeps one test's requests apart from another's. */

let number = 0;

/** A key that no other test has. */
export const freshKey = (): string => `${Date.now()}-${Math.random().toString(36).slice(2)}-${number++}`;

export function feedUrl(kind: string, options: Record<string, string | number> = {}): string {
  const query = new URLSearchParams({ key: freshKey() });
  for (const [name, value] of Object.entries(options)) query.set(name, String(value));
  return `${location.origin}/__feed/${kind}?${query}`;
}

const keyOf = (url: string): string => new URL(url).searchParams.get('key')!;

/** How often an address was asked for. */
export async function requests(url: string): Promise<number> {
  return Number(await (await fetch(`/__feed/count?key=${keyOf(url)}`)).text());
}

/** Lets a held answer (`hold`) go. */
export async function release(url: string): Promise<void> {
  await fetch(`/__feed/release?key=${keyOf(url)}`);
}
