import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { isPlain, isWebKit } from '../helpers/browser.ts';
import type { WardArticleElement } from '../../src/elements/article/article.ts';
import { feedUrl, freshKey, release } from '../helpers/feeds.ts';
import { inside, waitFor } from '../helpers/find.ts';
import { whole, withTools } from './article.helpers.ts';

/** Presses the button that prints; what is printed, once the browser is asked to. */
async function printed(element: Element): Promise<Document> {
  const root = element.shadowRoot!;
  return new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      const view = root.querySelector('iframe')?.contentWindow;
      if (!view) return;
      observer.disconnect();
      const frame = root.querySelector('iframe')!;
      const stub = () => {
        frame.contentWindow!.print = () => resolve(frame.contentDocument!);
      };
      stub();
      // Firefox gives the frame another window when it is loaded.
      frame.addEventListener('load', stub);
    }).observe(root, { childList: true });
    inside(element).getByRole('button', { name: 'In bài viết' }).click();
  });
}

/** The browser's dialogue is closed, and the reader moves the mouse. */
function goBack(page: Document): void {
  page.defaultView!.dispatchEvent(new Event('afterprint'));
  dispatchEvent(new Event('pointermove'));
}

describe('printing ward-article', () => {
  it('prints the article and nothing else of the page', async () => {
    const around = document.createElement('p');
    around.textContent = 'Đầu trang';
    document.body.prepend(around);
    const page = await printed(await withTools());
    expect(page.body.innerText.replace(/\s+/g, ' ').trim()).to.equal(
      'Quốc phòng An ninh Hội nghị Sơ kết 5 năm Thứ Sáu, 31/05/2024 283 lượt xem ' +
        'Đánh giá cho bài viết: 5 điểm (1 đánh giá) Chiều 30/5, Ban chỉ đạo tổ chức hội nghị. ' +
        'Dự hội nghị có các đại biểu. Kết quả Quang cảnh Hội nghị. ' +
        'Nhân dịp này, 5 tập thể được khen thưởng. Thương Thương Nguồn: Cổng thông tin ' +
        'https://phuong.example.vn/so-ket',
    );
    expect(page.querySelector('button')).to.equal(null);
    expect(page.title).to.equal('Hội nghị Sơ kết 5 năm');
    expect(page.documentElement.lang).to.equal('vi');
    around.remove();
  });

  it('prints with the looks of the article, dark on white, without a style element or attribute', async () => {
    document.documentElement.style.colorScheme = 'dark';
    const page = await printed(await withTools());
    document.documentElement.style.colorScheme = '';
    const style = (selector: string) => page.defaultView!.getComputedStyle(page.querySelector(selector)!);
    expect(style('.headline').fontWeight).to.equal('700');
    expect(style('.headline').color).to.equal('rgb(0, 0, 0)');
    expect(style('figcaption').textAlign).to.equal('center');
    expect(style('.author').textAlign).to.match(/end|right/);
    expect(page.querySelector('style, link, [style], script')).to.equal(null);
  });

  it('prints in the size and the font that the reader sees', async () => {
    const element = await withTools();
    element.style.setProperty('--ward-font-family', '"Times New Roman", serif');
    inside(element)
      .getByRole('button', { name: /Tăng cỡ chữ/ })
      .click();
    await element.updateComplete;
    const page = await printed(element);
    const { fontFamily, fontSize } = page.defaultView!.getComputedStyle(page.querySelector('.text')!);
    expect(fontFamily).to.include('Times New Roman');
    expect(parseFloat(fontSize)).to.be.closeTo(16 * 1.0625 * 1.2, 0.2);
    sessionStorage.clear();
  });

  it('waits for the pictures, those far down too', async () => {
    const picture = `${location.origin}/__feed/picture?hold=1&key=${freshKey()}`;
    const element = await withTools('', {
      ...whole,
      content_html: `${'<p>Chữ.</p>'.repeat(300)}<p><img src="${picture}" alt="Ảnh"></p>`,
    });
    let isPrinted = false;
    const page = printed(element).then((found) => {
      isPrinted = true;
      return found;
    });
    await waitFor(() => expect(element.shadowRoot!.querySelector('iframe')).to.exist);
    await waitFor(() => inside(element).getByText('Đang chuẩn bị bản in…'));
    expect(isPrinted).to.equal(false);
    // The page's own picture and that of the frame.
    await waitFor(async () => {
      await release(picture);
      expect(isPrinted).to.equal(true);
    });
    const image = (await page).querySelector('img')!;
    expect(image.complete).to.equal(true);
    // In a frame that nobody sees, WebKit makes a drawing as small as it likes.
    if (!isWebKit) expect(image.naturalWidth).to.equal(300);
    await waitFor(() => expect(inside(element).queryByText('Đang chuẩn bị bản in…')).to.equal(null));
  });

  it('is not kept by a picture that fails', async () => {
    const content_html = '<p><img src="/__missing.png" alt="Ảnh"></p>';
    expect((await printed(await withTools('', { ...whole, content_html }))).querySelector('img')).to.exist;
  });

  it('opens what is folded up', async () => {
    const content_html = '<details><summary>Phụ lục</summary><p>Chi tiết.</p></details>';
    const page = await printed(await withTools('', { ...whole, content_html }));
    expect(page.querySelector('details')!.open).to.equal(true);
  });

  it('leaves the page as it was, once the reader is back', async () => {
    const element = await withTools();
    const before = document.documentElement.outerHTML;
    const inShadow = () => element.shadowRoot!.querySelectorAll('*').length;
    const count = inShadow();
    const page = await printed(element);
    expect(document.documentElement.outerHTML).to.equal(before);
    expect(element.shadowRoot!.querySelectorAll('iframe')).to.have.length(1);
    goBack(page);
    expect(inShadow()).to.equal(count);
  });

  it('prints a second time', async () => {
    const element = await withTools();
    const first = await printed(element);
    const second = await printed(element);
    expect(second).not.to.equal(first);
    expect(element.shadowRoot!.querySelectorAll('iframe')).to.have.length(1);
    goBack(second);
  });

  it('has a frame that nobody sees, hears or gets to by keyboard', async () => {
    const element = await withTools();
    const page = await printed(element);
    const frame = element.shadowRoot!.querySelector('iframe')!;
    expect(frame.getBoundingClientRect().width).to.be.at.most(1);
    expect(frame).to.have.attribute('aria-hidden', 'true');
    expect(frame.tabIndex).to.equal(-1);
    await expect(element).to.be.accessible();
    goBack(page);
  });

  it('is not offered where the browser cannot', async () => {
    const { print } = window;
    (window as { print?: unknown }).print = undefined;
    const element = await withTools('print copy');
    expect(inside(element).queryByRole('button', { name: 'In bài viết' })).to.equal(null);
    window.print = print;
  });
});

describe('ward-article on a page that is printed', () => {
  // Only Chromium can be told to print.
  (isPlain ? it.skip : it)('is printed without tools and without links to other articles', async () => {
    const element = await fixture<WardArticleElement>(
      html`<ward-article feed=${feedUrl('rss')} item="bai-2"></ward-article>`,
    );
    const tools = await waitFor(() => inside(element).getByRole('group', { name: 'Công cụ của bài viết' }));
    const others = await waitFor(() => inside(element).getByRole('navigation', { name: 'Bài viết khác' }));
    const seen = () =>
      [tools, others, inside(element).getByText('Tóm tắt 2')].map((node) => node.checkVisibility());
    expect(seen()).to.deep.equal([true, true, true]);
    await emulateMedia({ media: 'print' });
    expect(seen()).to.deep.equal([false, false, true]);
    await emulateMedia({ media: 'screen' });
  });
});
