/** The pieces of the page on the visual language. All read what the widgets are really drawn with. */
import { css, html, LitElement, unsafeCSS, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import manifest from '../../dist/custom-elements.json' with { type: 'json' };
import '../../src/elements/article-card/article-card.define.ts';
import '../../src/elements/star-rating/star-rating.define.ts';
import { hostStyles } from '../../src/styles/host.styles.ts';

const ROLES = ['text', 'muted', 'accent', 'line', 'surface', 'fill', 'star'];

const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

/** A colour as designers write it. */
function hex(color: string): string {
  pixel.fillStyle = color;
  pixel.fillRect(0, 0, 1, 1);
  const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data;
  return `#${[red!, green!, blue!].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** `<visual-theme data-ward-theme="civic" data-ward-scheme="dark">`: the colours of a theme by role, and what they do to two widgets. */
class VisualTheme extends LitElement {
  static override styles = [
    hostStyles,
    css`
      .root {
        padding: 16px;
        background: var(--_surface);
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
      }
      .name {
        margin: 0 0 12px;
        font-weight: 700;
      }
      .roles {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(6.5em, 1fr));
        gap: 12px;
        margin: 0 0 16px;
        padding: 0;
        list-style: none;
        font-size: 0.875em;
      }
      .chip {
        height: 3em;
        margin-bottom: 4px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
      }
      .value {
        color: var(--_muted);
      }
      ward-star-rating {
        margin-top: 16px;
      }
    `,
    unsafeCSS(ROLES.map((role) => `.${role} { background: var(--_${role}) }`).join(' ')),
  ];

  protected override updated(): void {
    for (const role of this.renderRoot.querySelectorAll('li')) {
      const { backgroundColor } = getComputedStyle(role.querySelector('.chip')!);
      role.querySelector('.value')!.textContent = hex(backgroundColor);
    }
  }

  protected override render(): TemplateResult {
    const { wardTheme: name, wardScheme: scheme } = this.dataset;
    return html`<div lang="vi">
      <div class="root">
        <p class="name" lang="en">${name}, ${scheme}</p>
        <ul class="roles" lang="en" role="list">
          ${ROLES.map(
            (role) =>
              html`<li>
                <div class="chip ${role}"></div>
                ${role}
                <div class="value"></div>
              </li>`,
          )}
        </ul>
        <ward-article-card
          headline="Lịch tiếp công dân tháng 12 năm 2024"
          href="#mau-sac"
          published="2024-11-20"
          views="1208"
          rating="4.5"
          rating-count="12"
          category="Thông báo"
          summary="Chủ tịch Ủy ban nhân dân phường tiếp công dân vào sáng thứ Năm hằng tuần."
        ></ward-article-card>
        <ward-star-rating name="mau" value="4" label="Đánh giá của bạn"></ward-star-rating>
      </div>
    </div>`;
  }
}

/** Size in `em` of the widget's own font size, weight, line height, and where it is used. */
const TYPE: [size: string, weight: number, line: number, use: string][] = [
  ['1.875', 700, 1.5, 'headline of an article, in a wide column'],
  ['1.25', 700, 1.5, 'headline of an article in a narrow column; headings in its body'],
  ['1.25', 700, 1.45, 'heading of a list'],
  ['1.125', 700, 1.45, 'headline of a card; heading of statistics'],
  ['1.0625', 400, 1.7, 'body of an article'],
  ['1', 400, 1.5, 'all else'],
  ['0.9375', 600, 1.5, 'tools and dates of an article'],
  ['0.875', 400, 1.5, 'dates, views, authors, notes to a rating'],
  ['0.8125', 400, 1.5, 'axes of the chart: the smallest'],
];

/** `<visual-type>`: the type scale. */
class VisualType extends LitElement {
  static override styles = [
    hostStyles,
    css`
      .root {
        color: inherit;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        padding: 10px 0;
        border-bottom: 1px solid;
        border-color: color-mix(in srgb, currentColor 20%, transparent);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      small {
        font-size: 0.8125em;
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`<ul class="root" role="list">
      ${TYPE.map(
        ([size, weight, line, use]) =>
          html`<li>
            <span lang="vi" style=${styleMap({ fontSize: `${size}em`, fontWeight: weight, lineHeight: line })}
              >Ủy ban nhân dân phường Tây Sơn: NGHỊ QUYẾT, HỖ TRỢ, ĐẪM</span
            >
            <small>${size} em · ${weight} · ${line} · ${use}</small>
          </li>`,
      )}
    </ul>`;
  }
}

/** `<visual-space>`: the steps between things, in pixels. */
class VisualSpace extends LitElement {
  static override styles = [
    hostStyles,
    css`
      .root {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-end;
        gap: 20px;
        color: inherit;
      }
      .step {
        font-size: 0.875em;
        text-align: center;
      }
      .box {
        margin: 0 auto 4px;
        background: var(--_accent);
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`<div class="root">
      ${[2, 4, 6, 8, 10, 12, 14, 16, 20].map(
        (step) =>
          html`<div class="step">
            <div class="box" style=${styleMap({ width: `${step}px`, height: `${step}px` })}></div>
            ${step}
          </div>`,
      )}
    </div>`;
  }
}

/** `<visual-shape data-ward-theme="civic">`: corners, line and focus ring of a theme. */
class VisualShape extends LitElement {
  static override styles = [
    hostStyles,
    css`
      .root {
        padding: 16px;
        color: var(--_text);
        background: var(--_surface);
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
      }
      .rule {
        margin-bottom: 14px;
        border-bottom: 2px solid var(--_accent);
      }
      .ring {
        padding: 4px 10px;
        border-radius: var(--_radius);
        background: var(--_fill);
        outline: 3px solid var(--_accent);
        outline-offset: 2px;
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`<div class="root">
      <div class="rule">${this.dataset['wardTheme']}</div>
      <div class="ring">3 px, 2 px</div>
    </div>`;
  }
}

interface Use {
  name: string;
  default: string;
  description: string;
  tag: string;
}

/** Each use of a token by an element, as the manifest says it. */
const uses = (
  manifest.modules as { declarations: { tagName?: string; cssProperties?: Omit<Use, 'tag'>[] }[] }[]
)
  .flatMap(({ declarations }) => declarations)
  .flatMap(({ tagName, cssProperties = [] }): Use[] =>
    cssProperties.map((property) => ({ ...property, tag: tagName! })),
  );

/** Uses that agree in one field, in the order they come. */
function groups(all: Use[], by: keyof Use): [string, Use[]][] {
  const found = new Map<string, Use[]>();
  for (const use of all) found.set(use[by], [...(found.get(use[by]) ?? []), use]);
  return [...found];
}

/** `<visual-tokens>`: the tokens, from the manifest. */
class VisualTokens extends LitElement {
  static override styles = css`
    .scroll {
      overflow-x: auto;
    }
    table {
      width: 100%;
      min-width: 34em;
      border-collapse: collapse;
      font:
        0.9375em/1.5 system-ui,
        sans-serif;
    }
    th,
    td {
      padding: 8px 12px 8px 0;
      text-align: start;
      vertical-align: top;
      border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent);
    }
    th {
      font-weight: 600;
    }
    code {
      font-family: ui-monospace, monospace;
      font-size: 0.9375em;
      white-space: nowrap;
    }
    p {
      margin: 0 0 2px;
    }
  `;

  protected override render(): TemplateResult {
    return html`<div class="scroll" role="region" aria-label="Tokens" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">token</th>
            <th scope="col">by itself</th>
            <th scope="col">what it is for</th>
          </tr>
        </thead>
        <tbody>
          ${groups(uses, 'name').map(
            ([name, all]) =>
              html`<tr>
                <th scope="row"><code>${name}</code></th>
                <td><code>${all[0]!.default}</code></td>
                <td>
                  ${groups(all, 'description').map(
                    ([description, some]) =>
                      html`<p>
                        ${description} ${some.map(({ tag }) => html`<code>${tag.slice(5)}</code> `)}
                      </p>`,
                  )}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

for (const [tag, element] of [
  ['visual-theme', VisualTheme],
  ['visual-type', VisualType],
  ['visual-space', VisualSpace],
  ['visual-shape', VisualShape],
  ['visual-tokens', VisualTokens],
] as const)
  if (!customElements.get(tag)) customElements.define(tag, element);
