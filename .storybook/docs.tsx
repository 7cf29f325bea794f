/** The docs pages: what they look like, and their blocks. */
import {
  Controls,
  Description,
  DocsContainer,
  Primary,
  Stories,
  Subtitle,
  Title,
  useOf,
  type DocsContainerProps,
  type Of,
} from '@storybook/addon-docs/blocks';
import React, { useEffect, useState, type PropsWithChildren } from 'react';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { addons } from 'storybook/preview-api';
import { styled, themes } from 'storybook/theming';
import { Code } from './code.tsx';
import { sourcesOf } from './source-of-story.ts';
import { SOURCES, type Sources as StorySources } from './sources.ts';
import { setGround, type Globals } from './stage.ts';

type GlobalsEvent = [{ globals: Globals }] | undefined;

function useGlobals(): Globals {
  const channel = addons.getChannel();
  const last = (event: string) => (channel.last(event) as GlobalsEvent)?.[0].globals;
  const [globals, setGlobals] = useState(last(GLOBALS_UPDATED) ?? last(SET_GLOBALS)!);
  useEffect(() => {
    const listen = (event: { globals: Globals }) => setGlobals(event.globals);
    channel.on(GLOBALS_UPDATED, listen);
    return () => channel.off(GLOBALS_UPDATED, listen);
  }, [channel]);
  return globals;
}

/** A docs page is light or dark as its stories are. */
export function Container({ context, children }: PropsWithChildren<DocsContainerProps>) {
  const globals = useGlobals();
  setGround(globals);
  return (
    <DocsContainer context={context} theme={themes[globals.scheme === 'dark' ? 'dark' : 'light']}>
      {children}
    </DocsContainer>
  );
}

const Frame = styled.div(({ theme }) => ({
  margin: '24px 0 40px',
  border: `1px solid ${theme.appBorderColor}`,
  borderRadius: theme.appBorderRadius,
  background: theme.background.content,
  overflow: 'hidden',
}));

/** The sources of a story that the page shows: `<Sources of={Stories.Voting} />`, below its canvas. */
export function Sources({ of }: { of: Of }) {
  const { id } = useOf(of, ['story']).story;
  const [sources, setSources] = useState(sourcesOf(id));
  useEffect(() => {
    const channel = addons.getChannel();
    const listen = (told: StorySources) => told.story === id && setSources(told);
    channel.on(SOURCES, listen);
    return () => channel.off(SOURCES, listen);
  }, [id]);
  return (
    sources?.code && (
      <Frame className="sb-unstyled">
        <Code code={sources.code} besides={sources.besides} />
      </Frame>
    )
  );
}

function SourcesOfPrimary() {
  const { csfFile } = useOf('meta', ['meta']);
  const [first] = Object.values(csfFile.stories);
  return first ? <Sources of={first.moduleExport} /> : null;
}

/** The page of an element that has none of its own. */
export const Page = () => (
  <>
    <Title />
    <Subtitle />
    <Description />
    <Primary />
    <SourcesOfPrimary />
    <Controls />
    <Stories />
  </>
);
