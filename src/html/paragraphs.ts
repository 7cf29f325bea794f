import { isElement, plainText, rename, unwrap } from './dom.ts';

/** Elements that stand on lines of their own. */
const block = /^(?:audio|blockquote|d(?:etails|iv|l)|figure|h[1-6]|hr|ol|p(?:re)?|table|ul|video)$/;
/** Elements that are nothing once they hold nothing. */
const vanishing =
  /^(?:a|abbr|b|bd[io]|blockquote|cite|code|d(?:el|etails|fn|iv|l)|em|fig(?:caption|ure)|h[1-6]|i|ins|kbd|li|mark|ol|p|pre|q|ruby|s|samp|small|span|strong|su[bp]|summary|u|ul|var)$/;
/** The rest of them that stand on lines of their own. */
const standing = /^(?:li|fig|summary)/;

const nameOf = (node: Node) => (isElement(node) ? node.localName : '');
const isBlank = (node: Node) => node.nodeType === Node.TEXT_NODE && !plainText((node as Text).data);
const isBlock = (node: Node) => block.test(nameOf(node));

/**
 * Puts what stands loose between blocks into paragraphs, and makes a new one where lines are left blank: some
 * editors know no paragraphs, only line breaks.
 * @param shell an empty paragraph to copy
 */
function fold(parent: ParentNode & Node, shell: Element): void {
  let paragraph: Element | undefined;
  let breaks: ChildNode[] = [];
  const drop = () => {
    for (const node of breaks) node.remove();
    breaks = [];
  };
  for (const node of [...parent.childNodes]) {
    if (isBlock(node)) {
      drop();
      paragraph = undefined;
    } else if (nameOf(node) === 'br' || (isBlank(node) && (breaks.length || !paragraph))) {
      breaks.push(node);
    } else {
      if (breaks.filter((other) => nameOf(other) === 'br').length > 1) paragraph = undefined;
      if (!paragraph) {
        drop();
        paragraph = shell.cloneNode(false) as Element;
        node.before(paragraph);
      }
      for (const line of breaks) paragraph.append(line);
      paragraph.append(node);
      breaks = [];
    }
  }
  drop();
}

/** Drops what is empty, and gives loose text its paragraphs. */
export function tidyParagraphs(body: DocumentFragment): void {
  const shell = body.ownerDocument.createElement('p');
  // From the end, so that children come before their parents.
  for (const element of [...body.querySelectorAll('*')].reverse()) {
    const { localName: name } = element;
    const children = [...element.childNodes];
    if (vanishing.test(name) && children.every((node) => isBlank(node) || nameOf(node) === 'br')) {
      if (isBlock(element) || standing.test(name)) element.remove();
      else unwrap(element);
    } else if (/^h\d$/.test(name)) {
      // A picture in a heading is not one to those who do not see it.
      if (!plainText(element.textContent) && !element.querySelector('img:not([alt=""])')) {
        rename(element, 'p');
      }
    } else if ((name === 'div' || name === 'p') && !element.closest('td, th, li, figure, dd')) {
      // A section without a purpose goes; one without a paragraph is one.
      const grouping = name === 'div' && children.some(isBlock);
      if (grouping && element.attributes.length) continue;
      const copied = grouping ? shell : (shell.cloneNode(false) as Element);
      if (!grouping) {
        for (const { name: attribute, value } of element.attributes) copied.setAttribute(attribute, value);
      }
      fold(element, copied);
      unwrap(element);
    }
  }
  fold(body, shell);
}
