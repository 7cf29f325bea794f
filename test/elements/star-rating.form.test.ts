import { expect, fixture, html } from '@open-wc/testing';
import { isWebKit } from '../helpers/browser.ts';
import { sendKeys } from '@web/test-runner-commands';
import type { WardStarRatingElement } from '../../src/elements/star-rating/star-rating.ts';
import { inside } from '../helpers/find.ts';
import { checked, filled, radio, radios, text } from './star-rating.helpers.ts';

const inForm = async (template: ReturnType<typeof html>) => {
  const form = await fixture<HTMLFormElement>(html`<form>${template}<button>Gửi</button></form>`);
  const element = form.querySelector('ward-star-rating')!;
  await element.updateComplete;
  return { form, element };
};
const control = (value = '') =>
  inForm(html`<ward-star-rating name="diem" label="Mức hài lòng" value=${value}></ward-star-rating>`);
const data = (form: HTMLFormElement) => new FormData(form).get('diem');
const focused = (element: Element) => element.shadowRoot!.activeElement?.getAttribute('aria-label');

describe('ward-star-rating in a form', () => {
  it('is a group of radio buttons, one for each star', async () => {
    const { element } = await control();
    expect(inside(element).getByRole('radiogroup', { name: 'Mức hài lòng' })).to.exist;
    expect(radios(element).map((input) => input.getAttribute('aria-label'))).to.deep.equal([
      '1 điểm',
      '2 điểm',
      '3 điểm',
      '4 điểm',
      '5 điểm',
    ]);
    expect(checked(element)).to.equal(undefined);
    expect(text(element)).to.equal('Mức hài lòng');
    await expect(element).to.be.accessible();
  });

  it('gives the form its choice, and nothing while there is none', async () => {
    const { form, element } = await control();
    expect(data(form)).to.equal(null);
    radio(element, '4 điểm').click();
    expect(data(form)).to.equal('4');
    expect(element.value).to.equal(4);
    await element.updateComplete;
    expect(filled(element, 'fieldset')).to.equal(0.8);
    expect(text(element)).to.equal('Mức hài lòng 4 điểm');
    await expect(element).to.be.accessible();
  });

  it('begins with the value the page gives', async () => {
    const { form, element } = await control('3');
    expect(data(form)).to.equal('3');
    expect(checked(element)).to.equal('3 điểm');
  });

  it('gives nothing that cannot be chosen', async () => {
    const { form, element } = await control('9');
    expect(data(form)).to.equal(null);
    element.value = -1;
    await element.updateComplete;
    expect(data(form)).to.equal(null);
  });

  it('goes back to the page’s value when the form is reset', async () => {
    const { form, element } = await control('3');
    radio(element, '5 điểm').click();
    form.reset();
    await element.updateComplete;
    expect([data(form), checked(element)]).to.deep.equal(['3', '3 điểm']);
  });

  it('goes back to no choice when the form is reset', async () => {
    const { form, element } = await control();
    radio(element, '5 điểm').click();
    form.reset();
    await element.updateComplete;
    expect([data(form), checked(element)]).to.deep.equal([null, undefined]);
  });

  it('is off with its fieldset, and with its own attribute', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <fieldset disabled><ward-star-rating name="diem" value="3"></ward-star-rating></fieldset>
      </form>`,
    );
    const element = form.querySelector('ward-star-rating')!;
    const fieldset = form.querySelector('fieldset')!;
    await element.updateComplete;
    expect(radio(element, '4 điểm').matches(':disabled')).to.equal(true);
    expect(data(form)).to.equal(null);
    await expect(element).to.be.accessible();
    fieldset.disabled = false;
    await element.updateComplete;
    expect(radio(element, '4 điểm').matches(':disabled')).to.equal(false);
    expect(data(form)).to.equal('3');
    element.disabled = true;
    await element.updateComplete;
    expect(radio(element, '4 điểm').matches(':disabled')).to.equal(true);
    radio(element, '4 điểm').click();
    expect(element.value).to.equal(3);
  });

  it('takes a state back that the browser has kept', async () => {
    const { form, element } = await control();
    element.formStateRestoreCallback('4.5');
    await element.updateComplete;
    expect(data(form)).to.equal('4.5');
  });

  it('with required, holds the form until stars are chosen, and says so in the reader’s language', async () => {
    const { form, element } = await inForm(html`<ward-star-rating name="diem" required></ward-star-rating>`);
    expect(form.checkValidity()).to.equal(false);
    expect(element.matches(':invalid')).to.equal(true);
    expect(inside(element).getByRole('radiogroup')).to.have.attribute('aria-required', 'true');
    let message = '';
    element.addEventListener('invalid', () => (message = 'held'));
    form.reportValidity();
    expect(message).to.equal('held');
    expect(focused(element)).to.equal('1 điểm');
    radio(element, '2 điểm').click();
    expect(form.checkValidity()).to.equal(true);
  });

  it('with readonly, shows its value, gives it to the form and cannot be changed', async () => {
    const { form, element } = await inForm(
      html`<ward-star-rating name="diem" value="4" readonly required></ward-star-rating>`,
    );
    expect(inside(element).queryByRole('radio')).to.equal(null);
    expect(text(element)).to.equal('Đánh giá cho bài viết: 4 điểm');
    expect(data(form)).to.equal('4');
    element.shadowRoot!.querySelector('svg')!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await element.updateComplete;
    expect(data(form)).to.equal('4');
  });

  it('is reached by its label', async () => {
    const form = await fixture(
      html`<form>
        <label for="r">Bạn hài lòng không?</label><ward-star-rating id="r" name="diem"></ward-star-rating>
      </form>`,
    );
    const element = form.querySelector('ward-star-rating')!;
    await element.updateComplete;
    form.querySelector('label')!.click();
    expect(document.activeElement).to.equal(element);
    expect(focused(element)).to.equal('1 điểm');
  });

  it('has as many choices as asked for, in halves where there is room for them', async () => {
    const { element } = await inForm(
      html`<ward-star-rating name="diem" max="3" precision="0.5"></ward-star-rating>`,
    );
    const names = () => radios(element).map((input) => input.getAttribute('aria-label'));
    expect(names()).to.deep.equal(['0,5 điểm', '1 điểm', '1,5 điểm', '2 điểm', '2,5 điểm', '3 điểm']);
    await expect(element).to.be.accessible();
    element.max = 10;
    await element.updateComplete;
    expect(names()).to.have.length(10);
    element.precision = 0.3 as 1;
    element.max = 5;
    await element.updateComplete;
    expect(names()).to.have.length(5);
  });

  it('has targets of 24 pixels and more, halves too, also on a narrow phone', async () => {
    for (const [max, precision] of [
      [5, 1],
      [5, 0.5],
      [6, 0.5],
      [10, 1],
    ]) {
      const outer = await fixture<HTMLElement>(
        html`<div>
          <ward-star-rating name="diem" max=${max!} precision=${precision!}></ward-star-rating>
        </div>`,
      );
      outer.style.width = '300px';
      const element = outer.querySelector('ward-star-rating')!;
      await element.updateComplete;
      for (const input of radios(element)) {
        const { width, height, right } = input.getBoundingClientRect();
        expect(width, `${max} by ${precision}`).to.be.at.least(24);
        expect(height).to.be.at.least(24);
        expect(right).to.be.at.most(outer.getBoundingClientRect().right + 1);
      }
    }
  });
});

describe('the keyboard in ward-star-rating in a form', () => {
  const keys: [string, string[], string | undefined][] = [
    ['Tab comes to the first star and chooses nothing', ['Tab'], undefined],
    ['Space chooses', ['Tab', ' '], '1 điểm'],
    ['the right arrow chooses the next', ['Tab', ' ', 'ArrowRight'], '2 điểm'],
    ['the down arrow chooses the next', ['Tab', ' ', 'ArrowDown', 'ArrowDown'], '3 điểm'],
    ['the left arrow chooses the one before', ['Tab', ' ', 'ArrowRight', 'ArrowLeft'], '1 điểm'],
    // As the browser's own radio buttons do.
    ['the up arrow goes round', ['Tab', ' ', 'ArrowUp'], isWebKit ? '1 điểm' : '5 điểm'],
  ];
  for (const [what, presses, expected] of keys)
    it(what, async () => {
      const { form, element } = await control();
      for (const press of presses) await sendKeys({ press });
      await element.updateComplete;
      expect(checked(element)).to.equal(expected);
      expect(data(form)).to.equal(expected?.[0] ?? null);
      expect(focused(element)).to.equal(expected ?? '1 điểm');
    });

  it('is one stop of Tab', async () => {
    const { form, element } = await control('3');
    await sendKeys({ press: 'Tab' });
    expect(focused(element)).to.equal('3 điểm');
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(form.querySelector('button'));
  });

  it('shows where it is', async () => {
    const { element } = await control('3');
    await sendKeys({ press: 'Tab' });
    const ring = getComputedStyle(radio(element, '3 điểm'));
    expect(ring.outlineStyle).to.equal('solid');
    expect(parseFloat(ring.outlineWidth)).to.be.at.least(3);
  });
});

describe('the events of ward-star-rating in a form', () => {
  it('are input and change, once each, when a person chooses, with the value already there', async () => {
    const { form, element } = await control();
    const seen: unknown[] = [];
    for (const name of ['input', 'change', 'ward-vote'])
      form.addEventListener(name, ({ type, target }) =>
        seen.push([type, (target as WardStarRatingElement).value, data(form)]),
      );
    radio(element, '4 điểm').click();
    radio(element, '4 điểm').click();
    expect(seen).to.deep.equal([
      ['input', 4, '4'],
      ['change', 4, '4'],
    ]);
  });

  it('are none when a script or the form chooses', async () => {
    const { form, element } = await control();
    let seen = 0;
    for (const name of ['input', 'change']) form.addEventListener(name, () => seen++);
    element.value = 4;
    await element.updateComplete;
    form.reset();
    await element.updateComplete;
    expect(seen).to.equal(0);
  });
});
