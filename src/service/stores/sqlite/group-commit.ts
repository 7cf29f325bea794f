import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store.ts';
import { isBusy, isOwnFault, storeError } from './trouble.ts';

/**
 * Milliseconds in which writes gather: one synchronisation with the disk serves them all. On a slow disk as long as the
 * latest synchronisation took, during which nothing else is done: half of the time is then everybody else's.
 */
const GATHER = 2;
const LONGEST_GATHER = 50;

/** Milliseconds after which a database that another process is writing to is tried again, and how long in all. */
const BUSY_RETRY = 20;
const BUSY_LIMIT = 5000;

interface Write {
  run(): unknown;
  /** What the writer is told; called when all writes of the group have been run. */
  answer(result: unknown): unknown;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

/** Whoever keeps something in memory of what is in the database. */
export interface Memory {
  /** A group begins: nobody else writes from here on. */
  begin(): void;
  /** All writes of the group have been run; their answers come next. */
  settle(): void;
  /** The group is on disk. */
  keep(): void;
  /** The group has failed: the database is as it was before. */
  undo(): void;
}

/**
 * Runs writes in groups, each group in one transaction, and says they are done only when the transaction is on disk.
 * All of a group are done, or none. A write that is wrong in itself is turned away, and the others of its group are done
 * without it.
 */
export class GroupCommit {
  private readonly path: string;
  private readonly database: DatabaseSync;
  private readonly memory: Memory;
  private waiting: Write[] = [];
  private timer: NodeJS.Timeout | undefined;
  private gather = GATHER;
  private busySince: number | undefined;
  private closed: Promise<void> | undefined;
  private whenIdle: (() => void) | undefined;

  constructor(path: string, database: DatabaseSync, memory: Memory) {
    this.path = path;
    this.database = database;
    this.memory = memory;
  }

  write<T>(run: () => T): Promise<T>;
  write<T, R>(run: () => T, answer: (result: T) => R): Promise<R>;
  write(run: () => unknown, answer: (result: unknown) => unknown = (result) => result): Promise<unknown> {
    if (this.closed) return Promise.reject(new StoreError(`SQLite, ${this.path}: the store is closed`));
    return new Promise((resolve, reject) => {
      this.waiting.push({ run, answer, resolve, reject });
      this.schedule(this.gather);
    });
  }

  /** Takes no more writes; resolves when those that wait are done. */
  close(): Promise<void> {
    return (this.closed ??= new Promise((resolve) => {
      if (this.timer) this.whenIdle = resolve;
      else resolve();
    }));
  }

  private schedule(milliseconds: number): void {
    this.timer ??= setTimeout(this.commit, milliseconds);
  }

  private commit = (): void => {
    this.timer = undefined;
    const group = this.waiting;
    this.waiting = [];
    let answers: unknown[];
    let current: Write | undefined;
    try {
      // Left open where rolling back has failed.
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      this.database.exec('BEGIN IMMEDIATE');
      this.memory.begin();
      const results = group.map((write) => (current = write).run());
      current = undefined;
      this.memory.settle();
      answers = group.map((write, at) => (current = write).answer(results[at]));
      current = undefined;
      const begun = performance.now();
      this.database.exec('COMMIT');
      this.gather = Math.min(Math.max(performance.now() - begun, GATHER), LONGEST_GATHER);
    } catch (error) {
      this.rollBack();
      this.failed(group, current, error);
      return;
    }
    this.busySince = undefined;
    this.memory.keep();
    group.forEach((write, at) => write.resolve(answers[at]));
    this.goOn();
  };

  private failed(group: Write[], current: Write | undefined, error: unknown): void {
    if (isBusy(error) && this.isWorthAnotherTry()) {
      this.waiting = group;
      this.schedule(BUSY_RETRY);
      return;
    }
    this.busySince = undefined;
    if (current && isOwnFault(error)) {
      current.reject(error);
      this.waiting = group.filter((write) => write !== current);
    } else {
      const reason = storeError(this.path, error);
      for (const write of group) write.reject(reason);
    }
    this.goOn();
  }

  private goOn(): void {
    if (this.waiting.length) this.schedule(this.gather);
    else this.whenIdle?.();
  }

  private rollBack(): void {
    try {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
    } catch {
      // What made the group fail is told to its writers; the next group tries to roll back again.
    }
    this.memory.undo();
  }

  private isWorthAnotherTry(): boolean {
    this.busySince ??= performance.now();
    return performance.now() - this.busySince < BUSY_LIMIT;
  }
}
