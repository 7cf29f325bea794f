/** Finding things in a shadow root as a person does: by role and name. */
import '@testing-library/dom/dist/@testing-library/dom.umd.js';
import type * as TestingLibrary from '@testing-library/dom';

// The package's modules import CommonJS ones; its single-file build runs in a browser as it is.
const { within } = (globalThis as unknown as { TestingLibraryDom: typeof TestingLibrary }).TestingLibraryDom;

/** Queries inside an element's shadow root. */
export const inside = (element: Element) => within(element.shadowRoot as unknown as HTMLElement);

// Kept from before any test replaces it.
const { setTimeout: later } = window;

/** Waits until the check no longer throws, at most eight seconds: a test has ten. */
export async function waitFor<T>(check: () => T | Promise<T>): Promise<T> {
  for (const end = performance.now() + 8000; ;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => later(resolve, 20));
    }
  }
}

/** The element's next event of that name. */
export const nextEvent = <T>(target: EventTarget, name: string): Promise<CustomEvent<T>> =>
  new Promise((resolve) =>
    target.addEventListener(name, (event) => resolve(event as CustomEvent<T>), { once: true }),
  );
