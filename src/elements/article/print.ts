/** Pictures that have not come after this long, in milliseconds, are printed without. */
const LONGEST = 5000;

/** Paper is white, and has no use for the screen's colours and widths. */
const paper = `
  @page { margin: 18mm; }
  :root { color-scheme: light; }
  body { margin: 0; }
  .root {
    font-size: 12pt;
    --_text: #000; --_muted: #333; --_accent: #000; --_line: #999; --_surface: #fff; --_fill: #f2f2f2; --_star: #000;
  }
  .article { max-width: none; }
  .link { margin: 1.5em 0 0; font-size: 0.8em; color: #333; overflow-wrap: anywhere; }
`;

/** The rules of a shadow root as text: a style sheet cannot be adopted by another document than its own. */
function rulesOf(root: ShadowRoot): string {
  const sheets = [...root.adoptedStyleSheets, ...root.styleSheets];
  return sheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('\n');
}

/** Whatever can happen to a picture has happened. */
const settled = (image: HTMLImageElement): unknown =>
  image.complete ||
  new Promise((resolve) => {
    image.addEventListener('load', resolve);
    image.addEventListener('error', resolve);
  });

/**
 * Prints an article and nothing else of the page: a copy of it, in a frame that is not seen. The page itself is not
 * touched, so that nothing has to be put back.
 * @param title of the document that is printed
 * @param link where the article can be read; stands below it
 */
export async function printArticle(root: ShadowRoot, title: string, link: string): Promise<void> {
  // The frame of the time before.
  root.querySelector('.frame')?.remove();
  const article = root.querySelector('article');
  if (!article) return;
  const frame = document.createElement('iframe');
  frame.className = 'frame';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  // Firefox puts another empty document in the place of the first one.
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  root.append(frame);
  await loaded;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!view) return;

  const { document: page } = view;
  const copy = page.importNode(article, true);
  for (const tool of copy.querySelectorAll('.bar, .place')) tool.remove();
  for (const image of copy.querySelectorAll('img')) image.loading = 'eager';
  for (const details of copy.querySelectorAll('details')) details.open = true;
  const box = page.createElement('div');
  box.className = 'root';
  const address = page.createElement('p');
  address.className = 'link';
  address.textContent = link;
  box.append(copy, address);
  page.title = title;
  page.documentElement.lang = article.lang;
  const { fontFamily } = getComputedStyle(article);
  // Not a style element: a strict policy has none.
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(`${rulesOf(root)}${paper}.root { font-family: ${fontFamily}; }`);
  page.adoptedStyleSheets = [sheet];
  page.body.append(box);

  await Promise.race([
    Promise.all([...page.images].map(settled)),
    new Promise((resolve) => setTimeout(resolve, LONGEST)),
  ]);
  if (!frame.isConnected) return;
  view.addEventListener('afterprint', () => removeLater(frame), { once: true });
  view.focus();
  view.print();
}

/** Takes a frame away when the reader is back in the page. Not at once: Firefox is still at it then. */
function removeLater(frame: HTMLIFrameElement): void {
  const back = new AbortController();
  const remove = () => {
    back.abort();
    frame.remove();
  };
  for (const name of ['pointermove', 'pointerdown', 'keydown', 'focus'])
    addEventListener(name, remove, { capture: true, signal: back.signal });
}
