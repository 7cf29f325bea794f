import { html, nothing, type TemplateResult } from 'lit';
import { upgrade, webUrl } from '../../client/urls.ts';
import type { Article } from '../../contract/feed.ts';
import { articleBody } from '../../html/body.ts';
import { addVietnamese, fill, type Strings } from '../../i18n/strings.ts';
import type { WardArticleElement } from './article.ts';
import { bodyStyles } from './body.styles.ts';
import { samePage } from './find-article.ts';
import { wear } from '../shared/wear.ts';

addVietnamese({ readOn: 'Đọc tiếp', files: 'Tệp đính kèm', table: 'Bảng' });

/** A body once it is clean. */
interface Body {
  /** What it was made of: the same makes no new one, so that reading goes on where it was. */
  key: string;
  /** Absent until they are there. */
  nodes?: Node[];
  /** It begins with the summary. */
  hasLead?: boolean;
  /** It is no more than the summary. */
  isLead?: boolean;
  /** It ends with the author's name. */
  isSigned?: boolean;
  hasPicture?: boolean;
  /** What scrolls where it is too wide, each with its name. */
  scrollers?: Map<Element, string>;
}

const bodies = new WeakMap<WardArticleElement, Body>();

/** Addresses of pictures that failed to load. */
const broken = new Set<string>();

/** Plain words, to compare with. */
const flat = (text = '') => text.normalize().replace(/\s+/g, ' ').trim().toLowerCase();

const namesOf = ({ authors }: Article): string =>
  authors
    ?.map(({ name }) => name)
    .filter(Boolean)
    .join(', ') ?? '';

/** Whether a body ends with its author's name, such as `Thương Thương` or `Tin, ảnh: Thương Thương`. */
function isSignedBy(author: string, body: ParentNode): boolean {
  for (let last = body.lastElementChild; author && last; last = last.lastElementChild) {
    const end = flat(last.textContent.slice(-author.length - 60)).replace(/[).]$/, '');
    const before = end.slice(0, -author.length).trim();
    // A name at the end of a sentence is no signature.
    if (end.endsWith(author) && (!before || /[:,(–-]$/.test(before))) return true;
  }
  return false;
}

/** Tables that are too wide scroll by themselves, and can be reached by keyboard as long as they do. */
function letScroll(body: ParentNode): Map<Element, string> {
  const scrollers = new Map<Element, string>();
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const isWide = target.scrollWidth > target.clientWidth + 1;
      if (isWide) target.setAttribute('tabindex', '0');
      else target.removeAttribute('tabindex');
    }
  });
  for (const table of body.querySelectorAll('table')) {
    if (table.parentElement?.closest('table')) continue;
    const box = document.createElement('div');
    box.className = 'scroll';
    box.setAttribute('role', 'group');
    table.replaceWith(box);
    box.append(table);
    observer.observe(box);
    scrollers.set(box, table.caption?.textContent.trim() ?? '');
  }
  return scrollers;
}

async function clean(
  article: Article,
  headingLevel: number,
  base: string | undefined,
  timeZone: string,
): Promise<Partial<Body>> {
  const { content_html, summary, title, date_published, date_modified } = article;
  const dates = [date_published, date_modified];
  const fragment = await articleBody(content_html!, { base, headingLevel, title, dates, timeZone });
  const text = flat(fragment.textContent);
  // A summary that was cut off ends in dots.
  const lead = flat(summary).replace(/\s*(…|\.{3}|\[…\])$/, '');
  const images = fragment.querySelectorAll('img');
  const scrollers = letScroll(fragment);
  // The first picture is in sight soon, most often.
  if (images[0]) images[0].loading = 'eager';
  return {
    // What is left of a body without words and pictures is nothing.
    nodes: text || fragment.querySelector('img, video, audio') ? [...fragment.childNodes] : [],
    hasLead: !!lead && text.startsWith(lead),
    isLead: !!lead && text.length <= lead.length + 3 && text.startsWith(lead),
    isSigned: isSignedBy(flat(namesOf(article)), fragment),
    hasPicture: !!images[0],
    scrollers,
  };
}

/** A picture that does not come takes up no more room than its words. Errors do not bubble: they are met on their way. */
const atError = {
  handleEvent: ({ target }: Event): void => (target as Element).classList.add('broken'),
  capture: true,
};

/** The body of an article that has no markup. */
const paragraphs = (text: string): TemplateResult[] =>
  text
    .trim()
    .split(/\n\s*\n/)
    .map((words) => html`<p>${words.trim()}</p>`);

/**
 * All of an article below its tools: lead, picture, body, files, author, source. Undefined until the body is clean.
 * @param top level of the headline
 */
export function body(
  host: WardArticleElement,
  article: Article,
  strings: Strings,
  top: number,
): TemplateResult | undefined {
  wear(host, bodyStyles);
  const { content_html = '', content_text, summary, url, title, _ward: ward = {} } = article;
  const base = url ?? host.origin?.feed_url;
  const key = [content_html, base, title, summary, top].join('\n');
  let made = bodies.get(host);
  if (made?.key !== key) {
    const next: Body = (made = { key });
    bodies.set(host, next);
    if (!content_html) next.nodes = [];
    else {
      const done = (found: Partial<Body>) => {
        Object.assign(next, found);
        if (bodies.get(host) === next) host.requestUpdate();
      };
      clean(article, top, base, host.timeZone).then(done, (error: unknown) => {
        // The sanitiser could not be had: the summary is still worth reading.
        console.warn('[ward-widgets] body not shown:', error);
        done({ nodes: [] });
      });
    }
  }
  const { nodes, hasLead, isLead, isSigned, hasPicture, scrollers } = made;
  if (!nodes) return undefined;
  scrollers?.forEach((name, box) => box.setAttribute('aria-label', name || strings.table));

  const isPlain = !nodes.length && !!content_text;
  const original = webUrl(url);
  const isShort = isLead || (!nodes.length && !isPlain);
  const author = namesOf(article);
  const source = ward.source;
  const from = webUrl(source?.url);
  return html`<div class="text">
    ${
      summary && !hasLead && !(isPlain && flat(content_text).startsWith(flat(summary)))
        ? html`<p class="lead" part="lead">${summary}</p>`
        : nothing
    }
    ${hasPicture ? nothing : picture(host, article)}
    ${
      nodes.length
        ? html`<div class="body" part="body" @error=${atError}>${nodes}</div>`
        : isPlain
          ? html`<div class="body plain" part="body">${paragraphs(content_text)}</div>`
          : nothing
    }
    ${
      isShort && original && !samePage(original, location.href)
        ? html`<a class="more" part="more" href=${original}>${strings.readOn}</a>`
        : nothing
    }
    ${files(article, strings)}
    ${author && !isSigned ? html`<p class="author" part="author">${author}</p>` : nothing}
    ${
      source?.title
        ? html`<p class="source" part="source">
            ${
              from
                ? html`<a href=${from}>${fill(strings.source, source.title)}</a>`
                : fill(strings.source, source.title)
            }
          </p>`
        : nothing
    }
  </div>`;
}

/** The article's own picture, where the body has none. */
function picture(host: WardArticleElement, { image, _ward }: Article): TemplateResult | typeof nothing {
  const src = webUrl(image && upgrade(image));
  if (!src || broken.has(src)) return nothing;
  const fail = () => {
    broken.add(src);
    host.requestUpdate();
  };
  const caption = [_ward?.image_caption, _ward?.image_credit].filter(Boolean).join(' ');
  return html`<figure part="figure">
    <img src=${src} alt="" @error=${fail} />
    ${caption ? html`<figcaption>${caption}</figcaption>` : nothing}
  </figure>`;
}

function files({ attachments = [] }: Article, strings: Strings): TemplateResult | typeof nothing {
  const items = attachments.flatMap(({ url, mime_type, title }) => {
    const href = webUrl(url);
    if (!href || mime_type.startsWith('image/')) return [];
    const name = /[^/]+(?=[?#]|$)/.exec(new URL(href).pathname)?.[0] ?? href;
    return html`<li><a href=${href}>${title || decode(name)}</a></li>`;
  });
  return items.length
    ? html`<div class="files" part="files">
        ${strings.files}
        <ul>
          ${items}
        </ul>
      </div>`
    : nothing;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
