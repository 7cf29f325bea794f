import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { setStorybookHelpersConfig } from '@wc-toolkit/storybook-helpers';
import { configure } from 'storybook/test';
import manifest from '../dist/custom-elements.json' with { type: 'json' };
import '../src/themes/themes.css';
import './preview.css';
import { globalTypes, initialGlobals, stage } from './stage.ts';

setCustomElementsManifest(manifest);
setStorybookHelpersConfig({});
// How long a play function's `waitFor` has: on a busy machine the default of one second is not enough.
configure({ asyncUtilTimeout: 10_000 });

export default {
  tags: ['autodocs'],
  globalTypes,
  initialGlobals,
  decorators: [stage],
  parameters: {
    a11y: { test: 'error' },
    viewport: {
      options: {
        phone: { name: 'Phone', styles: { width: '360px', height: '720px' } },
        tablet: { name: 'Tablet', styles: { width: '768px', height: '1024px' } },
        desktop: { name: 'Desktop', styles: { width: '1280px', height: '900px' } },
      },
    },
  },
} satisfies Preview;
