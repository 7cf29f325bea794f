import { expect } from '@open-wc/testing';
import '../../src/all.ts';
import { feedUrl } from '../helpers/feeds.ts';
import { inside, waitFor } from '../helpers/find.ts';
import { ckeditor, nukeviet, sharepoint, wordpress } from './filters.ts';
import { box, widgets, write } from './places.ts';

/** The examples of a document, as they stand in it. */
async function examples(file: string, pattern: RegExp): Promise<string[]> {
  const text = await (await fetch(file)).text();
  return [...text.matchAll(/```html\n([^]*?)```/g)]
    .map(([, code]) => code!)
    .filter((code) => pattern.test(code));
}

/** Addresses of the examples → those of the test server. */
const answered = (html: string) =>
  html
    .replace('"/rss/tin-tuc.rss"', `"${feedUrl('rss')}"`)
    .replace('"/v1/visits" data-site="tay-son"', `"${feedUrl('visits')}" data-site="tam-diep"`);

const letThrough = {
  NukeViet: nukeviet,
  'WordPress KSES': wordpress,
  'CKEditor 4 with one line of settings': (html: string) => ckeditor(html, 'div[data-*];a[data-slot]'),
};

for (const readme of ['/README.md', '/README.vi.md'])
  for (const [editor, filter] of Object.entries(letThrough))
    it(`The examples for data-ward in ${readme} work after ${editor}`, async () => {
      const [stats, list, banner, ...rest] = await examples(readme, /data-ward="/);
      expect(rest).to.deep.equal([]);
      const place = await box();
      write(place, [stats!, list!, banner!].map((html) => filter(answered(html))).join(''));

      const [visits] = await widgets(place, 'ward-visit-stats');
      expect(visits!.counting).to.equal(true);
      await waitFor(() => expect(inside(visits!).getAllByRole('term')).to.have.length(3));
      const [articles] = await widgets(place, 'ward-article-list');
      await waitFor(() => inside(articles!).getByRole('region', { name: 'Tin tức' }));
      await waitFor(() => inside(articles!).getByRole('link', { name: 'Bài 1' }));
      const [date] = await widgets(place, 'ward-date-banner');
      await waitFor(() => expect(date!.querySelector('a')!.assignedSlot?.name).to.equal('login'));
      inside(date!).getByText(/^Chào mừng/);
    });

describe('what editors leave', () => {
  const tag = '<ward-date-banner portal="Phường"><a href="/">Trang chủ</a></ward-date-banner>';

  it('of a tag is what is written inside it', () => {
    for (const filter of [...Object.values(letThrough), sharepoint])
      expect(filter(tag)).to.match(/^<a href="\/">Trang chủ<\/a>$/);
  });

  it('of data-ward in a CKEditor without settings, or in SharePoint, is what is written inside it', async () => {
    for (const filter of [ckeditor, sharepoint]) {
      const place = await box();
      write(
        place,
        filter('<div data-ward="date-banner" data-portal="Phường"><a href="/">Trang chủ</a></div>'),
      );
      await widgets(place, 'ward-date-banner', 0);
      expect(place.querySelector('a')!.textContent).to.equal('Trang chủ');
    }
  });

  it('of an empty value in NukeViet still says yes, and a quote is another one', async () => {
    const place = await box();
    write(place, nukeviet(`<div data-ward="visit-stats" data-counting data-heading='Số "đẹp"'></div>`));
    const [stats] = await widgets(place, 'ward-visit-stats');
    expect(stats!.counting).to.equal(true);
    expect(stats!.heading).to.equal("Số 'đẹp'");
  });

  it('of an empty place in CKEditor is a space, which hides nothing', async () => {
    const place = await box();
    write(
      place,
      ckeditor(`<div data-ward="article-list" data-feed="${feedUrl('rss')}"></div>`, 'div[data-*]'),
    );
    const [list] = await widgets(place, 'ward-article-list');
    await waitFor(() => inside(list!).getByRole('link', { name: 'Bài 1' }));
  });

  it('of a frame is the frame, where the site’s settings name it', () => {
    const frame =
      '<iframe src="https://widgets.example.vn/embed/visit-stats?site=tay-son" title="Thống kê"></iframe>';
    expect(nukeviet(frame)).to.equal('');
    expect(nukeviet(frame, ['iframe'])).to.contain('/embed/visit-stats?site=tay-son');
    expect(ckeditor(frame, 'iframe[*]')).to.contain('/embed/visit-stats?site=tay-son');
    expect(sharepoint(frame)).to.equal('');
    expect(sharepoint(frame, ['widgets.example.vn'])).to.contain('/embed/visit-stats?site=tay-son');
    expect(wordpress(frame)).to.equal('');
  });
});
