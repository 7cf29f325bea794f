import type { StorybookConfig } from '@storybook/web-components-vite';
import { rssParserAliases } from '../scripts/rss-parser-aliases.mjs';

export default {
  framework: { name: '@storybook/web-components-vite', options: {} },
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  // What whole pages inside the stories need: the portal's files, and the widgets as a ward's page loads them.
  staticDirs: [
    './public',
    { from: '../stories/portal', to: '/portal' },
    { from: '../dist/cdn', to: '/assets' },
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
      // As Storybook makes its manager.
      oxc: { jsx: { runtime: 'classic' } },
    });
  },
} satisfies StorybookConfig;
