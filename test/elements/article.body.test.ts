import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { Article } from '../../src/contract/feed.ts';
import { inside, waitFor } from '../helpers/find.ts';
import { box, PICTURE, show, text, whole } from './article.helpers.ts';

const bare: Article = { id: '1', title: 'Tin', url: 'https://phuong.example.vn/1' };
const shown = async (article: Partial<Article>) => text(await show({ ...bare, ...article }));

describe('the body of ward-article', () => {
  it('shows no lead where it begins with the same words', async () => {
    const content_html = '<p>Chiều 30/5, <b>Ban chỉ đạo</b>  tổ chức hội nghị.</p><p>Sau đó…</p>';
    expect(await shown({ summary: 'Chiều 30/5, Ban chỉ đạo tổ chức…', content_html })).to.equal(
      'Tin Chiều 30/5, Ban chỉ đạo tổ chức hội nghị. Sau đó…',
    );
  });

  it('does not repeat headline and date', async () => {
    expect(
      await shown({
        date_published: '2024-05-31T01:30:00.000Z',
        content_html: '<h1>TIN</h1><p>Thứ Sáu, 31/05/2024</p><p>Nội dung.</p>',
      }),
    ).to.equal('Tin Thứ Sáu, 31/05/2024 Nội dung.');
  });

  describe('and its author', () => {
    const signed = (end: string, name = 'Thương Thương') =>
      shown({ authors: [{ name }], content_html: `<p>Nội dung.</p>${end}` });
    for (const end of [
      '<p><b>THƯƠNG THƯƠNG</b></p>',
      '<div><p>Tin, ảnh: Thương Thương.</p></div>',
      '(Thương Thương)',
    ])
      it(`who has signed it is not named again: ${end}`, async () => {
        expect((await signed(`<p>${end}</p>`)).match(/thương thương/gi)).to.have.length(1);
      });
    it('who has not is named', async () => {
      expect(await signed('<p>Lễ hội ở Hội An</p>', 'An')).to.equal('Tin Nội dung. Lễ hội ở Hội An An');
    });
  });

  it('that is empty once it is clean gives way to the summary', async () => {
    expect(await shown({ summary: 'Tóm tắt.', content_html: '<script>1</script> <p> </p>' })).to.equal(
      'Tin Tóm tắt. Đọc tiếp',
    );
  });

  it('names all authors', async () => {
    const authors = [{ name: 'Thu Hà' }, { url: 'https://a.vn' }, { name: 'Minh Anh' }];
    expect(await shown({ authors })).to.include('Thu Hà, Minh Anh');
  });

  it('is made of plain text where there is no markup', async () => {
    const element = await show({ ...bare, content_text: 'Một <b>.\n\nHai\nba.' });
    const paragraphs = [...box(element).querySelectorAll('.body p')].map(({ textContent }) => textContent);
    expect(paragraphs).to.deep.equal(['Một <b>.', 'Hai\nba.']);
    expect(getComputedStyle(box(element).querySelectorAll('.body p')[1]!).whiteSpace).to.equal('pre-line');
  });

  it('leads to the original where the feed has only the summary', async () => {
    const element = await show({ ...bare, summary: 'Tóm tắt.' });
    expect(text(element)).to.equal('Tin Tóm tắt. Đọc tiếp');
    expect(inside(element).getByRole('link', { name: 'Đọc tiếp' })).to.have.attribute('href', bare.url);
    await expect(element).to.be.accessible();
  });

  it('leads to the original where the body is only the summary', async () => {
    expect(await shown({ summary: 'Tóm tắt.', content_html: '<p>Tóm tắt.</p>' })).to.equal(
      'Tin Tóm tắt. Đọc tiếp',
    );
  });

  it('does not lead to the very page that it is on', async () => {
    expect(await shown({ url: `${location.href}#x`, summary: 'Tóm tắt.' })).to.equal('Tin Tóm tắt.');
  });

  it('has the article’s own picture with its caption where it has none itself', async () => {
    const image = `${location.origin}/__feed/picture`;
    const element = await show({
      ...bare,
      image,
      content_html: '<p>Nội dung.</p>',
      _ward: { image_caption: 'Quang cảnh Hội nghị.', image_credit: '(Ảnh: TT)' },
    });
    expect(text(element)).to.equal('Tin Quang cảnh Hội nghị. (Ảnh: TT) Nội dung.');
    expect(box(element).querySelector('figure img')).to.have.attribute('src', image);
    const two = await show({
      ...bare,
      image,
      content_html: `<p><img src="${PICTURE}" alt="Hội trường"></p>`,
    });
    expect(box(two).querySelectorAll('img')).to.have.length(1);
  });

  it('leaves no hole where the article’s own picture cannot be loaded', async () => {
    const element = await show({ ...bare, image: '/__missing.png', _ward: { image_caption: 'Chú thích' } });
    await waitFor(() => expect(box(element).querySelector('figure')).to.equal(null));
  });

  it('makes a picture that cannot be loaded no larger than its words', async () => {
    const element = await show({
      ...bare,
      content_html: '<p><img src="/__missing.png" width="640" height="640" alt="Sơ đồ"></p>',
    });
    await waitFor(() => expect(box(element).querySelector('img')!.offsetHeight).to.be.lessThan(60));
    expect(inside(element).getByAltText('Sơ đồ')).to.exist;
  });

  it('loads its first picture at once and the others late', async () => {
    const picture = `<p><img src="${location.origin}/__feed/picture" alt="Ảnh"></p>`;
    const element = await show({ ...bare, content_html: picture + picture });
    const [first, second] = box(element).querySelectorAll('img');
    expect([first!.loading, second!.loading]).to.deep.equal(['eager', 'lazy']);
  });

  it('lists attached files, by title or name, and no pictures', async () => {
    const element = await show({
      ...bare,
      attachments: [
        { url: 'https://a.vn/k%E1%BA%BF-ho%E1%BA%A1ch.pdf?x=1', mime_type: 'application/pdf' },
        { url: 'https://a.vn/2.docx', mime_type: 'application/msword', title: 'Mẫu đơn' },
        { url: 'https://a.vn/3.jpg', mime_type: 'image/jpeg' },
        { url: 'javascript:alert(1)', mime_type: 'text/html', title: 'Bẫy' },
      ],
    });
    const files = inside(element)
      .getAllByRole('listitem')
      .map(({ innerText }) => innerText.trim());
    expect(files).to.deep.equal(['kế-hoạch.pdf', 'Mẫu đơn']);
    await expect(element).to.be.accessible();
  });

  it('shows nothing dangerous of a hostile body', async () => {
    const called: unknown[] = [];
    (globalThis as { hacked?: (what: unknown) => void }).hacked = (what) => called.push(what);
    const element = await show({
      ...bare,
      content_html:
        '<p onclick="hacked(1)" style="position:fixed" class="said" id="headline">Chữ</p><script>hacked(2)</script>' +
        '<img src="/__missing.png" onerror="hacked(3)" alt="x"><a href="javascript:hacked(4)">a</a>' +
        '<a href="java&#10;script:hacked(5)">b</a><svg onload="hacked(6)"><a xlink:href="javascript:hacked(7)">c</a></svg>' +
        '<iframe src="javascript:parent.hacked(8)"></iframe><form action="/x"><button>Gửi</button></form>' +
        '<style>* { display: none !important }</style><base href="https://evil.example/"><details ontoggle="hacked(9)" open>d</details>',
    });
    for (const name of ['script', 'style', 'base', 'form', 'iframe', 'svg', '.body [id]', '.body [style]'])
      expect(box(element).querySelector(`.text ${name}`), name).to.equal(null);
    for (const node of box(element).querySelectorAll('.body *')) {
      for (const { name, value } of node.attributes) {
        expect(name).not.to.match(/^on/);
        expect(value).not.to.match(/script:/);
      }
      if (node.localName !== 'details') (node as HTMLElement).click?.();
    }
    await waitFor(() => expect(box(element).querySelector('img.broken')).to.exist);
    expect(called).to.deep.equal([]);
    expect(getComputedStyle(inside(element).getByText('Chữ')).position).to.equal('static');
  });

  it('shows the summary where the body cannot be made clean', async () => {
    const { implementation } = document;
    Object.defineProperty(document, 'implementation', {
      configurable: true,
      get: () => {
        throw new Error('broken');
      },
    });
    try {
      expect(await shown({ summary: 'Tóm tắt.', content_html: '<p>Nội dung.</p>' })).to.equal(
        'Tin Tóm tắt. Đọc tiếp',
      );
    } finally {
      Reflect.deleteProperty(document, 'implementation');
      expect(document.implementation).to.equal(implementation);
    }
  });
});

describe('the measures of ward-article', () => {
  const sentence = 'Ủy ban nhân dân phường tổ chức hội nghị tổng kết công tác cải cách hành chính năm nay. ';
  /** Ends of the lines of a paragraph, by where its characters stand. */
  const lines = (paragraph: Element): number[] => {
    const node = paragraph.firstChild as Text;
    const range = document.createRange();
    const lengths: number[] = [];
    let top = -1;
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const rect = range.getBoundingClientRect();
      if (!rect.width) continue;
      if (Math.abs(rect.top - top) > 4) lengths.push(0);
      top = rect.top;
      lengths[lengths.length - 1]!++;
    }
    return lengths;
  };
  const tableMarkup = `<table><caption>Sản lượng</caption><tr>${'<th>Tháng</th>'.repeat(12)}</tr><tr>${'<td>1.000</td>'.repeat(12)}</tr></table>`;
  const wide = {
    ...whole,
    title: `Nghịđịnh${'x'.repeat(90)}`,
    content_html: `<p>${sentence.repeat(6)}</p>${tableMarkup}<pre>${'y'.repeat(300)}</pre><p>${'z'.repeat(300)}</p><p><img src="${PICTURE}" width="3000" height="20" alt="Dài"></p>`,
  };
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('are lines of at most 75 characters, with room for marks above and below', async () => {
    await setViewport({ width: 1280, height: 800 });
    const element = await show({ ...whole, content_html: `<p>${sentence.repeat(6)}</p>` });
    const paragraph = box(element).querySelector('.body p')!;
    const lengths = lines(paragraph);
    expect(lengths.length).to.be.greaterThan(4);
    expect(Math.max(...lengths)).to.be.within(55, 75);
    const { fontSize, lineHeight } = getComputedStyle(paragraph);
    expect(parseFloat(lineHeight) / parseFloat(fontSize)).to.be.closeTo(1.7, 0.01);
  });

  for (const width of [320, 150]) {
    it(`fit ${width} px: words break, and only tables scroll, by themselves`, async () => {
      const element = await show(wide, '');
      const column = await fixture<HTMLElement>(html`<div></div>`);
      column.style.width = `${width}px`;
      column.append(element);
      await waitFor(() => inside(element).getByRole('button', { name: 'In bài viết' }));
      const table = inside(element).getByRole('group', { name: 'Sản lượng' });
      await waitFor(() => expect(table.tabIndex).to.equal(0));
      const scrollers = [...element.shadowRoot!.querySelectorAll('*')].filter(
        (node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 1,
      );
      expect(scrollers.map(({ className }) => className)).to.deep.equal(['scroll']);
      expect(element.scrollWidth).to.be.at.most(width);
      await expect(element).to.be.accessible();
    });
  }

  it('let a wide table be scrolled by keyboard, and make no stop of one that is not', async () => {
    const element = await show(wide);
    const scroller = inside(element).getByRole('group', { name: 'Sản lượng' });
    const column = element.parentElement!;
    column.style.width = '320px';
    await waitFor(() => expect(scroller.tabIndex).to.equal(0));
    scroller.focus();
    await sendKeys({ press: 'ArrowRight' });
    await waitFor(() => expect(scroller.scrollLeft).to.be.greaterThan(0));
    column.style.width = '';
    element.style.setProperty('--ward-article-measure', '2000px');
    await setViewport({ width: 1600, height: 600 });
    await waitFor(() => expect(scroller.hasAttribute('tabindex')).to.equal(false));
  });

  it('hold with the spacing of text that readers may choose', async () => {
    const element = await show(wide, '');
    const column = element.parentElement!;
    column.style.width = '320px';
    const spacing = new CSSStyleSheet();
    spacing.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    );
    const root = element.shadowRoot!;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, spacing];
    const clipped = [...root.querySelectorAll<HTMLElement>('.article *')].filter(
      (node) =>
        getComputedStyle(node).overflow === 'hidden' &&
        !node.matches('.said, .word, svg *, .told') &&
        node.scrollHeight > node.clientHeight + 1,
    );
    expect(clipped).to.deep.equal([]);
    expect(element.scrollWidth).to.be.at.most(320);
  });
});
