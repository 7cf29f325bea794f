import React from 'react';
import { EmptyTabContent } from 'storybook/internal/components';
import { useAddonState, useStorybookState } from 'storybook/manager-api';
import { Code } from './code.tsx';
import { SOURCES, type Sources } from './sources.ts';

/** The panel under the canvas: the widget of the story as the controls set it, to copy. */
export function Panel() {
  const [sources] = useAddonState<Sources | undefined>(SOURCES);
  const { storyId } = useStorybookState();
  if (sources?.story !== storyId) return null;
  return sources.code ? (
    <Code code={sources.code} besides={sources.besides} />
  ) : (
    <EmptyTabContent
      title="No single widget"
      description="This story shows a page of its own. Its parts are among the elements."
    />
  );
}
