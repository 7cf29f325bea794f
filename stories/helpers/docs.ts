/** What the docs pages are made of, beside Storybook's own blocks. */
import { createElement, type PropsWithChildren, type ReactNode } from 'react';
import { en } from '../../src/i18n/en.ts';
import { stringsFor, type Strings } from '../../src/i18n/strings.ts';

/**
 * Parts of elements that bring words along. Not imported by statements: by the package's word they have no side effects,
 * and none would be left in the bundle.
 */
await Promise.all([
  import('../../src/elements/article-list/list-tools.ts'),
  import('../../src/elements/article/article.ts'),
  import('../../src/elements/article/body.ts'),
  import('../../src/elements/article/neighbours.ts'),
  import('../../src/elements/article/tools.ts'),
  import('../../src/elements/article/way-back.ts'),
  import('../../src/elements/date-banner/banner-feed.ts'),
  import('../../src/i18n/long-date.ts'),
  import('../../src/i18n/lunar.ts'),
  import('../../src/elements/shared/state-note.ts'),
  import('../../src/elements/star-rating/reading.ts'),
  import('../../src/elements/star-rating/sending.ts'),
  import('../../src/elements/star-rating/star-rating.ts'),
  import('../../src/elements/visit-stats/visit-chart.ts'),
  import('../../src/elements/visit-stats/visit-notes.ts'),
  import('../../src/elements/visit-stats/visit-stats.ts'),
]);

/** Rows of the manifest that are for code, and have no control. */
export const IN_CODE = /^::part|^(ward-|input$|change$)|\(\)$/;

interface Cells {
  head: ReactNode[];
  rows: ReactNode[][];
}

export const Table = ({ head, rows }: Cells) =>
  createElement(
    'table',
    null,
    createElement(
      'thead',
      null,
      createElement('tr', null, ...head.map((cell) => createElement('th', { scope: 'col' }, cell))),
    ),
    createElement(
      'tbody',
      null,
      ...rows.map((row) => createElement('tr', null, ...row.map((cell) => createElement('td', null, cell)))),
    ),
  );

/** Which keys do what. */
export const Keys = ({ rows }: { rows: [keys: string, does: ReactNode][] }) =>
  Table({
    head: ['Key', 'What it does'],
    rows: rows.map(([keys, does]) => [
      keys.split(' ').flatMap((key, index) => [index ? ' ' : '', createElement('kbd', { key }, key)]),
      does,
    ]),
  });

/** Attributes and values in a text are code. */
const marked = (text: string): ReactNode[] =>
  text.split('`').map((part, index) => (index % 2 ? createElement('code', { key: index }, part) : part));

/** The two forms by number. */
const forms = (text: string): string => text.replace('|', ' / ');

/** When something is said, and what, in both languages: read from where the elements have it. */
export const Words = ({
  of = 'When',
  rows,
}: {
  of?: string;
  rows: [when: string, name: keyof Strings][];
}) => {
  const vi = stringsFor('vi');
  return Table({
    head: [of, 'Vietnamese', 'English'],
    rows: rows.map(([when, name]) => [
      marked(when),
      createElement('span', { lang: 'vi' }, forms(vi[name])),
      forms(en[name]),
    ]),
  });
};

const advice = (word: string, color: string) =>
  function Advice({ children }: PropsWithChildren) {
    return createElement(
      'section',
      { style: { borderInlineStart: `4px solid ${color}`, margin: '24px 0', padding: '1px 0 1px 20px' } },
      createElement('strong', { style: { color } }, word),
      children,
    );
  };

// Readable on a light page and on a dark one.
export const Do = advice('Do', 'light-dark(#1b6e3c, #7fd6a0)');
export const Dont = advice('Don’t', 'light-dark(#a8231c, #ff9d94)');
