import React from 'react';
import { Markdown, Unstyled } from '@storybook/addon-docs/blocks';
import { figures, type Language } from './figures.ts';
import { hostPages } from './from-readme.ts';
import { starts } from './starts.ts';
import { words } from './words.ts';
import './welcome.css';

/** An address inside Storybook, wherever it is served from. */
const story = (path: string) => `./?path=${path}`;

interface Start {
  title: string;
  lead: string;
  source: string;
}

const StartCard = ({ title, lead, source }: Start) => (
  <div>
    <h3>{title}</h3>
    <p>{lead}</p>
    <pre tabIndex={0} aria-label={title}>
      {source}
    </pre>
  </div>
);

/** The landing page: what this is, the sample page, how to begin, the figures, the host pages. */
export function WelcomePage({ language, readme }: { language: Language; readme: string }) {
  const said = words[language];
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <Unstyled>
      <div className="welcome" lang={language}>
        <header className="welcome-hero">
          <h1>{said.title}</h1>
          <p>{said.lead}</p>
          <ul className="welcome-ways">
            <li>
              <a href={`portal/assets/builder.html?lang=${language}`} target="_top">
                {said.builder}
              </a>
            </li>
            <li>
              <a href={story('/docs/elements-article-list--docs')} target="_top">
                {said.elements}
              </a>
            </li>
            <li>
              <a href={story('/story/portal-pages--home')} target="_top">
                {said.pages}
              </a>
            </li>
            <li>
              <a
                href={story(`/docs/welcome-${other === 'en' ? 'english' : 'tiếng-việt'}--docs`)}
                target="_top"
                lang={other}
              >
                {said.other}
              </a>
            </li>
          </ul>
        </header>

        <h2>{said.sample}</h2>
        <p>{said.sampleLead}</p>
        <iframe title={said.frameTitle} src="portal/index.html" loading="lazy" />

        <h2>{said.starts}</h2>
        <div className="welcome-starts">
          <StartCard title={said.tag[0]!} lead={said.tag[1]!} source={starts.tag} />
          <StartCard title={said.dataWard[0]!} lead={said.dataWard[1]!} source={starts.dataWard} />
          <StartCard title={said.frame[0]!} lead={said.frame[1]!} source={starts.frame} />
        </div>

        <h2>{said.figures}</h2>
        <div className="welcome-table welcome-figures" tabIndex={0} role="region" aria-label={said.figures}>
          <Markdown>{figures(language)}</Markdown>
        </div>
        <p className="welcome-note">{said.measured}</p>

        <h2>{said.hosts}</h2>
        <p>{said.hostsLead}</p>
        <div className="welcome-table" tabIndex={0} role="region" aria-label={said.hosts}>
          <Markdown>{hostPages(readme)}</Markdown>
        </div>
      </div>
    </Unstyled>
  );
}
