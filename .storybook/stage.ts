import type { Decorator, Preview } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { styleMap } from 'lit/directives/style-map.js';

/** The switches of the toolbar; the URL has them as `globals=theme:civic;scheme:dark`. */
export const globalTypes = {
  theme: {
    description: 'Theme of the widgets',
    toolbar: {
      icon: 'paintbrush',
      dynamicTitle: true,
      items: [
        { value: 'default', title: 'Default' },
        { value: 'government', title: 'Government' },
        { value: 'civic', title: 'Civic' },
        { value: 'contrast', title: 'High contrast' },
      ],
    },
  },
  scheme: {
    description: 'Light or dark page',
    toolbar: {
      icon: 'contrast',
      dynamicTitle: true,
      items: [
        { value: 'light', title: 'Light', icon: 'sun' },
        { value: 'dark', title: 'Dark', icon: 'moon' },
      ],
    },
  },
  language: {
    description: 'Language of the page',
    toolbar: {
      icon: 'globe',
      dynamicTitle: true,
      items: [
        { value: 'vi', title: 'Tiếng Việt' },
        { value: 'en', title: 'English' },
      ],
    },
  },
  direction: {
    description: 'Direction of the text',
    toolbar: {
      icon: 'transfer',
      dynamicTitle: true,
      items: [
        { value: 'ltr', title: 'Left to right' },
        { value: 'rtl', title: 'Right to left' },
      ],
    },
  },
  container: {
    description: 'Width of the column that holds the widget',
    toolbar: {
      icon: 'ruler',
      dynamicTitle: true,
      items: [
        { value: 'story', title: 'Column of the story' },
        ...['150', '200', '320', '480', '768', '1280'].map((value) => ({ value, title: `${value} px` })),
      ],
    },
  },
} satisfies Preview['globalTypes'];

export const initialGlobals = {
  theme: 'default',
  scheme: 'light',
  language: 'vi',
  direction: 'ltr',
  container: 'story',
};

export type Globals = Record<keyof typeof initialGlobals, string>;

/** Gives the whole page the ground of theme and scheme, as a host page that asks for them has it. */
export function setGround({ theme, scheme }: Globals): void {
  const { dataset } = document.documentElement;
  dataset['wardTheme'] = theme;
  dataset['wardScheme'] = scheme;
}

/** The column of the host page that a story stands in. Widgets read its language once: for another, they are new. */
export const stage: Decorator = (story, { globals, parameters, viewMode }) => {
  const { theme, scheme, language, direction, container } = globals as Globals;
  // A docs page has its own, for all of its stories.
  if (viewMode === 'story') setGround(globals as Globals);
  const width = Number(container === 'story' ? parameters['container'] : container);
  return html`<div
    class="stage"
    lang=${language}
    dir=${direction}
    data-ward-theme=${theme}
    data-ward-scheme=${scheme}
    style=${width ? styleMap({ width: `${width}px` }) : nothing}
  >
    ${keyed(language, story())}
  </div>`;
};
