// How the stories look: taking pictures, keeping them, comparing them with those kept.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../../scripts/run.mjs';
import { decode, encode, near, noteOf } from './png.mjs';

/**
 * How far two pictures of one look may be apart: `step`, how far a channel may differ (of 255) before its pixel
 * counts; `share`, how many pixels may count; `size`, how many pixels wider or higher one may be.
 */
export const exact = { step: 2 * near, share: 0, size: 0 };
/** For another Chromium, which draws letters in another way. Decision 27 says what this lets through. */
export const tolerant = { step: 96, share: 0.004, size: 2 };

/**
 * Takes the looks of an open story: light and in forced colours in a wide column, dark in a narrow one. Colours do not
 * depend on the width, so that more pictures would show nothing new.
 */
export async function takeLooks(sitting) {
  await sitting.dress({ theme: 'default', scheme: 'dark', container: '200' });
  const dark = await sitting.picture();
  await sitting.dress({ theme: 'default', scheme: 'light', container: '1280' });
  const light = await sitting.picture();
  await sitting.forceColours();
  const forced = await sitting.picture();
  return new Map(Object.entries({ light, 'narrow-dark': dark, forced }));
}

const sumOf = (file) => createHash('sha256').update(file).digest('hex');

/** Three pictures side by side: how it was, how it is, and where in red the two differ. */
function sideBySide(pictures) {
  const gap = 16;
  const width = pictures.reduce((sum, picture) => sum + picture.width + gap, -gap);
  const height = Math.max(...pictures.map((picture) => picture.height));
  const rgb = Buffer.alloc(width * height * 3, 128);
  let left = 0;
  for (const picture of pictures) {
    const row = picture.width * 3;
    for (let y = 0; y < picture.height; y++)
      picture.rgb.copy(rgb, (y * width + left) * 3, y * row, (y + 1) * row);
    left += picture.width + gap;
  }
  return { width, height, rgb };
}

/** Where two pictures differ by more than a step, in red on the pale new one; a pixel that only one has differs. */
export function difference(old, now, step) {
  const width = Math.max(old.width, now.width);
  const height = Math.max(old.height, now.height);
  const rgb = Buffer.alloc(width * height * 3);
  let count = 0;
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to += 3) {
      const [a, b] = [old, now].map((one) =>
        x < one.width && y < one.height ? (y * one.width + x) * 3 : -1,
      );
      let isOff = a < 0 || b < 0;
      for (let channel = 0; channel < 3 && !isOff; channel++)
        isOff = Math.abs(old.rgb[a + channel] - now.rgb[b + channel]) > step;
      if (isOff) count++;
      for (let channel = 0; channel < 3; channel++)
        rgb[to + channel] = isOff ? (channel ? 0 : 220) : 200 + now.rgb[b + channel] / 5;
    }
  return { width, height, rgb, count };
}

/** The pictures kept: one PNG for each look, in a folder for each story. */
export class Album {
  #folder;
  #differences;

  /** @param differences where changes are shown by pictures */
  constructor(folder = `${root}test/looks`, differences = `${root}looks-diff`) {
    this.#folder = folder;
    this.#differences = differences;
  }

  #fileOf(name) {
    return join(this.#folder, `${name}.png`);
  }

  /** Names of all pictures, such as `elements-article--whole/dark`; what is before the slash is the story's id. */
  get names() {
    return globSync('**/*.png', { cwd: this.#folder }).map((file) =>
      file.slice(0, -'.png'.length).replaceAll('\\', '/'),
    );
  }

  /** Keeps a picture in place of the one before. The sum of what Chromium wrote lies in the file. */
  keep(name, taken) {
    mkdirSync(dirname(this.#fileOf(name)), { recursive: true });
    writeFileSync(this.#fileOf(name), encode(decode(taken), sumOf(taken)));
  }

  drop(name) {
    rmSync(this.#fileOf(name));
  }

  /**
   * Compares a picture with the one kept.
   * @returns {string} what has changed, empty where nothing has
   */
  compare(name, taken, { step, share, size } = exact) {
    if (!existsSync(this.#fileOf(name))) return `${name} is new`;
    const kept = readFileSync(this.#fileOf(name));
    // The same bytes are the same picture; only others are opened.
    if (noteOf(kept) === sumOf(taken)) return '';
    const [old, now] = [decode(kept), decode(taken)];
    const found = difference(old, now, step);
    const [width, height] = [Math.min(old.width, now.width), Math.min(old.height, now.height)];
    const grown = Math.max(found.width - width, found.height - height);
    const area = found.width * found.height;
    // Rows and columns that only one has are allowed for by their number, not as pixels.
    if (grown <= size && found.count - (area - width * height) <= share * area) return '';
    const file = join(this.#differences, `${name.replace('/', '-')}.png`);
    mkdirSync(this.#differences, { recursive: true });
    writeFileSync(file, encode(sideBySide([old, now, found])));
    const sizes = grown ? `, ${old.width}×${old.height} is now ${now.width}×${now.height}` : '';
    return `${name}: ${found.count} pixels differ${sizes}; old, new and difference: ${relative(root, file)}`;
  }
}
