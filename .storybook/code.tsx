/** The sources of a story under tabs, as the panel and the docs pages show them. */
import React, { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Button, SyntaxHighlighter, type SupportedLanguage } from 'storybook/internal/components';
import { styled } from 'storybook/theming';
import type { Door } from '../src/builder/snippets.ts';
import { copyText } from '../src/builder/copy.ts';
import type { Sources } from './sources.ts';

const tabs: readonly { door: Door; title: string; language: SupportedLanguage; when: string }[] = [
  { door: 'tag', title: 'HTML', language: 'html', when: 'For pages you write yourself.' },
  {
    door: 'data-ward',
    title: 'data-ward',
    language: 'html',
    when: 'For editors that remove tags they do not know.',
  },
  {
    door: 'iframe',
    title: 'iframe',
    language: 'html',
    when: 'For pages that take no script. Put the address of your companion in place of ward.example.gov.vn.',
  },
  { door: 'react', title: 'React', language: 'jsx', when: 'For React 19 and later.' },
];

const Bar = styled.div(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: '4px 12px',
  padding: '4px 12px 4px 4px',
  borderBottom: `1px solid ${theme.appBorderColor}`,
}));

const TabList = styled.div({ display: 'flex', flexWrap: 'wrap' });

const Tab = styled.button(({ theme }) => ({
  padding: '8px 12px',
  border: 0,
  borderRadius: 4,
  background: 'none',
  font: `${theme.typography.weight.bold} 13px/1.2 ${theme.typography.fonts.base}`,
  color: theme.barTextColor,
  cursor: 'pointer',
  '&:hover': { color: theme.barHoverColor },
  '&[aria-selected="true"]': {
    color: theme.barSelectedColor,
    boxShadow: 'inset 0 -2px currentColor',
    borderRadius: 0,
  },
  '&:focus-visible': { outline: `2px solid ${theme.barSelectedColor}`, outlineOffset: -2 },
}));

const Panel = styled.div(({ theme }) => ({
  padding: '4px 16px',
  font: `13px/1.5 ${theme.typography.fonts.base}`,
  color: theme.color.defaultText,
  '&:focus-visible': { outline: `2px solid ${theme.barSelectedColor}`, outlineOffset: -2 },
}));

const Line = styled.p({ margin: '8px 0' });

/** Where the arrow keys, Home and End lead from a tab. */
const leadsTo: Record<string, (from: number) => number> = {
  ArrowRight: (from) => (from + 1) % tabs.length,
  ArrowLeft: (from) => (from + tabs.length - 1) % tabs.length,
  Home: () => 0,
  End: () => tabs.length - 1,
};

function CopyButton({ text }: { text: string }) {
  const [state, setState] = useState('');
  useEffect(() => setState(''), [text]);
  const onClick = async () =>
    setState((await copyText(text)) ? 'Copied' : 'Not copied: select the text and press Ctrl+C');
  return (
    <>
      <span role="status">{state}</span>
      <Button ariaLabel={false} size="small" variant="outline" onClick={() => void onClick()}>
        Copy
      </Button>
    </>
  );
}

/** Whoever chose a tab wants the same of the next story. */
let chosen = 0;

export function Code({ code, besides }: Required<Pick<Sources, 'code' | 'besides'>>) {
  const [at, setAt] = useState(chosen);
  const choose = (index: number) => setAt((chosen = index));
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const { door, title, language, when } = tabs[at]!;

  const onKeyDown = (event: KeyboardEvent) => {
    const to = leadsTo[event.key]?.(at);
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
    (list.current!.children[to] as HTMLElement).focus();
  };

  return (
    <>
      <Bar>
        <TabList role="tablist" aria-label="Source" ref={list} onKeyDown={onKeyDown}>
          {tabs.map((tab, index) => (
            <Tab
              key={tab.door}
              type="button"
              role="tab"
              id={`${id}${tab.door}`}
              aria-selected={index === at}
              aria-controls={`${id}panel`}
              tabIndex={index === at ? 0 : -1}
              onClick={() => choose(index)}
            >
              {tab.title}
            </Tab>
          ))}
        </TabList>
        <CopyButton text={code[door]} />
      </Bar>
      <Panel role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${door}`}>
        <Line>{when}</Line>
        <SyntaxHighlighter
          key={title}
          language={language}
          format={false}
          copyable={false}
          bordered
          padded
          wrapLongLines
        >
          {code[door]}
        </SyntaxHighlighter>
        {besides.length > 0 && <Line>Besides the tag, this story sets {besides.join(', ')}.</Line>}
      </Panel>
    </>
  );
}
