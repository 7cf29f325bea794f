import type { Failure } from './reasons.ts';
import { previewAttributes } from './samples.ts';
import type { State } from './state.ts';
import { themeCss } from './tokens.ts';

/** What the widget in the preview has said of its feed. */
export type Status =
  | { state: 'quiet' }
  | { state: 'reading' }
  | { state: 'loaded'; items: number | undefined }
  | { state: 'failed'; failure: Failure };

interface WidgetElement extends HTMLElement {
  state?: string;
  updateComplete?: Promise<unknown>;
}

/** The live widget, in a frame of its own width, theme and scheme. */
export class Preview {
  /** Stands in the page. */
  readonly frame = document.createElement('div');
  status: Status = { state: 'quiet' };

  #sheet = new CSSStyleSheet();
  #widget: WidgetElement | undefined;
  #changed: () => void;

  /** @param changed is called when `status` is another */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.frame.className = 'preview';
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    this.frame.addEventListener('ward-load', (event) => {
      const { feeds } = (event as CustomEvent<{ feeds: { items?: unknown[] }[] }>).detail;
      const lists = feeds.map(({ items }) => items).filter((items) => items !== undefined);
      this.#say({
        state: 'loaded',
        items: lists.length ? lists.reduce((sum, { length }) => sum + length, 0) : undefined,
      });
    });
    this.frame.addEventListener('ward-error', (event) =>
      this.#say({ state: 'failed', failure: (event as CustomEvent<Failure>).detail }),
    );
    // A preview takes no votes.
    this.frame.addEventListener('ward-vote', (event) => event.preventDefault());
  }

  #say(status: Status): void {
    this.status = status;
    this.#changed();
  }

  /** Makes the preview as the state says. */
  show(state: State): void {
    this.dress(state);
    const tag = `ward-${state.widget}`;
    const attributes = previewAttributes(state);
    let widget = this.#widget;
    const isNew = widget?.localName !== tag || widget.textContent !== state.content;
    if (isNew || !widget) {
      widget = document.createElement(tag);
      widget.textContent = state.content;
    }
    const feedBefore = isNew ? undefined : widget.getAttribute('feed');
    for (const name of widget.getAttributeNames()) if (!(name in attributes)) widget.removeAttribute(name);
    for (const [name, value] of Object.entries(attributes))
      if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
    if (isNew) this.frame.replaceChildren(widget);
    this.#widget = widget;
    if (isNew || feedBefore !== widget.getAttribute('feed')) void this.#watch(widget);
  }

  /** A widget that has another feed waits for it, or shows at once what it has. */
  async #watch(widget: WidgetElement): Promise<void> {
    this.#say({ state: 'quiet' });
    await customElements.whenDefined(widget.localName);
    await widget.updateComplete;
    if (widget === this.#widget && widget.state === 'waiting' && this.status.state === 'quiet')
      this.#say({ state: 'reading' });
  }

  /** Width, theme and scheme of the preview: needed at once, because the theme's colours are measured there. */
  dress({ theme, scheme, colours, lengths, width }: State): void {
    const { frame } = this;
    frame.dataset['wardTheme'] = theme;
    if (scheme === 'auto') delete frame.dataset['wardScheme'];
    else frame.dataset['wardScheme'] = scheme;
    frame.dataset['width'] = String(width);
    // The very text that is to be pasted.
    this.#sheet.replaceSync(themeCss('.preview', colours, lengths));
  }
}
