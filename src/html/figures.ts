import { isElement, moveChildren, plainText } from './dom.ts';

/** Characters of a caption; a longer text under a picture is the next paragraph. */
const maxCaption = 300;

const textOf = (node: Node) => plainText(node.textContent);

/** The one picture that an element holds and nothing else, with the link around it. */
function onlyPicture(element: Element): Element | undefined {
  const pictures = element.querySelectorAll('img');
  if (pictures.length !== 1 || textOf(element) || element.querySelector('video, audio, table')) return;
  const picture = pictures[0]!.closest('picture') ?? pictures[0]!;
  const link = picture.closest('a');
  return link && element.contains(link) ? link : picture;
}

/** Whether all text of it is in italics. */
const isItalic = (node: Node): boolean =>
  !textOf(node) ||
  (isElement(node) &&
    (/^(?:em|i)$/.test(node.localName) || [...node.childNodes].every((child) => isItalic(child))));

/** Whether a paragraph under a picture is its caption: short, without a picture, and centred or all italic. */
const isCaption = (element: Element | null | undefined): element is Element =>
  element?.localName === 'p' &&
  textOf(element) !== '' &&
  textOf(element).length <= maxCaption &&
  !element.querySelector('img, video, audio') &&
  (element.getAttribute('data-align') === 'center' || isItalic(element));

function figureOf(picture: Element, caption?: Node): Element {
  const make = (name: string) => picture.ownerDocument.createElement(name);
  const figure = make('figure');
  figure.append(picture);
  if (caption) moveChildren(caption, figure.appendChild(make('figcaption')));
  return figure;
}

/** A table that only holds a picture over its caption, one column wide. */
function fromTable(table: Element): Element | undefined {
  const cells = [...table.querySelectorAll('td, th')];
  const [first, second] = cells;
  const rows = table.querySelectorAll('tr').length;
  if (!first || rows !== cells.length || rows > 2 || table.querySelector('table, caption, ul, ol')) return;
  const picture = onlyPicture(first);
  if (!picture || (second && (!textOf(second) || textOf(second).length > maxCaption))) return;
  if (second?.querySelector('img, video, audio')) return;
  const paragraphs = second?.querySelectorAll('p');
  return figureOf(picture, paragraphs?.length === 1 ? paragraphs[0] : second);
}

/** `<p><img><br>caption</p>`: the picture first, then a line break, then nothing but the caption. */
function fromParagraph(paragraph: Element): Element | undefined {
  const [first, line, ...rest] = [...paragraph.childNodes].filter((node) => isElement(node) || textOf(node));
  if (!isElement(first) || !isElement(line) || line.localName !== 'br') return;
  const [holder, caption] = ['div', 'p'].map((name) => paragraph.ownerDocument.createElement(name));
  holder!.append(first.cloneNode(true));
  const align = paragraph.getAttribute('data-align');
  if (align) caption!.setAttribute('data-align', align);
  for (const node of rest) caption!.append(node.cloneNode(true));
  const picture = onlyPicture(holder!);
  return picture && isCaption(caption) ? figureOf(picture, caption) : undefined;
}

/** Turns pictures with a caption, as old editors laid them out, into figures. In doubt all stays as it is. */
export function makeFigures(body: ParentNode): void {
  for (const table of body.querySelectorAll('table')) {
    const figure = fromTable(table);
    if (figure) table.replaceWith(figure);
  }
  for (const paragraph of body.querySelectorAll('p')) {
    if (paragraph.closest('figure') || !paragraph.querySelector('img')) continue;
    const picture = onlyPicture(paragraph);
    const next = paragraph.nextElementSibling;
    if (!picture) {
      const figure = fromParagraph(paragraph);
      if (figure) paragraph.replaceWith(figure);
    } else if (isCaption(next)) {
      paragraph.replaceWith(figureOf(picture, next));
      next.remove();
    }
  }
}
