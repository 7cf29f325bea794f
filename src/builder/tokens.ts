/** The themes of `themes.css`. */
export const themes = ['default', 'government', 'civic', 'contrast'] as const;
export type Theme = (typeof themes)[number];

/** Tokens that are colours: `--ward-color-…`. */
export const colours = ['text', 'muted', 'accent', 'line', 'surface', 'fill', 'star'] as const;
export type Colour = (typeof colours)[number];

/** Other tokens: `--ward-…`. */
export const lengths = ['font-family', 'font-size', 'radius', 'gap', 'article-measure'] as const;
export type Length = (typeof lengths)[number];

/** What the widgets use where nobody sets a token; a test holds them to the widgets' own style sheet. */
export const defaultColours: Readonly<Record<Colour, string>> = {
  text: 'light-dark(#222, #eee)',
  muted: 'light-dark(#555, #bbb)',
  accent: 'light-dark(#05a, #8cf)',
  line: 'light-dark(#ccc, #444)',
  surface: 'light-dark(#fff, #222)',
  fill: 'light-dark(#eee, #333)',
  star: 'light-dark(#b50, #fb4)',
};

export const defaultLengths: Readonly<Record<Length, string>> = {
  'font-family': 'system-ui, sans-serif',
  'font-size': '16px',
  radius: '8px',
  gap: '20px',
  'article-measure': '38em',
};

/** Pairs of colours that stand on each other in a widget, and the least contrast of WCAG 2.2 for them. */
export const pairs: readonly (readonly [on: Colour, ground: Colour, least: number])[] = [
  ['text', 'surface', 4.5],
  ['text', 'fill', 4.5],
  ['muted', 'surface', 4.5],
  ['muted', 'fill', 4.5],
  ['accent', 'surface', 4.5],
  ['accent', 'fill', 4.5],
  ['star', 'surface', 3],
];

export type Rgb = readonly [red: number, green: number, blue: number];

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, as WCAG 2.2 defines it: 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/**
 * A theme of one's own as a style sheet: light for browsers that do not know `light-dark()`, then both.
 * @param selector what it is for: `:root` for a whole page
 */
export function themeCss(
  selector: string,
  own: Partial<Record<Colour, readonly [light: string, dark: string]>>,
  others: Partial<Record<Length, string>>,
): string {
  const colourLines = (make: (pair: readonly [string, string]) => string) =>
    Object.entries(own).map(([name, pair]) => `--ward-color-${name}: ${make(pair)};`);
  const rule = (lines: string[], indent: string) =>
    `${indent}${selector} {\n${lines.map((line) => `${indent}  ${line}\n`).join('')}${indent}}\n`;
  const plain = [
    ...colourLines(([light]) => light),
    ...Object.entries(others).map(([name, value]) => `--ward-${name}: ${value};`),
  ];
  const both = colourLines(([light, dark]) => `light-dark(${light}, ${dark})`);
  return [
    ...(plain.length ? [rule(plain, '')] : []),
    ...(both.length ? [`@supports (color: light-dark(red, red)) {\n${rule(both, '  ')}}\n`] : []),
  ].join('\n');
}
