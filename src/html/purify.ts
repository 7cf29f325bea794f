import DOMPurify from 'dompurify';
import { parsedAttributes, parsedElements } from './allow-list.ts';

/** Parses and cleans with DOMPurify, which is loaded only by browsers without a Sanitizer of their own. */
export function purify(html: string): Node {
  const fragment = DOMPurify.sanitize(
    // A document type, because old layout rules nest tables into paragraphs. A letter, because the parser would
    // put what comes first into the head, or take a frame set for the body; it is taken away again below.
    `<!doctype html>x${html}`,
    {
      ALLOWED_TAGS: ['#text', ...parsedElements],
      ALLOWED_ATTR: parsedAttributes,
      // These are no addresses, or are judged one by one afterwards.
      ADD_URI_SAFE_ATTR: parsedAttributes.filter((name) => !/^(?:href|src|poster)$/.test(name)),
      ALLOW_ARIA_ATTR: false,
      ALLOW_DATA_ATTR: false,
      KEEP_CONTENT: false,
      // Meant for what is written out and parsed again, which never happens here; it drops text with a `<` in it.
      SAFE_FOR_XML: false,
      RETURN_DOM_FRAGMENT: true,
    },
  );
  const { firstChild } = fragment;
  if (firstChild?.nodeType === Node.TEXT_NODE) (firstChild as Text).deleteData(0, 1);
  return fragment;
}
