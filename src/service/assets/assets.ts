import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { builtWidgets } from './folder.ts';
import type { Encoding } from './encoding.ts';

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
};

/** Bytes below which an encoding gains nothing. */
const SMALL = 200;

type Bytes = Uint8Array<ArrayBuffer>;

/** One file, in memory. */
export interface Asset {
  /** Its `Content-Type`. */
  type: string;
  /** Of its bytes, unencoded. */
  hash: string;
  /** Its name tells one content from another. */
  isHashed: boolean;
  /** Its bytes in an encoding; unencoded where that is no larger. Encoded once, when they are first asked for. */
  bytes(encoding: Encoding): Promise<{ bytes: Bytes; encoding: Encoding }>;
}

export interface AssetFolder {
  files: ReadonlyMap<string, Asset>;
  /** Of all files: changes with every build. */
  hash: string;
}

/** The built widgets. */
export interface Assets {
  /**
   * All files, read when they are first asked for.
   * @throws the system's error where the folder cannot be read
   */
  read(): Promise<AssetFolder>;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const encoders: Record<Exclude<Encoding, 'identity'>, (bytes: Bytes) => Promise<Buffer>> = {
  br: (bytes) =>
    brotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes) => zip(bytes, { level: 9 }),
};

const hashOf = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16);

function assetOf(name: string, bytes: Bytes): Asset {
  const made = new Map<Encoding, Promise<{ bytes: Bytes; encoding: Encoding }>>();
  const encode = async (encoding: Encoding): Promise<{ bytes: Bytes; encoding: Encoding }> => {
    if (encoding !== 'identity' && bytes.length > SMALL) {
      const encoded = new Uint8Array(await encoders[encoding](bytes));
      if (encoded.length < bytes.length) return { bytes: encoded, encoding };
    }
    return { bytes, encoding: 'identity' };
  };
  return {
    type: types[/[^.]*$/.exec(name)![0]] ?? 'application/octet-stream',
    hash: hashOf(bytes),
    isHashed: /^chunks\/.+-[\w-]{8}\.js(\.map)?$/.test(name),
    bytes(encoding) {
      let answer = made.get(encoding);
      if (!answer) made.set(encoding, (answer = encode(encoding)));
      return answer;
    },
  };
}

async function readFolder(folder: string): Promise<AssetFolder> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .sort();
  if (!names.length) throw new Error(`${folder} is empty`);
  const files = new Map<string, Asset>();
  for (const name of names)
    files.set(name, assetOf(name, new Uint8Array(await readFile(join(folder, name)))));
  return { files, hash: hashOf([...files].map(([name, { hash }]) => `${name} ${hash}`).join('\n')) };
}

/** @param folder the built widgets; default: `dist/cdn` of this package */
export function openAssets(folder: string = builtWidgets()): Assets {
  let content: Promise<AssetFolder> | undefined;
  return {
    read() {
      if (!content) {
        const reading = readFolder(folder);
        content = reading;
        // What was not there may come: it is looked for again.
        reading.catch(() => (content = undefined));
      }
      return content;
    },
  };
}
