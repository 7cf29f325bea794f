import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { checkConfig, ConfigError, readConfig } from '../service/config/read.ts';
import type { Config } from '../service/config/schema.ts';
import { openStore } from '../service/stores/open-store.ts';
import { StoreError, type Store } from '../service/stores/store.ts';
import { Failure, reasonOf, USAGE } from './failure.ts';

/** The configuration and the store that a command works with. */

/** Looked for in the working directory where no file is named. */
export const DEFAULT_FILE = 'ward-widgets.json';

export interface Settings {
  config: Config;
  /** The file that it stands in; undefined where there is none. */
  file: string | undefined;
}

/** Whether a store is no file. */
const isAddress = (store: string): boolean => store === ':memory:' || /^(redis|valkey)s?:\/\//i.test(store);

/** A path as people would write it: from here, where it is below. */
export function shortPath(path: string): string {
  const short = relative('', path);
  return short.startsWith('..') ? path : short || '.';
}

/** A store as it may be shown: without a password. */
export const shownStore = (store: string): string =>
  isAddress(store) ? store.replace(/(:\/\/)[^/@]*@/, '$1…@') : shortPath(store);

/** The bytes of a text file. Windows' editors also write UTF-16. */
function decode(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
}

/**
 * Reads a file of text.
 * @throws {Failure} with the given code
 */
export function readText(path: string, code = 1): string {
  try {
    return decode(readFileSync(path));
  } catch (cause) {
    const { code: kind } = cause as NodeJS.ErrnoException;
    if (kind === 'ENOENT') throw new Failure(`There is no file ${path}`, { code, cause });
    const reason = kind === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is no UTF-8 text' : reasonOf(cause);
    throw new Failure(`${path} cannot be read: ${reason}`, { code, cause });
  }
}

/** The configuration's faults as a failure: a sentence each, with the file and the line. */
function refusal(error: unknown, file: string): unknown {
  return error instanceof ConfigError
    ? new Failure(
        error.faults.map((fault) => `${file}${fault.startsWith('line') ? ', ' : ': '}${fault}`).join('\n'),
        {
          code: USAGE,
          cause: error,
        },
      )
    : error;
}

/**
 * Reads the configuration that a command line names, and puts what else it says in its place.
 * @param needsFile whether it may do without a file, where a store is named
 * @throws {Failure} code 2: it is to be mended
 */
export function readSettings(
  named: { config?: string | undefined; store?: string | undefined },
  needsFile = false,
): Settings {
  const { config: file = DEFAULT_FILE, store } = named;
  if (store === '') throw new Failure('--store takes a file or redis://…', { code: USAGE });
  if (!named.config && !existsSync(file)) {
    if (store && !needsFile)
      return { config: { ...checkConfig({}), store: placeOf(store) }, file: undefined };
    throw new Failure(
      `There is no ${file} in this folder: name one by --config, or let ward-widgets serve --init write an example`,
      { code: USAGE },
    );
  }
  const text = readText(file, USAGE);
  try {
    const config = readConfig(text);
    const place = store === undefined ? placeOf(config.store, dirname(resolve(file))) : placeOf(store);
    return { config: { ...config, store: place }, file };
  } catch (error) {
    throw refusal(error, file);
  }
}

/**
 * A store as it is opened: a file's whole path.
 * @param folder where its path begins; here by default
 */
const placeOf = (store: string, folder = ''): string => (isAddress(store) ? store : resolve(folder, store));

/**
 * Opens a store.
 * @param mustBe whether a file that is not there is a failure, and not made
 * @throws {Failure}
 */
export async function openStoreOf({ config: { store } }: Settings, mustBe: boolean): Promise<Store> {
  if (!isAddress(store)) {
    if (mustBe && !existsSync(store))
      throw new Failure(
        `There is no store ${shortPath(store)}: ward-widgets serve makes it when it first starts`,
      );
  } else if (mustBe && store === ':memory:') {
    throw new Failure('The store is in memory: only the companion itself sees what is in it');
  }
  try {
    return await openStore(store, { create: !mustBe });
  } catch (cause) {
    if (cause instanceof StoreError) throw new Failure(reasonOf(cause), { cause });
    throw cause;
  }
}
