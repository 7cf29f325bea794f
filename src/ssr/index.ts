// Our elements as declarative shadow DOM, from Node. Browsers that know it show them without script, and
// `ward-widgets/hydrate` has the elements take over what is there.
import type { Article, Feed } from '../contract/feed.ts';
import { WardArticleCardElement } from '../elements/article-card/article-card.ts';
import { WardArticleListElement } from '../elements/article-list/article-list.ts';
import { WardDateBannerElement } from '../elements/date-banner/date-banner.ts';
import { define } from '../elements/shared/define.ts';
import { WardStarRatingElement } from '../elements/star-rating/star-rating.ts';
import { setStrings, stringsFor } from '../i18n/strings.ts';
import { at, onPage } from './page.ts';
import { rendererFor, type Rendering } from './renderer.ts';
import { MOST_ROUNDS, type Served } from './served.ts';

const elements = {
  'ward-article-card': WardArticleCardElement,
  'ward-article-list': WardArticleListElement,
  'ward-date-banner': WardDateBannerElement,
  'ward-star-rating': WardStarRatingElement,
};

/** The elements that can be rendered on a server. */
export type ServerTag = keyof typeof elements;

export interface RenderOptions {
  /** Address of the page that the element goes into: relative addresses follow it. */
  page: string;
  /** The element's attributes; `true` is one without a value, and `false`, null and undefined are none. */
  attributes?: Record<string, string | number | boolean | null | undefined>;
  /** What a card shows; it goes before everything else. */
  article?: Article;
  /** What stands at the addresses of the attribute `feed`, in their order, already read. */
  feeds?: Feed[];
  /** When the feeds were read. Default: now. */
  readAt?: Date | number;
  /** HTML inside the tag, for browsers and programs that do not know declarative shadow DOM. Written as it is. */
  fallback?: string;
  /** Language of the page. Default: `vi`. */
  lang?: string;
  /** What o'clock it is. Default: now. */
  now?: Date | number;
  /** The nonce of the page's Content-Security-Policy, for the styles. */
  nonce?: string;
}

async function litSsr(): Promise<typeof import('@lit-labs/ssr')> {
  try {
    return await import('@lit-labs/ssr');
  } catch (cause) {
    throw new Error('ward-widgets/ssr needs a package: npm install @lit-labs/ssr @lit-labs/ssr-client', {
      cause,
    });
  }
}

/** English is loaded by whoever first asks for it; here it has to be there at once. Replaced words stay replaced. */
async function loadWords(lang: string): Promise<void> {
  if (!/^en\b/i.test(lang)) return;
  const { en } = await import('../i18n/en.ts');
  const vietnamese = new Set(Object.entries(stringsFor('vi')).map(String));
  const own = Object.entries(stringsFor(lang)).filter((entry) => !vietnamese.has(String(entry)));
  setStrings(lang, { ...en, ...Object.fromEntries(own) });
}

/** No body: cards do not show it, and it is the most of a feed. */
function light(article: Article): Article {
  const rest = { ...Object.getOwnPropertyDescriptors(article) };
  for (const name of ['content_html', 'content_text', 'attachments'] as const) delete rest[name];
  return Object.defineProperties({} as Article, rest);
}

/**
 * An element as HTML with declarative shadow DOM: readable without script, and the same that the browser draws.
 *
 * Texts and addresses of articles and attributes are escaped as in the browser; `fallback` is written as it is.
 * @returns rejects where the tag or an attribute's name is none of ours, and where `@lit-labs/ssr` is missing
 */
export async function renderToString(tag: ServerTag, options: RenderOptions): Promise<string> {
  const { page, attributes = {}, article, feeds, fallback = '', lang = 'vi', nonce = '' } = options;
  if (!Object.hasOwn(elements, tag))
    throw new TypeError(`<${tag}>: only ${Object.keys(elements).join(', ')} are rendered on servers`);
  const given = Object.entries(attributes).filter(([, value]) => value != null && value !== false);
  const strange = given.find(([name]) => !/^(?!on)[a-z][a-z\d-]*$/.test(name));
  if (strange) throw new TypeError(`<${tag}>: "${strange[0]}" is no attribute`);
  if (!/^[\w+/=-]*$/.test(nonce)) throw new TypeError('a nonce is base64');

  const { LitElementRenderer } = await litSsr();
  const { RenderResultIterator } = await import('@lit-labs/ssr/lib/render.js');
  define(tag, elements[tag]);
  await loadWords(lang);
  const served: Served = {
    feed: String(attributes.feed ?? ''),
    feeds: feeds?.map((feed) => ({ ...feed, items: feed.items.map(light) })),
    readAt: +(options.readAt ?? Date.now()),
    article: article && light(article),
    now: +(options.now ?? Date.now()),
  };
  const rendering: Rendering = { served, lang, nonce, hasFallback: Boolean(fallback.trim()), coming: [] };
  const Renderer = rendererFor(LitElementRenderer, rendering);

  const render = (): string =>
    at(served.now, () =>
      onPage(page, () => {
        const renderer = new Renderer(tag);
        for (const [name, value] of given) renderer.setAttribute(name, value === true ? '' : String(value));
        renderer.connectedCallback();
        let html = '';
        // No part of ours is a promise.
        for (const piece of new RenderResultIterator(renderer.whole())) html += piece as string;
        // Left over from Lit's templates, and no valid HTML. No text has a `<` of its own.
        return `${html.replaceAll('<?>', '')}${fallback}</${tag}>`;
      }),
    );

  let html = render();
  for (let round = 0; rendering.coming.length && round < MOST_ROUNDS; round++) {
    await Promise.all(rendering.coming.splice(0));
    html = render();
  }
  return html;
}
