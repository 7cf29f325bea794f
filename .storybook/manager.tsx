import React from 'react';
import { addons, types } from 'storybook/manager-api';
import { create } from 'storybook/theming';
import mark from './mark.svg';
import { Panel } from './panel.tsx';
import { SOURCES, type Sources } from './sources.ts';

const { matches: dark } = matchMedia('(prefers-color-scheme: dark)');

addons.setConfig({
  theme: create({
    base: dark ? 'dark' : 'light',
    brandTitle: 'ward-widgets',
    brandImage: mark,
    brandUrl: './',
    brandTarget: '_self',
    // The red of the mark, lighter on dark.
    colorPrimary: dark ? '#ff9d92' : '#a5121b',
    colorSecondary: dark ? '#6cb2ff' : '#0b559f',
  }),
  sidebar: { showRoots: true },
});

addons.register(SOURCES, (api) => {
  // Kept while another panel is open.
  api.on(SOURCES, (sources: Sources) => void api.setAddonState(SOURCES, sources));
  addons.add(`${SOURCES}/panel`, {
    type: types.PANEL,
    title: 'Code',
    match: ({ viewMode }) => viewMode === 'story',
    render: ({ active }) => (active ? <Panel /> : <></>),
  });
});
