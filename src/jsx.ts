/** Types of the tags in JSX. `import type {} from 'ward-widgets/jsx'` is enough for React 19. */
import type { LitElement } from 'lit';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type {
  WardArticleCardElement,
  WardArticleElement,
  WardArticleListElement,
  WardDateBannerElement,
  WardStarRatingElement,
  WardVisitStatsElement,
} from './index.ts';

/** `headingLevel` → `heading-level` */
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : Name;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Names of an element's own properties that can be set. */
type Settable<E> = {
  [Name in Exclude<keyof E, keyof LitElement>]: E[Name] extends (...values: never[]) => unknown
    ? never
    : Same<Pick<E, Name>, { -readonly [N in keyof Pick<E, Name>]: E[N] }> extends true
      ? Name
      : never;
}[Exclude<keyof E, keyof LitElement>];

/** Properties, by their own names and by those of their attributes. */
type Own<E> = { [Name in Settable<E>]?: E[Name] | undefined } & {
  [Name in Settable<E> & string as Kebab<Name>]?: E[Name] | undefined;
};

/** `onward-load` listens to `ward-load`. */
type Listeners<E extends Element> = {
  [Name in 'ward-load' | 'ward-error' | 'ward-vote' as `on${Name}`]?: (
    event: CustomEvent & { currentTarget: E },
  ) => void;
};

interface Tags {
  'ward-article': WardArticleElement;
  'ward-article-card': WardArticleCardElement;
  'ward-article-list': WardArticleListElement;
  'ward-date-banner': WardDateBannerElement;
  'ward-star-rating': WardStarRatingElement;
  'ward-visit-stats': WardVisitStatsElement;
}

/** Every tag with its properties. For a library other than React, extend its `JSX.IntrinsicElements` by it. */
export type WardElements = {
  [Tag in keyof Tags]: Omit<DetailedHTMLProps<HTMLAttributes<Tags[Tag]>, Tags[Tag]>, Settable<Tags[Tag]>> &
    Own<Tags[Tag]> &
    Listeners<Tags[Tag]>;
};

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the only way to name React's own
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface, because it is merged
    interface IntrinsicElements extends WardElements {}
  }
}
