import { resolve } from 'node:path';
import { read, whereabouts, whereaboutsHelp, wrongUse } from './options.ts';
import { progress } from './progress.ts';
import { Failure, reasonOf } from './failure.ts';
import { openStoreOf, readSettings } from './settings.ts';

const help = `Usage: ward-widgets backup -o <file> [options]

Copies the companion's store to a file, whole and of one moment, also while the companion is at
work. What it must forget at midnight, salts and hashes, is not in the copy. To go back to it, stop
the companion, put the copy in the place of the store, delete the files beside it that end in -wal
and -shm, and start it again. Valkey and Redis are copied by their own means: redis-cli --rdb.

  -o, --output <file>      where to write; a file that is there is replaced once the copy is whole
${whereaboutsHelp}
  -q, --quiet              say nothing but errors
  -h, --help               show this
  -v, --version            show the version

Exit code: 0 done; 1 it could not be copied, and an older copy is as it was; 2 the command line or
the configuration is wrong.
`;

/**
 * `ward-widgets backup`: a copy of the store.
 * @param args what stands behind the command
 * @throws {Failure} where there is no copy
 */
export async function backup(args: string[], version: string): Promise<void> {
  const usage = wrongUse('backup');
  const parsed = read('backup', {
    args,
    version,
    help,
    options: {
      ...whereabouts,
      output: { type: 'string', short: 'o' },
      quiet: { type: 'boolean', short: 'q', default: false },
    },
  });
  if (typeof parsed === 'string') {
    process.stdout.write(parsed);
    return;
  }
  const {
    values: { output, quiet, ...named },
    positionals,
  } = parsed;
  if (!output) throw usage('--output names the file to write');
  if (positionals.length) throw usage(`"${positionals.join(' ')}" is too much`);
  const settings = readSettings(named);
  if (resolve(output) === settings.config.store) throw usage('--output names the store itself');

  const store = await openStoreOf(settings, true);
  const shown = progress(quiet);
  try {
    await store.backup(resolve(output), (done, total) =>
      shown.tell(`${total ? Math.floor((done / total) * 100) : 100} % copied`),
    );
    shown.end();
    if (!quiet) process.stdout.write(`${output}: written\n`);
  } catch (cause) {
    shown.end();
    throw new Failure(`There is no copy: ${reasonOf(cause)}`, { cause });
  } finally {
    await store.close();
  }
}
