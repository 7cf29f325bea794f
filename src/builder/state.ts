import type { Door } from './snippets.ts';
import { doors } from './snippets.ts';
import { colours, lengths, themes, type Colour, type Length, type Theme } from './tokens.ts';
import type { Widget } from './widgets.ts';

export type Language = 'vi' | 'en';
export type Scheme = 'auto' | 'light' | 'dark';
/** Width of the preview in px; 0 for all there is. */
export type Width = 0 | 150 | 320 | 768;

export const widths: readonly Width[] = [150, 320, 768, 0];
export const schemes: readonly Scheme[] = ['auto', 'light', 'dark'];

/** All that the page shows is made of this, and all of it is in the page's address. */
export interface State {
  language: Language;
  /** Such as `article-list`. */
  widget: string;
  attributes: Record<string, string | true>;
  /** Text inside the tag. */
  content: string;
  door: Door;
  /** Folder of the script files; empty: that of this page. */
  base: string;
  /** Origin of the companion, for frames. */
  service: string;
  theme: Theme;
  scheme: Scheme;
  /** Colours of a theme of one's own: light, dark. */
  colours: Partial<Record<Colour, [light: string, dark: string]>>;
  lengths: Partial<Record<Length, string>>;
  width: Width;
}

/** Addresses are cut by mail programs and chats; what is longer is not an address of this page. */
const LONGEST = 8000;

const oneOf = <Value>(known: readonly Value[], value: unknown, otherwise: Value): Value =>
  known.find((one) => String(one) === value) ?? otherwise;

const isColour = (text: string | undefined): text is string => /^#[\da-f]{6}$/i.test(text ?? '');

/** A font or a length as CSS takes it; nothing that could end the declaration. */
export const isPlainCss = (text: string): boolean => /^[\p{L}\d\s.,'"%-]{1,120}$/u.test(text);

export const initial = (language: Language): State => ({
  language,
  widget: 'article-list',
  attributes: {},
  content: '',
  door: 'tag',
  base: '',
  service: '',
  theme: 'default',
  scheme: 'auto',
  colours: {},
  lengths: {},
  width: 0,
});

/** The state as the part of an address after `#`; what is as at the beginning is left out. */
export function toHash(state: State): string {
  const query = new URLSearchParams();
  const first = initial(state.language);
  query.set('lang', state.language);
  query.set('widget', state.widget);
  for (const [name, value] of Object.entries(state.attributes))
    query.set(`a.${name}`, value === true ? 'true' : value);
  for (const key of ['content', 'door', 'base', 'service', 'theme', 'scheme', 'width'] as const)
    if (state[key] !== first[key]) query.set(key, String(state[key]));
  for (const [name, pair] of Object.entries(state.colours)) query.set(`c.${name}`, pair.join(' '));
  for (const [name, value] of Object.entries(state.lengths)) query.set(`l.${name}`, value);
  return query.toString();
}

/**
 * The state that an address holds. Whatever it does not know it leaves out: nothing in an address can be an error.
 * @param widgets those that can be chosen, with the attributes that may be set
 */
export function fromHash(hash: string, widgets: readonly Widget[], otherwise: Language): State {
  const query = new URLSearchParams(hash.length > LONGEST ? '' : hash.replace(/^#/, ''));
  const state = initial(oneOf<Language>(['vi', 'en'], query.get('lang'), otherwise));
  const widget =
    widgets.find(({ name }) => name === query.get('widget')) ??
    widgets.find(({ name }) => name === state.widget);
  if (!widget) return state;
  state.widget = widget.name;
  for (const { name, kind, values } of widget.attributes) {
    const value = query.get(`a.${name}`);
    if (value === null) continue;
    if (kind === 'boolean') state.attributes[name] = true;
    else if (!values || values.includes(value)) state.attributes[name] = value;
  }
  state.content = query.get('content') ?? '';
  state.door = oneOf(doors, query.get('door'), state.door);
  state.base = query.get('base') ?? '';
  state.service = query.get('service') ?? '';
  state.theme = oneOf(themes, query.get('theme'), state.theme);
  state.scheme = oneOf(schemes, query.get('scheme'), state.scheme);
  state.width = oneOf(widths, query.get('width'), state.width);
  for (const name of colours) {
    const [light, dark] = query.get(`c.${name}`)?.split(' ') ?? [];
    if (isColour(light) && isColour(dark)) state.colours[name] = [light, dark];
  }
  for (const name of lengths) {
    const value = query.get(`l.${name}`);
    if (value !== null && isPlainCss(value)) state.lengths[name] = value;
  }
  return state;
}
