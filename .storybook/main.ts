import type { StorybookConfig } from '@storybook/web-components-vite';
import { rssParserAliases } from '../scripts/rss-parser-aliases.mjs';

export default {
  framework: { name: '@storybook/web-components-vite', options: {} },
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  staticDirs: [{ from: '../stories/portal', to: '/portal' }],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-themes'],
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
    });
  },
} satisfies StorybookConfig;
