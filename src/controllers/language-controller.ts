import type { ReactiveControllerHost } from 'lit';
import { listeners, stringsFor, type Strings } from '../i18n/strings.ts';

/** Language of the nearest ancestor that has one, shadow roots crossed; Vietnamese where none has. */
function languageOf(element: Element): string {
  const near = element.closest<HTMLElement>('[lang]');
  if (near) return near.lang;
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return host ? languageOf(host) : 'vi';
}

/** Gives an element its words, and renders it again when words are replaced or loaded. */
export function wordsFor(host: ReactiveControllerHost & Element): () => Strings {
  const update = () => host.requestUpdate();
  host.addController({
    hostConnected() {
      listeners.add(update);
    },
    hostDisconnected() {
      listeners.delete(update);
    },
  });
  return () => stringsFor(languageOf(host));
}
