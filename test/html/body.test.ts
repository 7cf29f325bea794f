import { expect } from '@open-wc/testing';
import { articleBody, type ArticleBodyOptions } from '../../src/html/body.ts';
import { serialised } from './judge.ts';

const base = 'https://phuong.example.vn/tin/bai-1.html';

/** The body, without what every picture and link carries. */
const bodyOf = async (html: string, options: ArticleBodyOptions = {}) =>
  serialised(await articleBody(html, { base, ...options })).replace(
    / (?:loading|decoding|referrerpolicy|rel)="[^"]*"|https:\/\/phuong\.example\.vn/g,
    '',
  );

const title = 'Hội nghị Ban Chấp hành Đảng bộ thành phố';

describe('articleBody, on what the page says already', () => {
  it('drops a headline that is repeated at the top', async () => {
    for (const repeated of [
      `<h1>${title}</h1>`,
      `<p><strong>${title.toUpperCase()}</strong></p>`,
      `<div><div style="text-align:center"><b>${title.normalize('NFD')}&nbsp;.</b></div></div>`,
    ])
      expect(await bodyOf(`${repeated}<p>Sáng 31/5.</p>`, { title })).to.equal('<p>Sáng 31/5.</p>');
  });

  it('keeps it further down, and where it is only part of a sentence', async () => {
    const body = `<p>${title} diễn ra sáng nay.</p><p>${title}</p>`;
    expect(await bodyOf(body, { title })).to.equal(body);
  });

  it('drops a repeated lead only where the page shows it', async () => {
    const body = '<p><b>Tóm tắt bài viết.</b></p><p>Nội dung.</p>';
    expect(await bodyOf(body, { summary: 'Tóm tắt  bài viết' })).to.equal('<p>Nội dung.</p>');
    expect(await bodyOf(body)).to.equal(body);
  });

  it('drops a line that is nothing but the date of the article', async () => {
    const dates = ['2024-05-31T01:30:00Z'];
    for (const line of [
      'Thứ Sáu, 31/05/2024',
      '31/05/2024 08:30',
      '08:30 | 31/5/2024',
      'Ngày đăng: 31-05-2024',
      'Cập nhật lúc 08:30 31/05/2024',
      'Thứ sáu, ngày 31 tháng 5 năm 2024',
      '(31/05/2024 08:30:00 GMT+7)',
    ])
      expect(await bodyOf(`<h2>${title}</h2><p>${line}</p><p>a</p>`, { title, dates }), line).to.equal(
        '<p>a</p>',
      );
  });

  it('keeps another date, and a date in a sentence', async () => {
    const dates = ['2024-05-31T01:30:00Z'];
    for (const line of ['30/05/2024', 'Ngày 31/05/2024, Thành ủy họp.', '31/05/2024 đến 02/06/2024'])
      expect(await bodyOf(`<p>${line}</p><p>a</p>`, { dates }), line).to.equal(`<p>${line}</p><p>a</p>`);
    expect(await bodyOf('<p>31/05/2024</p>')).to.equal('<p>31/05/2024</p>');
  });

  it('tells the day in the portal’s zone', async () => {
    const dates = ['2024-05-30T18:00:00Z'];
    expect(await bodyOf('<p>31/05/2024</p><p>a</p>', { dates })).to.equal('<p>a</p>');
    expect(await bodyOf('<p>30/05/2024</p><p>a</p>', { dates, timeZone: 'UTC' })).to.equal('<p>a</p>');
  });

  it('keeps the author’s signature', async () => {
    const body = '<p>Nội dung.</p><p data-align="right"><strong>Thương Thương</strong></p>';
    expect(
      await bodyOf('<p>Nội dung.</p><p style="text-align:right"><strong>Thương Thương</strong></p>', {
        title,
      }),
    ).to.equal(body);
  });
});

describe('articleBody, on paragraphs', () => {
  it('drops empty ones', async () => {
    expect(
      await bodyOf(
        '<p>a</p><p>&nbsp;</p><p><span><b> </b></span><br></p><div></div><h2>&#8203;</h2><p>b</p>',
      ),
    ).to.equal('<p>a</p><p>b</p>');
  });

  it('keeps empty cells of a table', async () => {
    const table = '<table><tbody><tr><td></td><td>1</td></tr></tbody></table>';
    expect(await bodyOf(table)).to.equal(table);
  });

  it('makes paragraphs of text between blank lines', async () => {
    expect(await bodyOf('a<br>b<br><br> <br>c <b>d</b><ul><li>e</li></ul>f')).to.equal(
      '<p>a<br>b</p><p>c <b>d</b></p><ul><li>e</li></ul><p>f</p>',
    );
    expect(await bodyOf('<p align="center"><br>a<br><br>b<br></p>')).to.equal(
      '<p data-align="center">a</p><p data-align="center">b</p>',
    );
  });

  it('makes paragraphs of sections that are none', async () => {
    expect(
      await bodyOf('<div><div>a</div><div align="right">b</div><section>c<p>d</p></section></div>'),
    ).to.equal('<p>a</p><p data-align="right">b</p><p>c</p><p>d</p>');
  });

  it('takes the body out of a whole document', async () => {
    expect(
      await bodyOf(
        `<html><head><title>${title}</title></head><body><form><h1>${title}</h1><p>a</p></form></body></html>`,
        {
          title,
        },
      ),
    ).to.equal('<p>a</p>');
  });

  it('puts headings below the headline, the repeated one not counted', async () => {
    expect(
      await bodyOf(`<h1>${title}</h1><h3>a</h3><p>b</p><h4>c</h4>`, { title, headingLevel: 2 }),
    ).to.equal('<h3>a</h3><p>b</p><h4>c</h4>');
  });

  it('takes a picture out of a heading that says nothing', async () => {
    expect(await bodyOf('<h2><img src="/a.jpg"></h2>')).to.equal('<p><img alt="" src="/a.jpg"></p>');
  });

  it('takes links away that have no name', async () => {
    expect(await bodyOf('<p>x <a href="/a.jpg"><img src="/a.jpg"></a></p>')).to.equal(
      '<p>x <img alt="" src="/a.jpg"></p>',
    );
    expect(await bodyOf('<p>x <a href="/a.jpg"><img src="/a.jpg" alt="Ảnh"></a></p>')).to.include('<a href');
  });
});

describe('articleBody, on figures', () => {
  const figure = '<figure><img alt="" src="/a.jpg"><figcaption>Quang cảnh Hội nghị.</figcaption></figure>';

  it('keeps those that are', async () => {
    expect(await bodyOf(figure)).to.equal(figure);
  });

  it('makes one of a picture over a centred or an italic line', async () => {
    for (const html of [
      '<p><img src="/a.jpg"></p><p style="text-align:center">Quang cảnh Hội nghị.</p>',
      '<div align="center"><img src="/a.jpg"></div><div align="center">Quang cảnh Hội nghị.</div>',
      '<center><img src="/a.jpg"><br>Quang cảnh Hội nghị.</center>',
    ])
      expect(await bodyOf(html), html).to.equal(figure);
    expect(
      await bodyOf('<p><img src="/a.jpg"></p><p><span><em>Quang cảnh Hội nghị.</em></span></p>'),
    ).to.equal(figure.replace(/(Quang.*?\.)/, '<em>$1</em>'));
    expect(await bodyOf('<p><img src="/a.jpg"><br><i>Quang cảnh Hội nghị.</i></p>')).to.equal(
      figure.replace(/(Quang.*?\.)/, '<i>$1</i>'),
    );
  });

  it('makes one of a table with a picture over its caption', async () => {
    expect(
      await bodyOf(
        '<table align="center"><tbody><tr><td><img src="/a.jpg"></td></tr><tr><td><p>Quang cảnh Hội nghị.</p></td></tr></tbody></table>',
      ),
    ).to.equal(figure);
  });

  it('leaves a picture over the next paragraph, and any other table, as they are', async () => {
    for (const html of [
      '<p><img alt="" src="/a.jpg"></p><p>Sáng 31/5, Thành ủy họp.</p>',
      `<p><img alt="" src="/a.jpg"></p><p data-align="center">${'Sáng 31/5. '.repeat(40).trim()}</p>`,
      '<p><img alt="" src="/a.jpg"><img alt="" src="/b.jpg"></p>',
      '<table><tbody><tr><td><img alt="" src="/a.jpg"></td><td>Tên</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
      '<table><tbody><tr><td>Tên</td></tr><tr><td>Số</td></tr></tbody></table>',
    ])
      expect(await bodyOf(html.replaceAll('data-align="center"', 'align="center"')), html).to.equal(html);
  });
});
