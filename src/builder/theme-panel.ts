import { html, nothing, type TemplateResult } from 'lit';
import type { Builder } from './main.ts';
import { colourValues, hexOf, lowPairs } from './measure.ts';
import { codeBox, radios } from './parts.ts';
import { placeOf } from './source-panel.ts';
import { isPlainCss } from './state.ts';
import { colours, defaultLengths, lengths, themeCss, themes } from './tokens.ts';
import { words } from './words.ts';

/** Themes, single colours in both schemes, other tokens; what is hard to read; and the source of all that. */
export function themePanel(builder: Builder): TemplateResult {
  const { state } = builder;
  const say = words[state.language];
  const values = { light: colourValues(state, 'light'), dark: colourValues(state, 'dark') };
  const sides = ['light', 'dark'] as const;
  const isOwn = Object.keys(state.colours).length + Object.keys(state.lengths).length > 0;

  const colourRow = (name: (typeof colours)[number]) => {
    const pair = sides.map((side) => hexOf(values[side][name])) as [string, string];
    const put = (index: 0 | 1, settled: boolean) => (event: Event) => {
      const changed: [string, string] = [...pair];
      changed[index] = (event.target as HTMLInputElement).value;
      builder.set({ colours: { ...state.colours, [name]: changed } }, settled);
    };
    return html`<div class="colour">
      <span>${say.colours[name]} <code>--ward-color-${name}</code></span>
      ${sides.map(
        (side, index) =>
          html`<input
            type="color"
            aria-label="${say.colours[name]}, ${say[side]}"
            .value=${pair[index as 0 | 1]}
            @input=${put(index as 0 | 1, false)}
            @change=${put(index as 0 | 1, true)}
          />`,
      )}
    </div>`;
  };

  const lengthRow = (name: (typeof lengths)[number]) =>
    html`<div class="field">
      <label for="l-${name}">${say.lengths[name]} <code>--ward-${name}</code></label>
      <input
        id="l-${name}"
        spellcheck="false"
        placeholder=${defaultLengths[name]}
        .value=${state.lengths[name] ?? ''}
        @input=${(event: Event) => {
          const { value } = event.target as HTMLInputElement;
          const rest = { ...state.lengths };
          delete rest[name];
          if (!value || isPlainCss(value))
            builder.set({ lengths: value ? { ...rest, [name]: value } : rest }, false);
        }}
        @change=${() => builder.settle()}
      />
    </div>`;

  const low = lowPairs(state);
  return html`<p>${say.themeHint}</p>
    ${radios(
      say.theme,
      'theme',
      themes.map((theme) => [theme, say.themes[theme]] as const),
      state.theme,
      (theme) => builder.set({ theme }, true),
    )}
    <details>
      <summary>${say.own}</summary>
      <div class="colour" aria-hidden="true">
        <span></span><span class="side">${say.light}</span><span class="side">${say.dark}</span>
      </div>
      ${colours.map(colourRow)} ${lengths.map(lengthRow)}
      ${
        isOwn
          ? html`<button type="button" @click=${() => builder.set({ colours: {}, lengths: {} }, true)}>
              ${say.reset}
            </button>`
          : nothing
      }
    </details>
    <div role="status" class="low">
      ${
        low.length
          ? html`<ul>
              ${low.map(
                ({ on, ground, scheme, ratio, least }) =>
                  html`<li>
                    ${say.low(
                      say.colours[on],
                      say.colours[ground],
                      say[scheme],
                      ratio.toLocaleString(state.language, { maximumFractionDigits: 1 }),
                      least.toLocaleString(state.language),
                    )}
                  </li>`,
              )}
            </ul>`
          : nothing
      }
    </div>
    ${themeSource(builder, isOwn)}`;
}

/** The style sheet and the attribute of a theme that ships, and the rules for what was changed. */
function themeSource(builder: Builder, isOwn: boolean): TemplateResult | typeof nothing {
  const { state } = builder;
  const say = words[state.language];
  const { theme, scheme } = state;
  if (theme === 'default' && scheme === 'auto' && !isOwn) return nothing;
  const { base, integrity } = placeOf(builder);
  const hash = integrity?.['themes.css'];
  const asked = scheme === 'auto' ? '' : ` data-ward-scheme="${scheme}"`;
  const shipped =
    theme === 'default' && !asked
      ? ''
      : `<link rel="stylesheet" href="${base}themes.css"${hash ? ` integrity="${hash}" crossorigin="anonymous"` : ''}>\n<body${theme === 'default' ? '' : ` data-ward-theme="${theme}"`}${asked}>`;
  // Twice the attribute: stronger than the theme itself, wherever the style sheets stand.
  const selector = theme === 'default' ? ':root' : `[data-ward-theme='${theme}'][data-ward-theme]`;
  const copy = (text: string) => void builder.copy(text);
  return html`${shipped ? codeBox(say.theme, shipped, say.copy, copy) : nothing}
  ${
    isOwn
      ? html`<p>${say.themeSourceHint}</p>
          ${codeBox(say.themeSource, themeCss(selector, state.colours, state.lengths), say.copy, copy)}`
      : nothing
  }`;
}
