import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store.ts';

/** Milliseconds in which writes gather: one synchronisation with the disk serves them all. */
const GATHER = 2;

/** Milliseconds after which a database that another process is writing to is tried again, and how long in all. */
const BUSY_RETRY = 20;
const BUSY_LIMIT = 5000;

/** SQLite's result code for a database that somebody else has locked. */
const SQLITE_BUSY = 5;

interface Write {
  run(): unknown;
  /** What the writer is told; called when all writes of the group have been run. */
  answer(result: unknown): unknown;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

/**
 * Runs writes in groups, each group in one transaction, and says they are done only when the transaction is on disk.
 * All of a group are done, or none.
 */
export class GroupCommit {
  private readonly database: DatabaseSync;
  private readonly settle: () => void;
  private readonly undo: () => void;
  private waiting: Write[] = [];
  private timer: NodeJS.Timeout | undefined;
  private busySince: number | undefined;
  private idle: (() => void)[] = [];

  /**
   * @param settle called between the writes of a group and their answers, inside the transaction
   * @param undo called when a group has failed: the database is as it was before
   */
  constructor(database: DatabaseSync, settle: () => void, undo: () => void) {
    this.database = database;
    this.settle = settle;
    this.undo = undo;
  }

  write<T>(run: () => T): Promise<T>;
  write<T, R>(run: () => T, answer: (result: T) => R): Promise<R>;
  write(run: () => unknown, answer: (result: unknown) => unknown = (result) => result): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ run, answer, resolve, reject });
      this.timer ??= setTimeout(this.commit, GATHER);
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    if (this.timer) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private commit = (): void => {
    this.timer = undefined;
    const group = this.waiting;
    let answers: unknown[];
    try {
      this.database.exec('BEGIN IMMEDIATE');
      const results = group.map((write) => write.run());
      this.settle();
      answers = group.map((write, at) => write.answer(results[at]));
      this.database.exec('COMMIT');
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      this.undo();
      if (this.isWorthAnotherTry(error)) {
        this.timer = setTimeout(this.commit, BUSY_RETRY);
        return;
      }
      this.finish(group, (write) =>
        write.reject(new StoreError(`SQLite: ${(error as Error).message}`, { cause: error })),
      );
      return;
    }
    this.finish(group, (write, at) => write.resolve(answers[at]));
  };

  private finish(group: Write[], tell: (write: Write, at: number) => void): void {
    this.busySince = undefined;
    this.waiting = this.waiting.slice(group.length);
    group.forEach(tell);
    if (this.waiting.length) this.timer ??= setTimeout(this.commit, GATHER);
    else this.idle.splice(0).forEach((resolve) => resolve());
  }

  /** Another process has the database: it will let go of it. */
  private isWorthAnotherTry(error: unknown): boolean {
    if (((error as { errcode?: number }).errcode ?? 0) % 256 !== SQLITE_BUSY) return false;
    this.busySince ??= performance.now();
    return performance.now() - this.busySince < BUSY_LIMIT;
  }
}
