import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { configure } from 'storybook/test';
import manifest from '../dist/custom-elements.json' with { type: 'json' };
import '../src/themes/themes.css';
import { Container, Page } from './docs-later.tsx';
import './preview.css';
import { announceSources, sourcesOf } from './source-of-story.ts';
import { globalTypes, initialGlobals, stage } from './stage.ts';

setCustomElementsManifest(manifest);
// How long a play function's `waitFor` has: on a busy machine the default of one second is not enough.
configure({ asyncUtilTimeout: 10_000 });

export default {
  tags: ['autodocs'],
  globalTypes,
  initialGlobals,
  decorators: [announceSources, stage],
  parameters: {
    // What the tests ask of every story.
    a11y: {
      test: 'error',
      options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    },
    controls: { expanded: true },
    docs: {
      container: Container,
      page: Page,
      codePanel: false,
      source: { transform: (code: string, { id }: { id: string }) => sourcesOf(id)?.code?.tag ?? code },
    },
    options: {
      storySort: { order: ['Welcome', 'Visual language', 'Portal pages', 'Elements', 'Builder'] },
    },
    viewport: {
      options: {
        phone: { name: 'Phone', styles: { width: '360px', height: '720px' } },
        tablet: { name: 'Tablet', styles: { width: '768px', height: '1024px' } },
        desktop: { name: 'Desktop', styles: { width: '1280px', height: '900px' } },
      },
    },
  },
} satisfies Preview;
