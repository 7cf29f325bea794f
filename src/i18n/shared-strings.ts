import { setStrings as setOwn, type Strings } from './strings.ts';

type Setter = typeof setOwn;

/** On the document: what sets the words of each copy of the script. Elements belong to the first that registers them. */
const SETTERS = Symbol.for('ward-widgets setStrings');

/** Lets words that another copy of the script replaces reach this one. */
export function shareStrings(): Set<Setter> {
  const page = document as Document & { [SETTERS]?: Set<Setter> };
  if (!page[SETTERS]) Object.defineProperty(page, SETTERS, { value: new Set() });
  return page[SETTERS]!.add(setOwn);
}

/**
 * Replaces words of a language, or adds a language. Elements on the page follow at once, whichever copy of the script
 * they belong to.
 * @param language language tag, such as `vi`
 * @param words only those to replace; the rest stay as they are (Vietnamese for a new language)
 */
export function setStrings(language: string, words: Partial<Strings>): void {
  if (typeof document === 'undefined') return setOwn(language, words);
  const setters = shareStrings();
  setters.forEach((set) => set(language, words));
  // The entry of a single element does not share its words by itself.
  if ('ward' in customElements && setters.size < 2)
    console.info('[ward-widgets] setStrings may not reach the elements of the script that came first');
}
