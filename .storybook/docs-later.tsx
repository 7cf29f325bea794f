/** What docs pages are drawn with, loaded by those who open one: a story alone does without 800 kB. */
import type { DocsContainerProps } from '@storybook/addon-docs/blocks';
import React, { lazy, Suspense, type PropsWithChildren } from 'react';

const LazyContainer = lazy(async () => ({ default: (await import('./docs.tsx')).Container }));
const LazyPage = lazy(async () => ({ default: (await import('./docs.tsx')).Page }));

export const Container = (props: PropsWithChildren<DocsContainerProps>) => (
  <Suspense>
    <LazyContainer {...props} />
  </Suspense>
);

export const Page = () => (
  <Suspense>
    <LazyPage />
  </Suspense>
);
