import type { State } from './state.ts';
import { colours, contrast, defaultColours, pairs, type Colour, type Rgb } from './tokens.ts';

/** A pair of colours that is hard to read. */
export interface Low {
  on: Colour;
  ground: Colour;
  scheme: 'light' | 'dark';
  ratio: number;
  least: number;
}

const rgbOf = (text: string): Rgb => {
  const [red = 0, green = 0, blue = 0] = text.match(/[\d.]+/g)?.map(Number) ?? [];
  return [red, green, blue];
};

/** The colours as the browser computes them, in one scheme: tokens may be made of anything that CSS knows. */
export function colourValues({ theme }: State, scheme: 'light' | 'dark'): Record<Colour, Rgb> {
  const probe = document.createElement('div');
  // Gets the reader's own tokens as the preview does.
  probe.className = 'preview';
  probe.hidden = true;
  probe.dataset['wardTheme'] = theme;
  probe.dataset['wardScheme'] = scheme;
  const swatch = document.createElement('span');
  probe.append(swatch);
  document.body.append(probe);
  const values = colours.map((name) => {
    swatch.style.setProperty('color', `var(--ward-color-${name}, ${defaultColours[name]})`);
    return [name, rgbOf(getComputedStyle(swatch).color)] as const;
  });
  probe.remove();
  return Object.fromEntries(values) as Record<Colour, Rgb>;
}

/** `#rrggbb`, as colour fields want it. */
export const hexOf = (colour: Rgb): string =>
  `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;

/** The pairs under the least contrast of WCAG 2.2, in both schemes. */
export function lowPairs(state: State): Low[] {
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const values = colourValues(state, scheme);
    return pairs
      .map(([on, ground, least]) => ({
        on,
        ground,
        scheme,
        least,
        ratio: contrast(values[on], values[ground]),
      }))
      .filter(({ ratio, least }) => ratio < least);
  });
}
