import type { ReactiveController, ReactiveControllerHost } from 'lit';
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

/** Gives the host its words, and renders it again when a `lang` on the page or a word changes. */
export class LanguageController implements ReactiveController {
  private readonly host: ReactiveControllerHost & Element;

  constructor(host: ReactiveControllerHost & Element) {
    this.host = host;
    host.addController(this);
  }

  get strings(): Strings {
    return stringsFor(languageOf(this.host));
  }

  private update = (): void => this.host.requestUpdate();

  hostConnected(): void {
    observer ??= new MutationObserver(tellListeners);
    if (!listeners.size) observer.observe(document, { attributeFilter: ['lang'], subtree: true });
    listeners.add(this.update);
  }

  hostDisconnected(): void {
    listeners.delete(this.update);
    if (!listeners.size) observer?.disconnect();
  }
}
