import { decodeEntities } from './entities.ts';

/**
 * A field of a feed or an item, as repair makes it: its attributes by name, and in capitals, where no attribute
 * of a feed can come in between, what repair says of it.
 */
export class Field {
  [attribute: string]: string | undefined;
  /** Its name. */
  N: string;
  /** What relative addresses in it stand on. */
  B: string | undefined;
  /** Its text and elements. */
  M: string;
  /** Not empty where that is encoded: HTML only once its references are characters. */
  E = '';

  constructor(name = '', base?: string, markup = '') {
    this.N = name;
    this.B = base;
    this.M = markup;
  }

  /** Its value: HTML, not tidied. Decoded when it is read, because nobody reads most bodies. */
  get V(): string {
    return this.E ? decodeEntities(this.M) : this.M;
  }
}

/** How the value of a field begins at least, without decoding all of it. */
export const startOf = ({ E, M }: Field): string => (E ? decodeEntities(M.slice(0, 2000)) : M);

/** Whether a field says something: begins so, mostly. */
export const isFilled = (field: Field): boolean =>
  /^\s*[^\s&\0- ]/.test(field.M) || /[^\s\0- ]/.test(field.V);
