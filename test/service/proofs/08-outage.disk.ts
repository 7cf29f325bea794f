import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A place for a file that can be made full, and empty again. */
export interface Disk {
  /** How it is made full, for the record. */
  kind: string;
  folder: string;
  /** What starts a process that is to meet a full disk. */
  exec?: { execPath: string; execArgv: string[] };
  /** @param pid the process that is not to write any more */
  fill(pid: number): void;
  free(pid: number): void;
  remove(): void;
}

function must(program: string, args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}

/** A disk in memory of 4 MB. Mounting needs root. */
function memoryDisk(folder: string): Disk | undefined {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]);
  if (mounted.status !== 0) return undefined;
  const filler = join(folder, 'filler');
  return {
    kind: 'a full disk',
    folder,
    fill() {
      // Down to the last byte.
      for (let size = 1 << 20; size >= 1; size >>= 1)
        for (;;)
          try {
            writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
          } catch (error) {
            if ((error as NodeJS.ErrnoException).code === 'ENOSPC') break;
            throw error;
          }
    },
    free: () => rmSync(filler),
    remove() {
      must('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** A limit to how large files of a process may grow: it is refused what a full disk refuses. Anybody may set it. */
function limitedDisk(folder: string): Disk {
  const limit = (pid: number, bytes: number | 'unlimited') =>
    must('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
  return {
    kind: 'a limit on the size of files',
    folder,
    exec: {
      execPath: 'bash',
      execArgv: ['-c', `trap '' XFSZ; exec "$0" "$@"`, process.execPath],
    },
    fill: (pid) => limit(pid, statSync(join(folder, 'x.db')).size),
    free: (pid) => limit(pid, 'unlimited'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export function smallDisk(): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'ward-disk-'));
  return (process.env['DISK'] !== 'limited' && memoryDisk(folder)) || limitedDisk(folder);
}
