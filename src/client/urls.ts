/**
 * `https:` in place of `http:` on pages that are themselves served over HTTPS, where anything else is blocked.
 * @param page the page's protocol, with its colon
 */
export function upgrade(url: string, page: string = location.protocol): string {
  return page === 'https:' ? url.replace(/^http:/i, page) : url;
}

/**
 * An absolute http or https address; anything else (`javascript:`, `data:`, nonsense) is undefined.
 * Relative addresses are resolved against the document's base.
 */
export function webUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  try {
    const { href } = new URL(text, document.baseURI);
    return /^https?:/.test(href) ? href : undefined;
  } catch {
    return undefined;
  }
}
