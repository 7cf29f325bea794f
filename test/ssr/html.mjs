// Reads HTML that a server wrote as a browser reads it.
import { parseFragment } from 'parse5';

export const page = 'https://portal.example/tin/';
export const article = {
  id: '1',
  url: '/bai/1',
  title: 'Hội nghị Ban Chấp hành',
  summary: 'Sáng 31/5, tại thành phố Tam Điệp.',
  image: 'anh.jpg',
  date_published: '2024-05-31T01:30:00Z',
  content_html: '<p>Thân bài</p>',
  authors: [{ name: 'Thương Thương' }],
  _ward: { views: 283, rating: { average: 5, count: 1, best: 5 } },
};

/** All elements of some HTML, templates included. */
export function elementsOf(html) {
  const found = [];
  const walk = (node) => {
    if (node.tagName) found.push(node);
    for (const child of node.content?.childNodes ?? node.childNodes ?? []) walk(child);
    if (node.content) for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parseFragment(html));
  return found;
}
export const attr = (node, name) => node.attrs.find((one) => one.name === name)?.value;
