import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { StoreError } from '../store.ts';
import { migrate } from './schema.ts';
import { storeError } from './trouble.ts';

/** Milliseconds to wait at the start for another process that has locked the database. */
const START_WAIT = 5000;

const fileTroubles: Record<string, (path: string) => string> = {
  ENOENT: (path) => `there is no folder ${dirname(path)}`,
  ENOTDIR: (path) => `${dirname(path)} is no folder`,
  EISDIR: () => 'that is a folder, and no file',
  EACCES: () => 'this user may not read and write it',
  EPERM: () => 'this user may not read and write it',
  EROFS: () => 'its disk can only be read',
};

/** Makes the file where there is none, for nobody else to read: it holds the key of the voter tokens. */
function makeFile(path: string, create: boolean): void {
  try {
    closeSync(openSync(path, create ? 'a' : 'r+', 0o600));
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    const what = code === 'ENOENT' && !create ? 'there is no such file' : fileTroubles[code]?.(path);
    throw new StoreError(`SQLite, ${path}: ${what ?? message}`, { cause });
  }
}

/** A connection to an SQLite file, and its statements, each prepared once. */
export class Database {
  readonly path: string;
  readonly connection: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  /**
   * @param path the file; `:memory:` for none at all
   * @param create whether it is made where there is none
   * @throws {StoreError} where it cannot be opened
   */
  constructor(path: string, create: boolean) {
    this.path = path;
    if (path !== ':memory:') makeFile(path, create);
    try {
      this.connection = new DatabaseSync(path, { timeout: START_WAIT });
    } catch (cause) {
      throw storeError(path, cause);
    }
    try {
      this.prepare();
    } catch (cause) {
      this.connection.close();
      throw storeError(path, cause);
    }
  }

  one<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined;
  }

  all<Row extends object>(sql: string, ...values: SQLInputValue[]): Row[] {
    // Rows come without a prototype, which whoever compares them would wonder at.
    return this.statement(sql)
      .all(...values)
      .map((row) => ({ ...row }) as Row);
  }

  /** Rows one by one: all of them have to be taken before anything else is asked. */
  each<Row>(sql: string, ...values: SQLInputValue[]): Iterable<Row> {
    return this.statement(sql).iterate(...values) as Iterable<Row>;
  }

  /** @returns how many rows have changed */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.statement(sql).run(...values).changes);
  }

  /** Runs what only reads. */
  async read<T>(run: () => T): Promise<T> {
    try {
      return await Promise.resolve(run());
    } catch (cause) {
      throw storeError(this.path, cause);
    }
  }

  private prepare(): void {
    const mode = this.one<{ journal_mode: string }>('PRAGMA journal_mode = WAL')?.journal_mode;
    if (mode !== 'wal' && this.path !== ':memory:')
      throw new Error('it must stand on a disk of this machine, not on one of the network');
    this.connection.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    migrate(this.connection);
    // From here on, waiting for others is done without holding up everything else.
    this.connection.exec('PRAGMA busy_timeout = 0');
  }

  private statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.connection.prepare(sql)));
    return statement;
  }
}
