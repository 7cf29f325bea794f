import type { StorybookConfig } from '@storybook/web-components-vite';
import { rssParserAliases } from '../scripts/rss-parser-aliases.mjs';

export default {
  framework: { name: '@storybook/web-components-vite', options: {} },
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  // The portal's pages as `npm start` serves them, and pages of other portals, on the widgets as built.
  staticDirs: [
    './public',
    { from: '../stories/portal', to: '/portal' },
    { from: '../stories/pages', to: '/pages' },
    { from: '../dist/cdn', to: '/portal/assets' },
    { from: '../node_modules/bootstrap-3/dist/css', to: '/pages/bootstrap-3/css' },
  ],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  // The switch for light and dark is the page's own; what greets new users of Storybook is nothing to designers.
  features: { backgrounds: false, sidebarOnboardingChecklist: false, menuOnboardingChecklist: false },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  async viteFinal(config) {
    const { mergeConfig } = await import('vite');
    // The library's own build is not Storybook's.
    delete config.build?.lib;
    delete config.build?.rolldownOptions;
    return mergeConfig(config, {
      resolve: { alias: rssParserAliases },
      // light-dark() stays as it is written: themes follow the scheme wherever it is set.
      build: { cssTarget: 'esnext' },
      // As Storybook makes its manager.
      oxc: { jsx: { runtime: 'classic' } },
    });
  },
} satisfies StorybookConfig;
