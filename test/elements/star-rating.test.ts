import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { WardStarRatingElement } from '../../src/elements/star-rating/star-rating.ts';
import { isPlain } from '../helpers/browser.ts';
import { inside, waitFor } from '../helpers/find.ts';
import { filled, text } from './star-rating.helpers.ts';

const rating = (template: ReturnType<typeof html>) => fixture<WardStarRatingElement>(template);

describe('ward-star-rating by attributes', () => {
  it('says what the portals say', async () => {
    const element = await rating(html`<ward-star-rating value="5" count="1"></ward-star-rating>`);
    expect(text(element)).to.equal('Đánh giá cho bài viết: 5 điểm (1 đánh giá)');
    expect(filled(element)).to.equal(1);
    expect(element.state).to.equal('ready');
    await expect(element).to.be.accessible();
  });

  it('writes the mean as the language does, and draws it exactly', async () => {
    const element = await rating(html`<ward-star-rating value="4.5" count="12"></ward-star-rating>`);
    expect(text(element)).to.equal('Đánh giá cho bài viết: 4,5 điểm (12 đánh giá)');
    expect(filled(element)).to.equal(0.9);
    element.value = 3.21;
    element.count = 1234;
    await element.updateComplete;
    expect(text(element)).to.equal('Đánh giá cho bài viết: 3,2 điểm (1.234 đánh giá)');
    expect(filled(element)).to.be.closeTo(0.642, 1e-9);
  });

  for (const [what, template] of [
    ['nothing', html`<ward-star-rating></ward-star-rating>`],
    ['no votes', html`<ward-star-rating value="0" count="0"></ward-star-rating>`],
    ['a mean of no votes', html`<ward-star-rating value="4" count="0"></ward-star-rating>`],
    ['empty attributes', html`<ward-star-rating value="" count=""></ward-star-rating>`],
    ['a mean past the best', html`<ward-star-rating value="9" count="3"></ward-star-rating>`],
    ['words', html`<ward-star-rating value="nhiều" count="vài"></ward-star-rating>`],
  ] as const)
    it(`says that there are no votes where the page says ${what}`, async () => {
      const element = await rating(template);
      expect(text(element)).to.equal('Đánh giá cho bài viết: Chưa có đánh giá');
      expect(filled(element)).to.equal(0);
      expect(element.state).to.equal('empty');
      await expect(element).to.be.accessible();
    });

  it('shows a mean alone where the page does not say of how many', async () => {
    const element = await rating(html`<ward-star-rating value="4"></ward-star-rating>`);
    expect(text(element)).to.equal('Đánh giá cho bài viết: 4 điểm');
  });

  it('has as many stars as asked for, and says of how many', async () => {
    const element = await rating(html`<ward-star-rating value="8" count="2" max="10"></ward-star-rating>`);
    expect(text(element)).to.equal('Đánh giá cho bài viết: 8/10 điểm (2 đánh giá)');
    expect(filled(element)).to.equal(0.8);
    expect(element.shadowRoot!.querySelector('svg')).to.have.attribute('viewBox', '0 0 200 20');
  });

  it('has five stars where the number asked for cannot be drawn', async () => {
    for (const max of [0, -1, 1e9, NaN, Infinity]) {
      const element = await rating(
        html`<ward-star-rating value="4" count="2" max=${max}></ward-star-rating>`,
      );
      expect(text(element), String(max)).to.equal('Đánh giá cho bài viết: 4 điểm (2 đánh giá)');
    }
  });

  it('has the page’s own label, or none', async () => {
    const element = await rating(
      html`<ward-star-rating value="4" count="2" label="Bạn đọc:"></ward-star-rating>`,
    );
    expect(text(element)).to.equal('Bạn đọc: 4 điểm (2 đánh giá)');
    element.label = '';
    await element.updateComplete;
    expect(text(element)).to.equal('4 điểm (2 đánh giá)');
  });

  it('speaks the language of the nearest ancestor', async () => {
    const outer = await fixture(
      html`<div lang="en"><ward-star-rating value="4.5" count="12"></ward-star-rating></div>`,
    );
    await waitFor(() => expect(text(outer.firstElementChild!)).to.equal('Readers: Rated 4.5 (12 votes)'));
  });

  it('is text to a screen reader, and nothing else', async () => {
    const element = await rating(html`<ward-star-rating value="4" count="2"></ward-star-rating>`);
    expect(inside(element).queryByRole('img')).to.equal(null);
    expect(element.shadowRoot!.querySelector('svg')).to.have.attribute('aria-hidden', 'true');
    expect(inside(element).queryByRole('radio')).to.equal(null);
    expect(element.shadowRoot!.querySelectorAll('[tabindex], button, input, a')).to.have.length(0);
  });

  it('tells full stars from empty ones by shape, in forced colours too', async () => {
    const element = await rating(html`<ward-star-rating value="2" count="2"></ward-star-rating>`);
    const [all, full] = element.shadowRoot!.querySelectorAll('svg');
    expect(getComputedStyle(all!).fill).to.equal('none');
    expect(getComputedStyle(full!).fill).not.to.equal('none');
    expect(getComputedStyle(full!).overflow).to.equal('hidden');
  });

  it('is words alone on paper', async function () {
    if (isPlain) this.skip();
    const element = await rating(html`<ward-star-rating value="2" count="2"></ward-star-rating>`);
    await emulateMedia({ media: 'print' });
    try {
      expect(getComputedStyle(element.shadowRoot!.querySelector('svg')!).display).to.equal('none');
      expect(inside(element).getByText('2 điểm (2 đánh giá)').checkVisibility()).to.equal(true);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });
});

describe('what the page writes inside ward-star-rating', () => {
  it('is shown where the page says nothing else', async () => {
    const element = await rating(html`<ward-star-rating><span>5 điểm</span></ward-star-rating>`);
    expect(element.firstElementChild!.checkVisibility()).to.equal(true);
    expect(text(element)).to.equal('');
  });

  it('gives way to a rating', async () => {
    const element = await rating(
      html`<ward-star-rating value="5" count="1"><span>5 điểm</span></ward-star-rating>`,
    );
    expect(element.firstElementChild!.checkVisibility()).to.equal(false);
  });

  it('is seen too when the parser brings it after the tag', async () => {
    const element = await rating(html`<ward-star-rating></ward-star-rating>`);
    element.append('5 điểm');
    await waitFor(() => expect(text(element)).to.equal(''));
  });
});

describe('ward-star-rating json-ld', () => {
  const scripts = () =>
    [...document.head.querySelectorAll('script[type="application/ld+json"]')].map(
      ({ textContent }) => JSON.parse(textContent) as Record<string, unknown>,
    );

  it('describes a rating with votes, as long as it is on the page', async () => {
    const element = await rating(
      html`<ward-star-rating value="4.5" count="12" json-ld="Lễ hội <làng>"></ward-star-rating>`,
    );
    await waitFor(() => expect(scripts()).to.have.length(1));
    expect(scripts()[0]).to.deep.equal({
      '@context': 'https://schema.org',
      '@type': 'CreativeWork',
      name: 'Lễ hội <làng>',
      aggregateRating: {
        '@type': 'AggregateRating',
        ratingValue: 4.5,
        ratingCount: 12,
        bestRating: 5,
        worstRating: 1,
      },
    });
    element.remove();
    expect(scripts()).to.have.length(0);
    document.body.append(element);
    await waitFor(() => expect(scripts()).to.have.length(1));
    element.remove();
  });

  it('cannot be ended by what the page calls the item', async () => {
    const element = await rating(
      html`<ward-star-rating value="4" count="2" json-ld="</script><script>alert(1)"></ward-star-rating>`,
    );
    await waitFor(() => expect(scripts()).to.have.length(1));
    expect(document.head.querySelector('script[type="application/ld+json"]')!.textContent).not.to.include(
      '<',
    );
    element.remove();
  });

  it('takes a framework’s true for an attribute without a value', async () => {
    document.title = 'Bài viết';
    const element = await rating(
      html`<ward-star-rating value="4" count="2" .jsonLd=${true}></ward-star-rating>`,
    );
    await waitFor(() => expect(scripts()[0]?.['name']).to.equal('Bài viết'));
    element.remove();
  });

  it('takes the page’s title where no name is given, and says nothing without votes', async () => {
    document.title = 'Bài viết';
    const element = await rating(html`<ward-star-rating value="4" count="2" json-ld></ward-star-rating>`);
    await waitFor(() => expect(scripts()[0]?.['name']).to.equal('Bài viết'));
    element.count = 0;
    await waitFor(() => expect(scripts()).to.have.length(0));
    element.remove();
  });

  it('is not there unless asked for', async () => {
    await rating(html`<ward-star-rating value="4" count="2"></ward-star-rating>`);
    expect(scripts()).to.have.length(0);
  });
});

describe('the class of ward-star-rating', () => {
  it('keeps Lit’s accessors: no field stands in their way', async () => {
    const { WardStarRatingElement: Rating } = await import('../../src/elements/star-rating/star-rating.ts');
    expect(Object.hasOwn(new Rating(), 'value')).to.equal(false);
  });

  it('leaves nothing behind, however often it is added and removed', async () => {
    const element = await rating(html`<ward-star-rating value="4" count="2"></ward-star-rating>`);
    for (let i = 0; i < 10; i++) {
      const { parentElement } = element;
      element.remove();
      parentElement!.append(element);
    }
    await element.updateComplete;
    expect(text(element)).to.equal('Đánh giá cho bài viết: 4 điểm (2 đánh giá)');
  });
});
