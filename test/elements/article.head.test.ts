import { expect, fixture, html } from '@open-wc/testing';
import type { Article } from '../../src/contract/feed.ts';
import { setStrings } from '../../src/i18n/strings.ts';
import { WardArticleElement } from '../../src/elements/article/article.ts';
import { inside, waitFor } from '../helpers/find.ts';
import { box, isRead, read, show, text, whole } from './article.helpers.ts';

describe('ward-article with an article', () => {
  it('says all that the article says, in reading order', async () => {
    expect(text(await show(whole))).to.equal(
      'Quốc phòng An ninh Hội nghị Sơ kết 5 năm Thứ Sáu, 31/05/2024 283 lượt xem ' +
        'Đánh giá cho bài viết: 5 điểm (1 đánh giá) Chiều 30/5, Ban chỉ đạo tổ chức hội nghị. ' +
        'Dự hội nghị có các đại biểu. Kết quả Quang cảnh Hội nghị. ' +
        'Nhân dịp này, 5 tập thể được khen thưởng. Thương Thương Nguồn: Cổng thông tin',
    );
  });

  it('is read out in that order', async () => {
    await isRead(await show(whole), [
      'status',
      'StaticText Quốc phòng',
      'StaticText An ninh',
      'heading Hội nghị Sơ kết 5 năm',
      'StaticText Thứ Sáu, 31/05/2024',
      'StaticText 283 lượt xem',
      'StaticText Đánh giá cho bài viết:',
      'StaticText 5 điểm (1 đánh giá)',
      'StaticText Chiều 30/5, Ban chỉ đạo tổ chức hội nghị.',
      'StaticText Dự hội nghị có các đại biểu.',
      'heading Kết quả',
      'image Hội trường',
      'StaticText Quang cảnh Hội nghị.',
      'StaticText Nhân dịp này, 5 tập thể được khen thưởng.',
      'StaticText Thương Thương',
      'link Nguồn: Cổng thông tin',
      'StaticText Nguồn: Cổng thông tin',
    ]);
  });

  it('says nothing that the article does not say', async () => {
    expect(text(await show({ id: '1', title: 'Tin' }))).to.equal('Tin');
  });

  it('is ready at once', async () => {
    const element = await fixture<WardArticleElement>(html`<ward-article .article=${whole}></ward-article>`);
    expect(element.state).to.equal('ready');
    expect(inside(element).getByRole('heading', { name: 'Hội nghị Sơ kết 5 năm' })).to.exist;
    expect(inside(element).getByText('Chiều 30/5, Ban chỉ đạo tổ chức hội nghị.')).to.exist;
    await read(element);
  });

  it('is named by its headline, a heading of level 1 or another', async () => {
    const element = await show(whole);
    expect(inside(element).getByRole('article', { name: 'Hội nghị Sơ kết 5 năm' })).to.exist;
    expect(inside(element).getByRole('heading', { level: 1, name: 'Hội nghị Sơ kết 5 năm' })).to.exist;
    expect(inside(element).getByRole('heading', { level: 2, name: 'Kết quả' })).to.exist;
    element.headingLevel = 3;
    await waitFor(() => inside(element).getByRole('heading', { level: 4, name: 'Kết quả' }));
    expect(inside(element).getByRole('heading', { level: 3, name: 'Hội nghị Sơ kết 5 năm' })).to.exist;
  });

  it('gives machines the moment, or the day where only that is known', async () => {
    const dateOf = async (article: typeof whole) =>
      inside(await show(article)).getByText('Thứ Sáu, 31/05/2024');
    expect(await dateOf(whole)).to.have.attribute('datetime', '2024-05-31T01:30:00.000Z');
    const day = { ...whole, date_published: '2024-05-30T17:00:00.000Z', _ward: { date_is_day_only: true } };
    expect(await dateOf(day)).to.have.attribute('datetime', '2024-05-31');
  });

  it('shows no impossible date', async () => {
    expect(text(await show({ id: '1', title: 'Tin', date_published: 'hôm qua' }))).to.equal('Tin');
  });

  it('shows the day in the portal’s zone', async () => {
    const element = await show({ ...whole, date_published: '2024-05-30T18:30:00.000Z' });
    expect(inside(element).getByText('Thứ Sáu, 31/05/2024')).to.exist;
    element.timeZone = 'America/New_York';
    await element.updateComplete;
    expect(inside(element).getByText('Thứ Năm, 30/05/2024')).to.exist;
  });

  it('treats markup in words as text', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const element = await show({
      id: '1',
      title: evil,
      summary: evil,
      tags: [evil],
      authors: [{ name: evil }],
      _ward: { source: { title: evil, url: 'javascript:alert(1)' } },
    });
    expect(text(element).split(evil)).to.have.length(6);
    expect(element.shadowRoot!.querySelector('img, a')).to.equal(null);
  });

  it('tells screen readers the language of the article', async () => {
    expect(box(await show({ ...whole, language: 'en-GB' })).lang).to.equal('en-GB');
    expect(box(await show({ ...whole, language: 'Tiếng Việt' })).hasAttribute('lang')).to.equal(false);
  });

  it('has a headline in any case', async () => {
    const names = async (article: Article) =>
      inside(await show(article))
        .getByRole('heading', { level: 1 })
        .textContent.trim();
    expect(await names({ id: '1', url: 'https://a.vn/1' })).to.equal('https://a.vn/1');
    expect(await names({ id: 'tag:1' })).to.equal('tag:1');
  });

  it('looks as on a clean page where the page’s own rules hit everything', async () => {
    const looks = async () => {
      const element = await show(whole);
      return [...box(element).querySelectorAll('*')].map((node) => {
        const { color, fontSize, textTransform, letterSpacing, display } = getComputedStyle(node);
        return [node.localName, color, fontSize, textTransform, letterSpacing, display].join();
      });
    };
    const clean = await looks();
    const hostile = document.createElement('style');
    hostile.textContent =
      '* { color: red !important; font-size: 9px !important; text-transform: uppercase !important; letter-spacing: 3px !important; display: inline !important }';
    document.head.append(hostile);
    expect(await looks()).to.deep.equal(clean);
    hostile.remove();
  });

  it('leaves the page’s title alone', async () => {
    const { title } = document;
    await show(whole);
    expect(document.title).to.equal(title);
  });
});

describe('the headline of ward-article', () => {
  const sizeIn = async (width: number): Promise<number> => {
    const element = await show(whole);
    element.style.width = `${width}px`;
    return parseFloat(getComputedStyle(inside(element).getByRole('heading', { level: 1 })).fontSize);
  };

  it('follows the width of its column', async () => {
    expect(await sizeIn(150)).to.equal(20);
    expect(await sizeIn(400)).to.be.within(24, 28);
    expect(await sizeIn(760)).to.equal(30);
  });

  it('leaves a column that shrinks to its content as wide as it was', async () => {
    const element = await show(whole);
    element.parentElement!.style.cssText = 'display: flex; width: 800px';
    expect(element.getBoundingClientRect().width).to.be.greaterThan(300);
  });
});

describe('the rating of ward-article', () => {
  it('gives way to what the page puts in its place', async () => {
    const element = await fixture<WardArticleElement>(
      html`<ward-article .article=${whole} tools="none"><b slot="rating">Bình chọn</b></ward-article>`,
    );
    expect(element.querySelector('b')!.checkVisibility()).to.equal(true);
    expect(inside(element).queryByText('5 điểm (1 đánh giá)')?.checkVisibility()).to.equal(false);
    await read(element);
    await expect(element).to.be.accessible();
  });

  it('has stars filled up to the average', async () => {
    const element = await show({ ...whole, _ward: { rating: { average: 3.5, count: 2, best: 5 } } });
    await waitFor(() => expect(element.shadowRoot!.querySelector('.stars svg')).to.exist);
    expect(text(element)).to.include('Đánh giá cho bài viết: 3,5 điểm (2 đánh giá)');
  });
});

describe('the words of ward-article', () => {
  it('follow the language of the nearest ancestor', async () => {
    const element = await fixture<WardArticleElement>(
      html`<div lang="en"><ward-article .article=${whole}></ward-article></div>`,
    ).then((div) => div.querySelector<WardArticleElement>('ward-article')!);
    await waitFor(() => inside(element).getByText('Friday, 31/05/2024'));
    await waitFor(() => inside(element).getByRole('button', { name: 'Print' }));
    expect(inside(element).getByText('283 views')).to.exist;
    expect(inside(element).getByText('Source: Cổng thông tin')).to.exist;
    await expect(element).to.be.accessible();
  });

  it('can be replaced', async () => {
    const element = await show(whole);
    setStrings('vi', { rated: 'Bạn đọc chấm:' });
    await waitFor(() => inside(element).getByText('Bạn đọc chấm:'));
    setStrings('vi', { rated: 'Đánh giá cho bài viết:' });
  });
});

describe('WardArticleElement', () => {
  it('keeps Lit’s accessors: no field stands in their way', () => {
    expect(Object.hasOwn(new WardArticleElement(), 'feed')).to.equal(false);
  });

  it('takes over an article that was given before it was upgraded', async () => {
    class Later extends WardArticleElement {}
    const element = document.createElement('ward-article-later') as WardArticleElement;
    element.article = whole;
    document.body.append(element);
    customElements.define('ward-article-later', Later);
    await element.updateComplete;
    expect(inside(element).getByRole('heading', { level: 1 }).textContent.trim()).to.equal(whole.title);
    element.remove();
  });
});
