import type { LitElementRenderer, RenderInfo } from '@lit-labs/ssr';
import { draw, supply, type Drawn, type Served } from './served.ts';

/** One rendering of one element, elements inside it included. */
export interface Rendering {
  served: Served;
  /** Language of the page. */
  lang: string;
  hasFallback: boolean;
  nonce: string;
  /** Parts on their way: what was rendered without them is to be rendered again. */
  coming: Promise<unknown>[];
}

/** Buttons and choices do nothing without script. */
const WITHOUT_SCRIPT = '@media (scripting:none){.tools,.vote{display:none}}';

/** What server and elements both write has no `<` inside: no text of a feed ends the script. */
const scriptOf = (served: Served): string =>
  `<script type="application/json">${JSON.stringify(served).replace(/</g, '\\u003c')}</script>`;

/** What Lit's stand-in for a DOM has not, and our elements ask for while they draw. */
function complete(element: Drawn, { lang, hasFallback }: Rendering): string[] {
  const sheets: string[] = [];
  Object.assign(element, {
    firstElementChild: null,
    textContent: hasFallback ? 'x' : '',
    matches: () => false,
    closest: () => ({ lang }),
    renderRoot: {
      addEventListener() {},
      // Looks of parts that are loaded later come as elements where there are no sheets to adopt.
      appendChild: ({ textContent }: { textContent: string }) => sheets.push(textContent),
    },
  });
  return sheets;
}

type Pieces = NonNullable<ReturnType<LitElementRenderer['renderShadow']>>;

type WardRenderer = LitElementRenderer & {
  /** The element up to its light DOM, with what the browser begins with. */
  whole(): Pieces;
};

/** How our elements are rendered, out of how Lit's are. */
export function rendererFor(
  Base: typeof LitElementRenderer,
  rendering: Rendering,
): new (tag: string) => WardRenderer {
  const { served, nonce } = rendering;
  return class extends Base {
    private sheets: string[] = [];

    private get drawn(): Drawn {
      return this.element as unknown as Drawn;
    }

    override connectedCallback(): void {
      const { drawn } = this;
      const own = this.element.getAttribute('lang');
      this.sheets = complete(drawn, own ? { ...rendering, lang: own } : rendering);
      super.connectedCallback();
      supply(drawn, served);
    }

    override renderShadow(info: RenderInfo): Pieces {
      const { drawn, sheets } = this;
      const template = draw(drawn);
      if (drawn.loading) rendering.coming.push(drawn.loading);
      drawn.render = () => template;
      const [open, ...rest] = super.renderShadow(info)!;
      const last = rest.pop()!;
      // After the element's own looks, before what it has drawn.
      const close = rest.pop() as string;
      return [
        nonce ? (open as string).replace('>', ` nonce="${nonce}">`) : open!,
        ...rest,
        ...sheets,
        WITHOUT_SCRIPT,
        close,
        last,
      ];
    }

    whole(): Pieces {
      const tag = this.tagName;
      const focus = this.shadowRootOptions.delegatesFocus ? ' shadowrootdelegatesfocus' : '';
      const info: RenderInfo = {
        elementRenderers: [this.constructor as typeof LitElementRenderer],
        customElementInstanceStack: [],
        customElementHostStack: [this],
        eventTargetStack: [],
        slotStack: [],
        deferHydration: true,
      };
      return [
        `<${tag}`,
        ...this.renderAttributes(),
        `><template shadowrootmode="open"${focus}>`,
        () => this.renderShadow(info),
        scriptOf(served),
        '</template>',
      ];
    }
  };
}
