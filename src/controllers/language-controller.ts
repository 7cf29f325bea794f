import type { ReactiveControllerHost } from 'lit';
import { listeners, stringsFor, tellListeners, type Strings } from '../i18n/strings.ts';

/** One for all elements, asleep while there are none. */
let observer: MutationObserver | undefined;

/** Language of the nearest ancestor that has one, shadow roots crossed; Vietnamese where none has. */
function languageOf(element: Element): string {
  const near = element.closest<HTMLElement>('[lang]');
  if (near) return near.lang;
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return host ? languageOf(host) : 'vi';
}

/** Gives an element its words, and renders it again when a `lang` on the page or a word changes. */
export function wordsFor(host: ReactiveControllerHost & Element): () => Strings {
  const update = () => host.requestUpdate();
  host.addController({
    hostConnected() {
      observer ??= new MutationObserver(tellListeners);
      if (!listeners.size) observer.observe(document, { attributeFilter: ['lang'], subtree: true });
      listeners.add(update);
    },
    hostDisconnected() {
      listeners.delete(update);
      if (!listeners.size) observer!.disconnect();
    },
  });
  return () => stringsFor(languageOf(host));
}
