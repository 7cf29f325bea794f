import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { WardArticleElement } from '../../src/elements/article/article.ts';
import { inside, waitFor } from '../helpers/find.ts';
import { pretending } from '../helpers/pretend.ts';
import { isRead, read, text, whole, withTools } from './article.helpers.ts';

const { that, stop } = pretending();
const names = (element: Element): string[] =>
  inside(element)
    .queryAllByRole('button')
    .map((button) => button.textContent.trim().replace(/^A[−+]\s*/, ''));
const button = (element: Element, name: string | RegExp) => inside(element).getByRole('button', { name });
/** What the one polite live region of the tools says. */
const told = (element: Element): string =>
  element.shadowRoot!.querySelector('[part=status][role=status]')!.textContent;

beforeEach(() => {
  sessionStorage.clear();
  that(navigator, { share: () => Promise.resolve(), canShare: () => true });
});
afterEach(stop);

describe('the tools of ward-article', () => {
  const all = ['In bài viết', 'Sao chép liên kết', 'Chia sẻ', 'Giảm cỡ chữ', 'Tăng cỡ chữ'];

  it('are all there, in a group with a name', async () => {
    const element = await withTools();
    expect(names(element).slice(0, 5)).to.deep.equal(all);
    await expect(element).to.be.accessible();
  });

  it('are those that the page names, in its order, each once', async () => {
    expect(names(await withTools('size print  nonsense size'))).to.deep.equal([
      'Giảm cỡ chữ',
      'Tăng cỡ chữ',
      'In bài viết',
    ]);
  });

  it('are all there where the page names none that is known', async () => {
    expect(names(await withTools('nonsense')).slice(0, 5)).to.deep.equal(all);
  });

  it('are not there, nor their place, with none', async () => {
    const element = await read(
      await fixture<WardArticleElement>(html`<ward-article .article=${whole} tools="none"></ward-article>`),
    );
    expect(inside(element).queryByRole('button')).to.equal(null);
    expect(element.shadowRoot!.querySelector('.bar')).to.equal(null);
  });

  it('are read out before the body', async () => {
    const element = await withTools('print copy share size', {
      id: '1',
      title: 'Tin',
      content_text: 'Nội dung.',
    });
    await isRead(element, [
      'status',
      'heading Tin',
      'button In bài viết',
      'button Sao chép liên kết',
      'button Chia sẻ',
      'button Giảm cỡ chữ',
      'button Tăng cỡ chữ',
      'status',
      'StaticText Nội dung.',
    ]);
  });

  it('can be reached one after another by keyboard', async () => {
    const element = await withTools('print copy share size');
    const before = document.createElement('a');
    before.href = '#';
    element.before(before);
    before.focus();
    const met: string[] = [];
    for (let step = 0; step < 5; step++) {
      await sendKeys({ press: 'Tab' });
      met.push(element.shadowRoot!.activeElement!.textContent.trim().replace(/^A[−+]\s*/, ''));
    }
    expect(met).to.deep.equal(all);
    before.remove();
  });

  it('are targets of 44 by 44 pixels at least', async () => {
    const element = await withTools();
    for (const tool of inside(element).getAllByRole('button')) {
      const { width, height } = tool.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
    }
  });

  it('show their names where there is room, and keep them where there is none', async () => {
    const element = await withTools('copy');
    const word = inside(element).getByText('Sao chép liên kết');
    element.parentElement!.style.width = '700px';
    await waitFor(() => expect(word.offsetWidth).to.be.greaterThan(50));
    element.parentElement!.style.width = '320px';
    await waitFor(() => expect(word.offsetWidth).to.equal(1));
    expect(button(element, 'Sao chép liên kết')).to.exist;
  });
});

describe('copying the link of ward-article', () => {
  const here = location.href;
  afterEach(() => history.replaceState(null, '', here));
  const copied: string[] = [];
  const writeText = (link: string) => Promise.resolve(void copied.push(link));
  beforeEach(() => copied.splice(0));

  it('copies the article’s own address, and says so once', async () => {
    that(navigator, { clipboard: { writeText } });
    const element = await withTools('copy');
    button(element, 'Sao chép liên kết').focus();
    await sendKeys({ press: 'Enter' });
    await waitFor(() => expect(told(element)).to.equal('Đã sao chép liên kết'));
    expect(copied).to.deep.equal(['https://phuong.example.vn/so-ket']);
    expect(inside(element).getAllByText('Đã sao chép liên kết')).to.have.length(1);
    await expect(element).to.be.accessible();
  });

  it('copies the address on the portal where the page has a template for it', async () => {
    that(navigator, { clipboard: { writeText } });
    const element = await withTools('copy');
    element.articleUrl = '/bai-viet?item={id}';
    button(element, 'Sao chép liên kết').click();
    await waitFor(() => expect(copied).to.deep.equal([`${location.origin}/bai-viet?item=so-ket`]));
  });

  it('copies the page’s address where that names the article', async () => {
    that(navigator, { clipboard: { writeText } });
    const element = await withTools('copy');
    element.itemParam = 'item';
    history.replaceState(null, '', '?item=so-ket#giua');
    button(element, 'Sao chép liên kết').click();
    await waitFor(() => expect(copied).to.deep.equal([location.href.replace('#giua', '')]));
  });

  for (const [when, clipboard] of [
    ['over plain HTTP', undefined],
    ['where the browser refuses', { writeText: () => Promise.reject(new Error('no')) }],
  ] as const) {
    it(`copies by the old way ${when}, and gives the focus back`, async () => {
      let selected = '';
      that(navigator, { clipboard });
      that(document, {
        execCommand: (command: string) => {
          const field = element.shadowRoot!.activeElement as HTMLTextAreaElement;
          selected = `${command} ${field.value.slice(field.selectionStart, field.selectionEnd)}`;
          return true;
        },
      });
      const element = await withTools('copy');
      const copy = button(element, 'Sao chép liên kết');
      copy.focus();
      copy.click();
      await waitFor(() => expect(told(element)).to.equal('Đã sao chép liên kết'));
      expect(selected).to.equal('copy https://phuong.example.vn/so-ket');
      expect(element.shadowRoot!.activeElement).to.equal(copy);
      expect(element.shadowRoot!.querySelector('textarea')).to.equal(null);
    });
  }

  it('really copies by the old way', async () => {
    that(navigator, { clipboard: undefined });
    let text = '';
    const listen = (event: ClipboardEvent) => {
      text = (event.composedPath()[0] as HTMLTextAreaElement).value;
    };
    document.addEventListener('copy', listen);
    const element = await withTools('copy');
    button(element, 'Sao chép liên kết').focus();
    await sendKeys({ press: 'Enter' });
    await waitFor(() => expect(told(element)).to.equal('Đã sao chép liên kết'));
    document.removeEventListener('copy', listen);
    expect(text).to.equal('https://phuong.example.vn/so-ket');
  });

  it('shows the link where nothing can copy it, and leaves it there', async () => {
    that(navigator, { clipboard: undefined });
    that(document, { execCommand: () => false });
    const element = await withTools('copy');
    button(element, 'Sao chép liên kết').click();
    await waitFor(() =>
      expect(told(element)).to.equal('Chưa sao chép được liên kết: https://phuong.example.vn/so-ket'),
    );
    await expect(element).to.be.accessible();
  });
});

describe('sharing ward-article', () => {
  it('gives headline and link to what the reader has', async () => {
    const shared: unknown[] = [];
    that(navigator, { share: (data: unknown) => Promise.resolve(shared.push(data)) });
    const element = await withTools('share');
    button(element, 'Chia sẻ').click();
    expect(shared).to.deep.equal([{ title: whole.title, url: whole.url }]);
    expect(told(element)).to.equal('');
  });

  it('is not there where the browser cannot', async () => {
    that(navigator, { share: undefined });
    expect(names(await withTools('share size'))).to.deep.equal(['Giảm cỡ chữ', 'Tăng cỡ chữ']);
    stop();
    that(navigator, { share: () => Promise.resolve(), canShare: () => false });
    expect(names(await withTools('share size'))).to.deep.equal(['Giảm cỡ chữ', 'Tăng cỡ chữ']);
  });

  it('says nothing to a reader who thinks better of it', async () => {
    that(navigator, { share: () => Promise.reject(new DOMException('', 'AbortError')) });
    that(navigator, { clipboard: { writeText: () => Promise.reject(new Error('not asked')) } });
    const element = await withTools('share');
    button(element, 'Chia sẻ').click();
    await Promise.resolve();
    await element.updateComplete;
    expect(told(element)).to.equal('');
  });

  it('copies the link where it fails', async () => {
    that(navigator, { share: () => Promise.reject(new DOMException('', 'NotAllowedError')) });
    that(navigator, { clipboard: { writeText: () => Promise.resolve() } });
    const element = await withTools('share');
    button(element, 'Chia sẻ').click();
    await waitFor(() => expect(told(element)).to.equal('Đã sao chép liên kết'));
  });
});

describe('the size of the text of ward-article', () => {
  const size = (element: Element) =>
    parseFloat(getComputedStyle(inside(element).getByText('Dự hội nghị có các đại biểu.')).fontSize);

  it('grows and shrinks in steps, each of them said', async () => {
    const element = await withTools('size');
    const usual = size(element);
    button(element, /Tăng cỡ chữ/).focus();
    for (const percent of [120, 140, 170]) {
      await sendKeys({ press: ' ' });
      await waitFor(() => expect(told(element)).to.equal(`Cỡ chữ ${percent}%`));
      expect(size(element)).to.be.closeTo((usual * percent) / 100, 0.1);
    }
    for (const percent of [140, 120, 100, 90]) {
      button(element, /Giảm cỡ chữ/).click();
      await waitFor(() => expect(told(element)).to.equal(`Cỡ chữ ${percent}%`));
      expect(size(element)).to.be.closeTo((usual * percent) / 100, 0.1);
    }
  });

  it('ends at the last step, and the keyboard stays where it is', async () => {
    const element = await withTools('size');
    const larger = button(element, /Tăng cỡ chữ/);
    larger.focus();
    for (let step = 0; step < 6; step++) await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(larger).to.have.attribute('aria-disabled', 'true');
    expect(element.shadowRoot!.activeElement).to.equal(larger);
    expect(told(element)).to.equal('Cỡ chữ 170%');
    await expect(element).to.be.accessible();
  });

  it('leaves the tools where they are', async () => {
    const element = await withTools('size');
    const larger = button(element, /Tăng cỡ chữ/);
    const { top, height } = larger.getBoundingClientRect();
    larger.click();
    await element.updateComplete;
    expect(larger.getBoundingClientRect()).to.include({ top, height });
  });

  it('is kept for the next article, in this tab only', async () => {
    const first = await withTools('size');
    const usual = size(first);
    button(first, /Tăng cỡ chữ/).click();
    expect(localStorage).to.have.length(0);
    expect(document.cookie).to.equal('');
    await waitFor(async () => expect(size(await withTools('size'))).to.be.closeTo(usual * 1.2, 0.1));
  });

  it('changes where the page may store nothing', async () => {
    that(globalThis, {
      get sessionStorage(): Storage {
        throw new DOMException('', 'SecurityError');
      },
    });
    const element = await withTools('size');
    button(element, /Tăng cỡ chữ/).click();
    await waitFor(() => expect(told(element)).to.equal('Cỡ chữ 120%'));
  });
});

describe('what a tool says', () => {
  it('goes when the article leaves the page, and when its time is over', async () => {
    const real = window.setTimeout;
    const waits: [TimerHandler, number | undefined][] = [];
    that(window, {
      setTimeout: (act: TimerHandler, wait?: number) => (waits.push([act, wait]), real(() => {}, 0)),
    });
    const element = await withTools('size');
    button(element, /Tăng cỡ chữ/).click();
    await element.updateComplete;
    const [act] = waits.find(([, wait]) => wait! >= 3000)!;
    (act as () => void)();
    await element.updateComplete;
    expect(told(element)).to.equal('');
    button(element, /Tăng cỡ chữ/).click();
    element.remove();
    await element.updateComplete;
    expect(told(element)).to.equal('');
  });

  it('moves nothing', async () => {
    const element = await withTools('size copy');
    that(navigator, { clipboard: { writeText: () => Promise.resolve() } });
    const before = text(element);
    const { height } = element.getBoundingClientRect();
    button(element, 'Sao chép liên kết').click();
    await waitFor(() => expect(told(element)).to.equal('Đã sao chép liên kết'));
    expect(element.getBoundingClientRect().height).to.equal(height);
    expect(before).not.to.equal(text(element));
  });
});
