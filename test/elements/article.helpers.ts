/** What the tests of ward-article share. */
import { expect, fixture, html } from '@open-wc/testing';
import { a11ySnapshot } from '@web/test-runner-commands';
import '../../src/elements/article/article.define.ts';
import type { WardArticleElement } from '../../src/elements/article/article.ts';
import type { Article } from '../../src/contract/feed.ts';
import { isPlain } from '../helpers/browser.ts';
import { inside, waitFor } from '../helpers/find.ts';

/** A picture that is there without a request. */
export const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** An article that says all an article can say. */
export const whole: Article = {
  id: 'so-ket',
  url: 'https://phuong.example.vn/so-ket',
  title: 'Hội nghị Sơ kết 5 năm',
  summary: 'Chiều 30/5, Ban chỉ đạo tổ chức hội nghị.',
  content_html:
    '<p>Dự hội nghị có các đại biểu.</p><h2>Kết quả</h2>' +
    `<figure><img src="${location.origin}/__feed/picture" alt="Hội trường" width="640" height="360"><figcaption>Quang cảnh Hội nghị.</figcaption></figure>` +
    '<p>Nhân dịp này, 5 tập thể được khen thưởng.</p>',
  date_published: '2024-05-31T01:30:00.000Z',
  authors: [{ name: 'Thương Thương' }],
  tags: ['Quốc phòng', 'An ninh'],
  language: 'vi',
  _ward: {
    views: 283,
    rating: { average: 5, count: 1, best: 5 },
    source: { title: 'Cổng thông tin', url: 'https://phuong.example.vn/' },
  },
};

/** The article's box, where a person reads. */
export const box = (element: Element): HTMLElement => inside(element).getByRole('article');

/** All that is read, in one line. */
export const text = (element: Element): string => box(element).innerText.replace(/\s+/g, ' ').trim();

/** Waits until the body is there. */
export async function read(element: WardArticleElement): Promise<WardArticleElement> {
  await waitFor(() => {
    if (!element.shadowRoot!.querySelector('.text')) throw new Error('no body yet');
  });
  return element;
}

/** An element that shows an article, its body there. Without tools, where these are not what is tested. */
export const show = async (article: Article, tools = 'none'): Promise<WardArticleElement> =>
  read(
    await fixture<WardArticleElement>(html`<ward-article .article=${article} tools=${tools}></ward-article>`),
  );

/** An element with its tools, these there too. */
export async function withTools(tools = '', article: Article = whole): Promise<WardArticleElement> {
  const element = await show(article, tools);
  await waitFor(() => inside(element).getByRole('group', { name: 'Công cụ của bài viết' }));
  return element;
}

/** What a screen reader walks through, in order: `role name`, a line each. */
async function tree(): Promise<string[]> {
  interface Node {
    role: string;
    name?: string;
    children?: Node[];
  }
  const lines = ({ role, name = '', children = [] }: Node): string[] => [
    `${role} ${name}`.trim(),
    ...children.flatMap(lines),
  ];
  return lines((await a11ySnapshot({})) as unknown as Node).slice(1);
}

/** Nothing against accessibility rules, and a screen reader walks through exactly this (Chromium tells). */
export async function isRead(element: Element, expected: string[]): Promise<void> {
  // First: the rules take long on a busy machine, and what is read out may change by then.
  if (!isPlain) expect(await tree()).to.deep.equal(expected);
  await expect(element).to.be.accessible();
}
