// Has the elements take over what a server rendered, in place of drawing it again. To be loaded before they are.
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import { adoptStyles, LitElement, render } from 'lit';
import { feeds } from '../client/feed-client.ts';
import type { Answer } from '../client/loader.ts';
import type { Feed } from '../contract/feed.ts';
import { at } from './page.ts';
import { draw, MOST_ROUNDS, supply, type Drawn, type Served } from './served.ts';

interface Support {
  litElementHydrateSupport(lit: { LitElement: typeof LitElement }): void;
}

type Element = Drawn &
  LitElement & {
    createRenderRoot(): ShadowRoot;
    scheduleUpdate(): void | Promise<unknown>;
  };

const proto = LitElement.prototype as unknown as Element;
// Lit asks for its own support where that was there first. Which was is the bundler's choice.
if (!Object.hasOwn(proto, 'attributeChangedCallback'))
  (globalThis as unknown as Support).litElementHydrateSupport({ LitElement });
const { createRenderRoot, scheduleUpdate, update } = proto;
const { last } = feeds;

/** Elements that a server rendered, until their parts are there. */
const waiting = new WeakMap<Element, Served>();
/** Those that take over now. */
const ready = new WeakMap<Element, Served>();
/** By the feed they show: lists inside a banner have no data of their own. */
const known = new Map<string, Served>();
/** By address: what there is to show when the first reading in the browser fails. */
const kept = new Map<string, Answer<Feed>>();

feeds.last = (url) => last(url) ?? kept.get(url);

/** What stands in a shadow root beside the rendering. */
function servedIn(root: ShadowRoot): Served | undefined {
  const script = root.lastElementChild;
  if (!script?.matches('script[type="application/json"]')) return undefined;
  const served = JSON.parse(script.textContent) as Served;
  script.remove();
  const { feed, feeds: read, readAt } = served;
  if (feed) known.set(feed, served);
  const urls = feed.match(/\S+/g) ?? [];
  if (read?.length === urls.length)
    urls.forEach((url, i) => kept.set(new URL(url, document.baseURI).href, { feed: read[i]!, readAt }));
  return served;
}

proto.createRenderRoot = function () {
  const root = this.shadowRoot;
  const served = root && (servedIn(root) ?? known.get(this.feed ?? ''));
  if (served) {
    waiting.set(this, served);
    const controller = {
      hostUpdate: () => {
        this.removeController(controller);
        supply(this, served);
      },
    };
    this.addController(controller);
  }
  return createRenderRoot.call(this);
};

/** Looks of its own, for where a policy blocks the server's. Those of its parts, which come after, have come before. */
function adopt(element: Element): void {
  const root = element.renderRoot as ShadowRoot;
  const parts = [...root.adoptedStyleSheets];
  adoptStyles(root, (element.constructor as typeof LitElement).elementStyles);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...parts];
}

/** Loads the parts that were drawn on the server. */
async function gather(element: Element, served: Served): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    supply(element, served);
    draw(element);
    if (!element.loading) return;
    await element.loading;
  }
}

proto.scheduleUpdate = function () {
  const served = waiting.get(this);
  if (!served) return scheduleUpdate.call(this);
  const { article } = this;
  return gather(this, served).then(async () => {
    const set = this.article !== served.article ? this.article : article;
    waiting.delete(this);
    adopt(this);
    ready.set(this, served);
    await scheduleUpdate.call(this);
    // The page has set another one meanwhile, or before.
    if (set) this.article = set;
  });
};

proto.update = function (changed) {
  const served = ready.get(this);
  if (!served) return update.call(this, changed);
  ready.delete(this);
  try {
    at(served.now, () => update.call(this, changed));
  } catch (cause) {
    console.warn('[ward-widgets] drawn again', this.localName, cause);
    this.renderRoot.replaceChildren();
    render(this.render(), this.renderRoot, this.renderOptions);
  }
  // Texts were taken for those that are there: once as they were on the server, then as they are.
  this.requestUpdate();
};
