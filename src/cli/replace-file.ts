import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure, reasonOf } from './failure.ts';

/** Links that point to links; systems give up sooner. */
const MAX_LINKS = 40;

/** Milliseconds after which a half-written file has no writer any more, wherever it ran. Writing takes one moment. */
const ABANDONED = 3_600_000;

/** A file as it stands. */
export interface Target {
  /** Where it is, symbolic links followed; there may be nothing yet. */
  path: string;
  /** What is in it. */
  content?: Buffer;
  stats?: Stats;
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** Follows symbolic links, also those that lead to no file yet. */
function follow(path: string): string {
  for (let links = 0; links < MAX_LINKS; links++) {
    const folder = realpathSync(dirname(path));
    path = join(folder, basename(path));
    try {
      path = resolve(folder, readlinkSync(path));
    } catch (error) {
      // EINVAL: there, and no link. Windows has a word of its own for it.
      if (/^(ENOENT|EINVAL|UNKNOWN)$/.test(codeOf(error) ?? '')) return path;
      throw error;
    }
  }
  throw new Error('too many symbolic links');
}

/**
 * Looks at a file that is to be replaced.
 * @throws {Failure} where it never can be
 */
export function targetAt(path: string): Target {
  try {
    const target: Target = { path: follow(resolve(path)) };
    const stats = statSync(target.path, { throwIfNoEntry: false });
    // A new file in its place would take away a device or a pipe.
    if (stats && !stats.isFile()) throw new Error('it is no regular file');
    return stats ? { ...target, stats, content: readFileSync(target.path) } : target;
  } catch (cause) {
    throw new Failure(`${path} cannot be written: ${reasonOf(cause)}`, { cause });
  }
}

/** Whether a process of this machine is there. */
function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/**
 * Puts new content in a file's place in one step: whoever reads it, and whatever ends this process, there is the old
 * file or the new one. Owner and permissions stay as far as the system allows; links to it stay.
 * @returns whether anything was written: the same content is left alone
 * @throws {Failure} the old file is then as it was
 */
export function replaceFile({ path, content, stats }: Target, text: string): boolean {
  const bytes = Buffer.from(text);
  if (content?.equals(bytes)) return false;

  const folder = dirname(path);
  const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
  // Names have an end at 255 bytes.
  const stem = `.${basename(path).slice(0, 50)}.`;
  const temporary = join(folder, `${stem}${machine}-${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
  let made = false;
  try {
    removeAbandoned(folder, stem, machine);
    const file = openSync(temporary, 'wx', stats ? stats.mode & 0o700 : 0o666);
    made = true;
    try {
      writeFileSync(file, bytes);
      if (stats) keepOwner(file, stats);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (cause) {
    if (made) rmSync(temporary, { force: true });
    throw new Failure(`${path} cannot be written: ${reasonOf(cause)}`, { cause });
  }
  syncFolder(folder);
  return true;
}

function keepOwner(file: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    // Only the administrator may give files away. The content matters more.
  }
  fchmodSync(file, mode & 0o7777);
}

/** Removes what a killed run has left. Runs of other machines and containers may be at work in the same folder. */
function removeAbandoned(folder: string, stem: string, machine: string): void {
  for (const name of readdirSync(folder)) {
    const [, owner, id] = /^([\da-f]{8})-(\d+)-[\da-f]{8}\.tmp$/.exec(name.slice(stem.length)) ?? [];
    if (!id || !name.startsWith(stem)) continue;
    const path = join(folder, name);
    const { mtimeMs = Date.now() } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > ABANDONED || (owner === machine && !isAlive(+id)))
      rmSync(path, { force: true });
  }
}

/** Makes the new name outlast a power cut, where folders can be synchronised: not on Windows. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The file itself is whole either way.
  }
}
