import { parsedAttributes, parsedElements, rootName } from './allow-list.ts';
import { levelHeadings } from './headings.ts';
import { prepare } from './prepare.ts';
import { rebuild } from './rebuild.ts';

/** How a body is sanitised. */
export interface SanitizeOptions {
  /** Absolute address that relative ones stand on: the article's own. Default: they stay as they are. */
  base?: string | undefined;
  /** Level of the article's headline, 1 to 6: the body's headings go below it. Default: they stay as they are. */
  headingLevel?: number | undefined;
  /** Whether pictures and media over `http:` are asked for over `https:`. Default: on a page that is itself `https:`. */
  secure?: boolean | undefined;
  /** False: DOMPurify even where the browser has a Sanitizer. Default true. */
  native?: boolean | undefined;
}

/** `Element.setHTML`, which TypeScript does not know yet. */
interface WithSetHTML extends Element {
  setHTML?: (html: string, options: { sanitizer: object }) => void;
}

/** Whether the browser has the Sanitizer as it was standardised; older trials answer to the same names. */
const hasSanitizer = (element: WithSetHTML) =>
  !!element.setHTML &&
  'removeUnsafe' in ((globalThis as { Sanitizer?: { prototype: object } }).Sanitizer?.prototype ?? {});

const sanitizer = {
  elements: parsedElements,
  attributes: parsedAttributes,
  comments: false,
  dataAttributes: false,
};

/**
 * Turns feed HTML into nodes that can be put into a page: no script, no style, no form, no frame, no `id`; links
 * only to http, https, mailto and tel. By the browser's own Sanitizer, or by DOMPurify, which is then loaded.
 * @returns belongs to a document that is not shown, so nothing is loaded before it is put into the page
 * @example element.replaceChildren(await sanitize(article.content_html ?? '', { base: article.url }))
 */
export async function sanitize(
  html: string,
  { base, headingLevel, secure = location.protocol === 'https:', native = true }: SanitizeOptions = {},
): Promise<DocumentFragment> {
  const inert = document.implementation.createHTMLDocument('');
  const markup = prepare(html);
  let parsed: Node = inert.createElement('div');
  if (native && hasSanitizer(parsed as Element)) {
    // Firefox puts text that strays into a table after it, where the table has no element around it.
    (parsed as WithSetHTML).setHTML?.(`<${rootName}>${markup}`, { sanitizer });
  } else parsed = (await import('./purify.ts')).purify(markup);
  const body = rebuild(parsed, { document: inert, base, secure });
  if (headingLevel) levelHeadings(body, headingLevel);
  return body;
}
