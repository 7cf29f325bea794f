import { StoreError } from '../store.ts';

/** Result codes of SQLite: https://www.sqlite.org/rescode.html */
const codes = {
  BUSY: 5,
  LOCKED: 6,
  READONLY: 8,
  IOERR: 10,
  CORRUPT: 11,
  FULL: 13,
  CANTOPEN: 14,
  TOOBIG: 18,
  CONSTRAINT: 19,
  MISMATCH: 20,
  RANGE: 25,
  NOTADB: 26,
};

const sentences = new Map([
  [codes.BUSY, 'another process has locked it'],
  [codes.LOCKED, 'another process has locked it'],
  [codes.READONLY, 'this user may not write to it'],
  [codes.IOERR, 'the disk does not take or give what is asked for'],
  [codes.CORRUPT, 'the file is damaged: put back a copy of it'],
  [codes.FULL, 'the disk is full'],
  [codes.CANTOPEN, 'the folder must be one in which this user may make files'],
  [codes.NOTADB, 'the file is no SQLite database'],
]);

/** The result code that an error carries; undefined where it is not SQLite's. */
function codeOf(error: unknown): number | undefined {
  const { errcode } = error as { errcode?: number };
  return errcode === undefined ? undefined : errcode & 0xff;
}

/** Whether another process has the database: it will let go of it. */
export const isBusy = (error: unknown): boolean => codeOf(error) === codes.BUSY;

/** Whether it is what was to be written that is wrong, and not the database. */
export function isOwnFault(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code === undefined ||
    code === codes.CONSTRAINT ||
    code === codes.MISMATCH ||
    code === codes.RANGE ||
    code === codes.TOOBIG
  );
}

/** What went wrong, as the store says it. */
export function storeError(path: string, cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const { message } = cause as Error;
  const sentence = sentences.get(codeOf(cause) ?? -1);
  return new StoreError(`SQLite, ${path}: ${sentence ? `${sentence} (${message})` : message}`, { cause });
}
