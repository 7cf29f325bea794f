import { StoreError, type Store } from './store.ts';

/** A name that is an address of Valkey or Redis. `valkey://` says the same as `redis://`. */
const isAddress = (name: string): boolean => /^(redis|valkey)s?:\/\//i.test(name);

async function openSqlite(path: string, options: { create: boolean }): Promise<Store> {
  try {
    const { SqliteStore } = await import('./sqlite/sqlite-store.ts');
    return new SqliteStore(path, options);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_UNKNOWN_BUILTIN_MODULE') throw cause;
    throw new StoreError(
      `The embedded store needs Node 22.13 or later; this is ${process.version}. Use a newer Node, or --store redis://…`,
      { cause },
    );
  }
}

/**
 * Opens the store that a configuration names.
 * @param name a file for SQLite, `:memory:`, or an address `redis://…` or `rediss://…`
 * @param create whether a file is made where there is none; false for what only reads
 * @throws {StoreError} where it cannot be opened, or what it needs is not installed; the message says what to do
 */
export async function openStore(name: string, { create = true }: { create?: boolean } = {}): Promise<Store> {
  if (!isAddress(name)) return openSqlite(name, { create });
  const { RedisStore } = await import('./redis/redis-store.ts');
  return RedisStore.open(name.replace(/^valkey/i, 'redis'));
}
