import { html, nothing, render, type TemplateResult } from 'lit';
import allWidgets from 'virtual:widgets';
import { copyText } from './copy.ts';
import { optionsForm } from './options.ts';
import { radios } from './parts.ts';
import { Preview } from './preview.ts';
import { reasonOf } from './reasons.ts';
import { isSample } from './samples.ts';
import { addSampleDays } from './sample-days.ts';
import { sourcePanel } from './source-panel.ts';
import { fromHash, schemes, toHash, widths, type Language, type State } from './state.ts';
import { themePanel } from './theme-panel.ts';
import type { Widget } from './widgets.ts';
import { words } from './words.ts';

/** The package's version, written in by the build. */
declare const WARD_VERSION: string;

/** A pause in typing after which the preview follows, in milliseconds. */
const PAUSE = 400;

/** The page: one state, which is the page's address as well, and what is drawn of it. */
export class Builder {
  state: State;
  readonly version = WARD_VERSION;
  /** Hashes of the script files; none where they cannot be had. */
  integrity: Record<string, string> | undefined;

  #preview = new Preview(() => this.#draw());
  #place: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #said = '';

  constructor(place: HTMLElement) {
    this.#place = place;
    this.state = this.#read();
    addEventListener('hashchange', () => {
      // Our own changes of the address raise no event: somebody went back, or typed.
      this.state = this.#read();
      this.#show();
    });
    this.#show();
    void this.#readHashes();
  }

  #show(): void {
    this.#preview.dress(this.state);
    this.#draw();
    this.#preview.show(this.state);
  }

  get widget(): Widget {
    return allWidgets.find(({ name }) => name === this.state.widget)!;
  }

  /**
   * Changes the state.
   * @param settled the change is done, and is a step to go back to; else it may be one letter of many
   */
  set(change: Partial<State>, settled: boolean): void {
    const before = toHash(this.state);
    this.state = { ...this.state, ...change };
    const after = `#${toHash(this.state)}`;
    if (settled && before !== after.slice(1)) history.pushState(null, '', after);
    else history.replaceState(null, '', after);
    this.#preview.dress(this.state);
    this.#draw();
    clearTimeout(this.#timer);
    if (settled) this.#preview.show(this.state);
    else this.#timer = setTimeout(() => this.#preview.show(this.state), PAUSE);
  }

  /** Typing is over. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#preview.show(this.state);
  }

  async copy(text: string): Promise<void> {
    const { copied, notCopied } = words[this.state.language];
    // Said again where it was said before.
    this.#said = '';
    this.#draw();
    this.#said = (await copyText(text)) ? copied : notCopied;
    this.#draw();
  }

  #read(): State {
    const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language;
    return fromHash(location.hash, allWidgets, /^en/.test(asked) ? 'en' : 'vi');
  }

  async #readHashes(): Promise<void> {
    try {
      const answer = await fetch(new URL('sri.json', document.baseURI));
      if (answer.ok) this.integrity = (await answer.json()) as Record<string, string>;
      this.#draw();
    } catch {
      // Opened as a file, or without that file: sources without hashes work as well.
    }
  }

  #draw(): void {
    const { language } = this.state;
    document.documentElement.lang = language;
    document.title = `${words[language].title} – ward-widgets`;
    render(this.#page(), this.#place);
  }

  #page(): TemplateResult {
    const { state } = this;
    const say = words[state.language];
    const other: Language = state.language === 'vi' ? 'en' : 'vi';
    return html`<header>
        <div>
          <h1>${say.title}</h1>
          <p>${say.lead}</p>
        </div>
        <p class="ways">
          <button type="button" lang=${other} @click=${() => this.set({ language: other }, true)}>
            ${say.otherLanguage}
          </button>
          <button type="button" @click=${() => void this.copy(location.href)}>${say.copyLink}</button>
        </p>
      </header>
      <main>
        <section class="options" aria-labelledby="h-options">
          <h2 id="h-options">${say.options}</h2>
          <div class="field">
            <label for="widget">${say.widget}</label>
            <select
              id="widget"
              aria-describedby="d-widget"
              @change=${(event: Event) =>
                this.set({ widget: (event.target as HTMLSelectElement).value, attributes: {} }, true)}
            >
              ${Object.entries(say.widgets).map(
                ([name, [title]]) =>
                  html`<option value=${name} ?selected=${name === state.widget}>${title}</option>`,
              )}
            </select>
            <p class="hint" id="d-widget">${say.widgets[state.widget]![1]}</p>
          </div>
          ${optionsForm(this)}
        </section>
        <section class="view" aria-labelledby="h-view">
          <h2 id="h-view">${say.preview}</h2>
          <div class="bar">
            ${radios(
              say.width,
              'width',
              widths.map((width) => [width, width ? `${width} px` : say.full] as const),
              state.width,
              (width) => this.set({ width }, true),
            )}
            ${radios(
              say.scheme,
              'scheme',
              schemes.map((scheme) => [scheme, say.schemes[scheme]] as const),
              state.scheme,
              (scheme) => this.set({ scheme }, true),
            )}
          </div>
          <div role="status" class="status">${this.#status()}</div>
          <div class="table">${this.#preview.frame}</div>
        </section>
        <section class="source" aria-labelledby="h-source">
          <h2 id="h-source">${say.source}</h2>
          ${sourcePanel(this)}
        </section>
        <section class="theme" aria-labelledby="h-theme">
          <h2 id="h-theme">${say.theme}</h2>
          ${themePanel(this)}
        </section>
      </main>
      <p role="status" class="copied">${this.#said}</p>`;
  }

  #status(): TemplateResult | string | typeof nothing {
    const { state } = this;
    const say = words[state.language];
    const { status } = this.#preview;
    if (status.state === 'reading') return say.reading;
    if (status.state === 'failed') {
      const { failure } = status;
      const address = failure.url && /^https?:/.test(failure.url) ? failure.url : undefined;
      return html`<div class="failed">
        <p>${reasonOf(failure, state.language)}</p>
        ${
          address
            ? html`<p><a href=${address} target="_blank" rel="noopener noreferrer">${say.openFeed}</a></p>`
            : nothing
        }
      </div>`;
    }
    if (isSample(state)) return say.sample;
    return status.state === 'loaded' ? say.loaded(status.items) : nothing;
  }
}

addSampleDays();
new Builder(document.querySelector<HTMLElement>('#builder')!);
