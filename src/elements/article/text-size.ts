/** Sizes of the text, in percent. */
export const SIZES = [90, 100, 120, 140, 170];

const USUAL = SIZES.indexOf(100);

/**
 * Where the size is kept, in the browser, for as long as the tab is open and no longer: a reader who needs large
 * letters needs them in the next article too. It is sent nowhere.
 */
const KEY = 'ward-text-size';

/** Place in {@link SIZES} of the size that the reader chose, or of the usual one. */
export function keptSize(): number {
  try {
    const at = SIZES.indexOf(Number(sessionStorage.getItem(KEY)));
    return at < 0 ? USUAL : at;
  } catch {
    return USUAL;
  }
}

/** Keeps a size for the next article. */
export function keepSize(percent: number): void {
  try {
    sessionStorage.setItem(KEY, String(percent));
  } catch {
    // A page that may store nothing: the size lasts until it is left.
  }
}
