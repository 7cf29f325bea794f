import { expect, fixture, html } from '@open-wc/testing';
import type { WardArticleElement } from '../../src/elements/article/article.ts';
import { feedUrl } from '../helpers/feeds.ts';
import { inside, waitFor } from '../helpers/find.ts';
import { isRead, read, whole } from './article.helpers.ts';

const show = async (item: string, { items = 3, template = '' } = {}) =>
  read(
    await fixture<WardArticleElement>(
      html`<ward-article
        feed=${feedUrl('rss', { items })}
        item=${item}
        article-url=${template}
        tools="none"
      ></ward-article>`,
    ),
  );
const nav = (element: Element) =>
  waitFor(() => inside(element).getByRole('navigation', { name: 'Bài viết khác' }));
const links = (element: Element) =>
  inside(element)
    .getAllByRole('link')
    .filter((link) => link.matches('nav a'))
    .map((link) => [link.textContent.replace(/\s+/g, ' ').trim(), link.getAttribute('href')]);

describe('the neighbours of ward-article', () => {
  it('are the articles published right before and right after', async () => {
    const element = await show('bai-2');
    await nav(element);
    expect(links(element)).to.deep.equal([
      ['Bài cũ hơn Bài 3', 'https://phuong.example.vn/bai-3.html'],
      ['Bài mới hơn Bài 1', 'https://phuong.example.vn/bai-1.html'],
    ]);
    await isRead(element, [
      'status',
      'StaticText Thông báo',
      'heading Bài 2',
      'StaticText Thứ Ba, 19/11/2024',
      'StaticText Tóm tắt 2',
      'link Đọc tiếp',
      'StaticText Đọc tiếp',
      'navigation Bài viết khác',
      'link Bài cũ hơn Bài 3',
      'StaticText Bài cũ hơn',
      'StaticText Bài 3',
      'link Bài mới hơn Bài 1',
      'StaticText Bài mới hơn',
      'StaticText Bài 1',
    ]);
  });

  it('are read on the portal where the page has a template for it', async () => {
    const element = await show('bai-2', { template: '/bai-viet?item={id}' });
    await nav(element);
    expect(links(element).map(([, href]) => href)).to.deep.equal([
      `${location.origin}/bai-viet?item=bai-3`,
      `${location.origin}/bai-viet?item=bai-1`,
    ]);
  });

  it('are one at the ends', async () => {
    const newest = await show('bai-1');
    await nav(newest);
    expect(links(newest).map(([name]) => name)).to.deep.equal(['Bài cũ hơn Bài 2']);
    const oldest = await show('bai-3');
    await nav(oldest);
    expect(links(oldest).map(([name]) => name)).to.deep.equal(['Bài mới hơn Bài 2']);
  });

  it('are not there where the feed has one article, and where the article is of no feed', async () => {
    await import('../../src/elements/article/neighbours.ts');
    const alone = await show('bai-1', { items: 1 });
    await alone.updateComplete;
    expect(inside(alone).queryByRole('navigation')).to.equal(null);
    const element = await show('bai-2');
    element.article = whole;
    await element.updateComplete;
    expect(inside(element).queryByRole('navigation')).to.equal(null);
  });

  it('stand one below the other in a narrow column, and side by side in a wide one', async () => {
    const element = await show('bai-2');
    const [older, newer] = (await nav(element)).children as unknown as [HTMLElement, HTMLElement];
    element.parentElement!.style.width = '320px';
    expect(newer.getBoundingClientRect().top).to.be.greaterThan(older.getBoundingClientRect().bottom);
    element.parentElement!.style.width = '700px';
    expect(newer.getBoundingClientRect().top).to.equal(older.getBoundingClientRect().top);
  });
});
