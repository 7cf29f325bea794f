import { html, nothing, type TemplateResult } from 'lit';
import type { Builder } from './main.ts';
import { codeBox, tabs } from './parts.ts';
import { sourceAttributes } from './samples.ts';
import { doors, snippet, type Place } from './snippets.ts';
import { words } from './words.ts';

/** Where the files are that the source names. */
export function placeOf({ state, version, integrity }: Builder): Place {
  const here = new URL('./', location.href).href;
  const base = state.base || here;
  return {
    base: base.endsWith('/') ? base : `${base}/`,
    version,
    integrity,
    service: state.service || undefined,
  };
}

/** What is copied into the page, through the door that was chosen. */
export function sourcePanel(builder: Builder): TemplateResult {
  const { state } = builder;
  const say = words[state.language];
  const { door } = state;
  const place = placeOf(builder);
  const source = snippet(
    door,
    { tag: `ward-${state.widget}`, attributes: sourceAttributes(state), content: state.content },
    place,
  );
  const address = (key: 'base' | 'service', label: string, hint: string, placeholder: string) =>
    html`<div class="field">
      <label for="s-${key}">${label}</label>
      <input
        id="s-${key}"
        inputmode="url"
        spellcheck="false"
        aria-describedby="sd-${key}"
        placeholder=${placeholder}
        .value=${state[key]}
        @input=${(event: Event) => builder.set({ [key]: (event.target as HTMLInputElement).value }, false)}
        @change=${() => builder.settle()}
      />
      <p class="hint" id="sd-${key}">${hint}</p>
    </div>`;
  const hasScript = door === 'tag' || door === 'data-ward';
  return tabs(
    say.source,
    doors.map((one) => [one, say.doors[one][0]] as const),
    door,
    (chosen) => builder.set({ door: chosen }, true),
    html`<p>${say.doors[door][1]}</p>
      ${hasScript ? address('base', say.base, say.baseHint, new URL('./', location.href).href) : nothing}
      ${
        door === 'iframe'
          ? address('service', say.service, say.serviceHint, 'https://ward.example.gov.vn')
          : nothing
      }
      ${codeBox(say.source, source, say.copy, (text) => void builder.copy(text))}
      ${
        hasScript && builder.integrity
          ? html`<p class="hint">${say.version(builder.version)} ${door === 'tag' ? say.hashes : nothing}</p>`
          : nothing
      }`,
  );
}
