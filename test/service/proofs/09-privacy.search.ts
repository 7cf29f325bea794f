import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The digits of a base64 text that do not depend on what stands before and after the bytes, for one of three shifts. */
function base64At(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  return text.slice(Math.ceil((shift * 8) / 6), text.length - 1);
}

/** All ways to write something down that are looked for: as it is, in UTF-16, in hex, in base64 and base64url. */
function formsOf(bytes: Buffer): Buffer[] {
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].map((shift) => base64At(bytes, shift));
  const texts = [
    hex,
    hex.toUpperCase(),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  const wide = Buffer.from(bytes.toString('latin1'), 'utf16le');
  return [bytes, wide, ...texts.map((text) => Buffer.from(text))];
}

/** Names and bytes of all files in a folder. One that its writer has just put another in the place of is passed over. */
const filesOf = (folder: string): [name: string, bytes: Buffer][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ name, parentPath }) => {
      try {
        return [[name, readFileSync(join(parentPath, name))]];
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        return [];
      }
    });

/** Something that must not be found: by a name, for messages. */
export type Planted = readonly [name: string, bytes: Uint8Array | string];

/** Files of a folder and texts in which something planted is found. */
export function findPlanted(
  planted: readonly Planted[],
  { folder, texts = {} }: { folder: string; texts?: Record<string, string> },
): string[] {
  const places = [
    ...filesOf(folder),
    ...Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)] as const),
  ];
  return planted.flatMap(([name, given]) => {
    const forms = formsOf(Buffer.from(given as string));
    return places
      .filter(([, bytes]) => forms.some((form) => bytes.includes(form)))
      .map(([place]) => `${name} in ${place}`);
  });
}

/** How many bytes the files of a folder have. */
export const sizeOf = (folder: string): number =>
  filesOf(folder).reduce((size, [, bytes]) => size + bytes.length, 0);
