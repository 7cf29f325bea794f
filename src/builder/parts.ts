import { html, type TemplateResult } from 'lit';

/** Text to copy, with its button. */
export const codeBox = (
  name: string,
  text: string,
  copy: string,
  onCopy: (text: string) => void,
): TemplateResult =>
  html`<div class="code">
    <pre tabindex="0" role="group" aria-label=${name}><code>${text}</code></pre>
    <button type="button" class="copy" aria-label="${copy}: ${name}" @click=${() => onCopy(text)}>
      ${copy}
    </button>
  </div>`;

/** A choice among few, as buttons of one group. */
export const radios = <Value extends string | number>(
  legend: string,
  name: string,
  choices: readonly (readonly [Value, string])[],
  chosen: Value,
  onChoose: (value: Value) => void,
): TemplateResult =>
  html`<fieldset class="radios">
    <legend>${legend}</legend>
    ${choices.map(
      ([value, text]) =>
        html`<label>
          <input
            type="radio"
            name=${name}
            .checked=${value === chosen}
            @change=${() => onChoose(value)}
          /><span>${text}</span>
        </label>`,
    )}
  </fieldset>`;

/** Tabs over one panel. Arrow keys move, as the ARIA practices say; each tab shows its panel at once. */
export function tabs<Value extends string>(
  name: string,
  choices: readonly (readonly [Value, string])[],
  chosen: Value,
  onChoose: (value: Value) => void,
  panel: TemplateResult,
): TemplateResult {
  const move = (event: KeyboardEvent) => {
    const at = choices.findIndex(([value]) => value === chosen);
    const to = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: choices.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const [value] = choices[(to + choices.length) % choices.length]!;
    const list = event.currentTarget as HTMLElement;
    onChoose(value);
    list.querySelector<HTMLElement>(`#tab-${value}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${name} @keydown=${move}>
      ${choices.map(
        ([value, text]) =>
          html`<button
            type="button"
            role="tab"
            id="tab-${value}"
            aria-selected=${value === chosen}
            aria-controls="panel"
            tabindex=${value === chosen ? 0 : -1}
            @click=${() => onChoose(value)}
          >
            ${text}
          </button>`,
      )}
    </div>
    <div role="tabpanel" id="panel" aria-labelledby="tab-${chosen}">${panel}</div>`;
}
