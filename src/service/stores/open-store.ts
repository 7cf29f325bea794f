import { StoreError, type Store } from './store.ts';

/**
 * Opens the store that a configuration names.
 * @param name a file for SQLite, `:memory:`, or an address `redis://…` or `rediss://…`
 * @throws {StoreError} where it cannot be opened, or what it needs is not installed; the message says what to do
 */
export async function openStore(name: string, now: () => number = Date.now): Promise<Store> {
  try {
    const { SqliteStore } = await import('./sqlite/sqlite-store.ts');
    return new SqliteStore(name, now);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_UNKNOWN_BUILTIN_MODULE') throw cause;
    throw new StoreError(
      `The embedded store needs Node 22.13 or later; this is ${process.version}. Use a newer Node, or --store redis://…`,
      { cause },
    );
  }
}
