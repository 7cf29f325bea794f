// What only pages written by hand need: part of the scripts for script tags.
import type { LitElement } from 'lit';
import { hostPage } from './define.ts';

let isSaid = false;

hostPage.bars = (element) => {
  // Browsers drop the style sheets of an element that comes into another document, such as a frame's.
  Object.assign(element.prototype as LitElement, {
    adoptedCallback(this: LitElement) {
      void import('./rehome.ts').then(({ rehome }) => rehome(this));
    },
  });
  // The templates are HTML, which a document of XML cannot parse: what stands in the tags stays.
  const isXml = /xml/.test(document.contentType);
  if (isXml && !isSaid) console.info('[ward-widgets] XHTML pages keep what stands in the tags');
  isSaid ||= isXml;
  return isXml;
};

const TAGS =
  'ward-article,ward-article-card,ward-article-list,ward-date-banner,ward-star-rating,ward-visit-stats';

/** What no tag has as its content until there is something better. */
const PAGE = `main,script:not([type*=json]),${TAGS}`;

/**
 * Lets go what tags closed in themselves have swallowed: HTML knows no `<ward-date-banner/>`, so that the rest of the
 * page ends up inside. Such a tag is the last of its parent, and holds what belongs to a page.
 */
function release(): void {
  for (const host of document.querySelectorAll(TAGS)) {
    const isPage = (child: Element) => !child.slot && (child.matches(PAGE) || child.querySelector(PAGE));
    if (host.nextSibling || ![...host.children].some(isPage)) continue;
    console.warn(`[ward-widgets] <${host.localName}/> needs an end tag: </${host.localName}>`);
    host.after(...host.childNodes);
  }
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', release);
else release();
