import { html, nothing, type TemplateResult } from 'lit';
import type { Builder } from './main.ts';
import { wordsOf } from './words.attributes.ts';
import type { Attribute } from './widgets.ts';
import { words } from './words.ts';

/** What most people set; the rest waits in a part that opens. */
const first: Readonly<Record<string, readonly string[]>> = {
  'article-list': ['feed', 'heading', 'layout', 'limit', 'more', 'category', 'article-url'],
  'article-card': ['feed', 'item', 'layout', 'headline', 'href', 'image', 'published'],
  article: ['feed', 'item', 'item-param', 'tools', 'list-url', 'article-url'],
  'star-rating': ['feed', 'site', 'item', 'value', 'count', 'precision', 'readonly'],
  'visit-stats': ['feed', 'site', 'rows', 'layout', 'chart', 'counting'],
  'date-banner': ['portal', 'greeting', 'format', 'clock', 'lunar', 'feed', 'ticker'],
};

/** Attributes that say something when they stand alone: none at all is another thing than no text. */
const alone: Readonly<Record<string, readonly string[]>> = {
  'date-banner': ['greeting', 'clock', 'ticker'],
  'star-rating': ['label', 'json-ld'],
  'visit-stats': ['chart', 'heading'],
};

const addresses = ['feed', 'href', 'image', 'visits', 'article-url', 'list-url'];

/** Every address in it is one that a widget would go to. */
export const isAddress = (text: string): boolean =>
  text.split(/\s+/).every((part) => /^https?:\/\//i.test(part) || !/^[a-z][a-z\d+.-]*:/i.test(part));

/** The form of a widget's options. */
export function optionsForm(builder: Builder): TemplateResult {
  const { state, widget } = builder;
  const say = words[state.language];
  const field = (attribute: Attribute) => optionField(builder, attribute);
  const isFirst = ({ name }: Attribute) => first[widget.name]?.includes(name);
  const order = first[widget.name] ?? [];
  const leading = widget.attributes
    .filter(isFirst)
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  return html`${leading.map(field)}
    <details>
      <summary>${say.moreOptions}</summary>
      ${widget.attributes.filter((attribute) => !isFirst(attribute)).map(field)}
      <div class="field">
        <label for="o-content">${say.content}</label>
        <textarea
          id="o-content"
          rows="2"
          aria-describedby="d-content"
          .value=${state.content}
          @input=${(event: Event) =>
            builder.set({ content: (event.target as HTMLTextAreaElement).value }, false)}
          @change=${() => builder.settle()}
        ></textarea>
        <p class="hint" id="d-content">${say.contentHint}</p>
      </div>
    </details>`;
}

/** Text of the manifest: what stands between backticks is code. */
const withCode = (text: string) =>
  text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part));

function optionField(builder: Builder, attribute: Attribute): TemplateResult {
  const { state, widget } = builder;
  const say = words[state.language];
  const { name, kind, description } = attribute;
  const own = wordsOf(widget.name, name);
  const value = state.attributes[name];
  const id = `o-${name}`;
  const put = (given: string | true | undefined, settled: boolean) => {
    const attributes = { ...state.attributes };
    if (given === undefined) delete attributes[name];
    else attributes[name] = given;
    builder.set({ attributes }, settled);
  };
  const head = html`<label for=${id}>${own?.[state.language] ?? name} <code>${name}</code></label>`;
  const hint = html`<p class="hint" id="d-${name}">
    ${state.language === 'vi' ? (own?.does ?? description) : withCode(description)}
  </p>`;
  const checkbox = (checked: boolean, onChange: (checked: boolean) => void, label: TemplateResult) =>
    html`<span class="check">
      <input
        type="checkbox"
        id=${id}
        aria-describedby="d-${name}"
        .checked=${checked}
        @change=${(event: Event) => onChange((event.target as HTMLInputElement).checked)}
      />
      ${label}
    </span>`;

  if (kind === 'boolean')
    return html`<div class="field">
      ${checkbox(value === true, (checked) => put(checked || undefined, true), head)}${hint}
    </div>`;

  if (kind === 'choice')
    return html`<div class="field">
      ${head}
      <select
        id=${id}
        aria-describedby="d-${name}"
        @change=${(event: Event) => put((event.target as HTMLSelectElement).value || undefined, true)}
      >
        <option value="" ?selected=${value === undefined}>
          ${say.asUsual}${attribute.default ? `: ${attribute.default}` : ''}
        </option>
        ${attribute.values!.map(
          (choice) => html`<option value=${choice} ?selected=${value === choice}>${choice}</option>`,
        )}
      </select>
      ${hint}
    </div>`;

  const wrong =
    typeof value !== 'string' || !value
      ? undefined
      : kind === 'number' && !Number.isFinite(Number(value))
        ? say.badNumber
        : addresses.includes(name) && !isAddress(value)
          ? say.badAddress
          : undefined;
  const mayBeAlone = alone[widget.name]?.includes(name) ?? false;
  const input = (inputId: string, label: string | typeof nothing) =>
    html`<input
      id=${inputId}
      aria-label=${label}
      inputmode=${kind === 'number' ? 'decimal' : addresses.includes(name) ? 'url' : 'text'}
      spellcheck="false"
      aria-describedby=${wrong ? `e-${name} d-${name}` : `d-${name}`}
      aria-invalid=${wrong ? 'true' : 'false'}
      placeholder=${attribute.default ?? ''}
      .value=${value === undefined || value === true ? '' : value}
      @input=${(event: Event) =>
        put((event.target as HTMLInputElement).value || (mayBeAlone ? '' : undefined), false)}
      @change=${() => builder.settle()}
    />`;
  const error = wrong ? html`<p class="error" id="e-${name}">${wrong}</p>` : nothing;
  if (mayBeAlone)
    return html`<div class="field">
      ${checkbox(value !== undefined, (checked) => put(checked ? '' : undefined, true), head)}
      ${value === undefined ? nothing : input(`${id}-text`, own?.[state.language] ?? name)} ${error}${hint}
    </div>`;
  return html`<div class="field">${head}${input(id, nothing)}${error}${hint}</div>`;
}
