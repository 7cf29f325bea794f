import { closeSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import * as sqlite from 'node:sqlite';
import { StoreError } from '../store.ts';

/** Pages copied at a time. */
const RATE = 500;

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }));
  return !!a && !!b && a.ino === b.ino && a.dev === b.dev;
};

/** Nobody's hashes outlive their day in a copy. */
function strip(path: string): void {
  const copy = new sqlite.DatabaseSync(path);
  try {
    copy.exec(
      'PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON; DELETE FROM seen; DELETE FROM salts; VACUUM',
    );
  } finally {
    copy.close();
  }
}

/**
 * Copies a database to another file, as it is at this moment, whoever writes to it meanwhile.
 * @throws what the system or SQLite throws
 */
export async function backup(
  from: string,
  to: string,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  if (from === ':memory:') throw new StoreError('A store in memory cannot be copied to a file.');
  if (isSame(from, to)) throw new StoreError(`${to} is the store itself.`);
  if (!('backup' in sqlite))
    throw new StoreError(`Copying needs Node 22.16 or later; this is ${process.version}.`);
  const partial = `${to}.partial`;
  closeSync(openSync(partial, 'w', 0o600));
  const source = new sqlite.DatabaseSync(from, { readOnly: true });
  try {
    // Reads one moment to the end: otherwise the copy would begin anew after each write of another process.
    source.exec('BEGIN; SELECT count(*) FROM meta');
    await sqlite.backup(source, partial, {
      rate: RATE,
      progress: ({ totalPages, remainingPages }) => onProgress(totalPages - remainingPages, totalPages),
    });
    strip(partial);
    renameSync(partial, to);
  } finally {
    source.close();
    rmSync(partial, { force: true });
  }
}
