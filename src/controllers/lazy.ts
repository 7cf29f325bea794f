import type { ReactiveControllerHost } from 'lit';

/**
 * A part of an element that few pages need, loaded by the first element that asks for it.
 * @returns gives the part, or undefined until it has come; the asking element is then rendered again
 */
export function lazy<T>(load: () => Promise<T>): (host: ReactiveControllerHost) => T | undefined {
  let part: T | undefined;
  let loading: Promise<unknown> | undefined;
  return (host) => {
    if (!part) {
      // Where it cannot be had, elements do without, and ask again when they are next rendered.
      loading ??= load().then(
        (loaded) => (part = loaded),
        () => (loading = undefined),
      );
      void loading.then((loaded) => loaded && host.requestUpdate());
    }
    return part;
  };
}
