import type { ReactiveControllerHost } from 'lit';

export type LazyHost = ReactiveControllerHost & {
  /** Fulfilled when the part asked for last has come. */
  loading?: Promise<unknown> | undefined;
};

/**
 * A part of an element that few pages need, loaded by the first element that asks for it.
 * @returns gives the part, or undefined until it has come; the asking element is then rendered again
 */
export function lazy<T>(load: () => Promise<T>): (host: LazyHost) => T | undefined {
  let part: T | undefined;
  let loading: Promise<T> | null | undefined;
  return (host) => {
    if (!part) {
      loading ??= load();
      host.loading = loading.then(
        (loaded) => {
          part = loaded;
          host.requestUpdate();
        },
        // Where it cannot be had, elements do without, and ask again when they are next rendered.
        () => {
          loading = null;
        },
      );
    }
    return part;
  };
}
