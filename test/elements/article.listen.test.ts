import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Article } from '../../src/contract/feed.ts';
import { inside, waitFor } from '../helpers/find.ts';
import { pretending } from '../helpers/pretend.ts';
import { withTools } from './article.helpers.ts';

/** A speech engine that speaks when it is told to. */
class FakeSpeech extends EventTarget {
  voices: Partial<SpeechSynthesisVoice>[] = [];
  queue: SpeechSynthesisUtterance[] = [];
  cancelled = 0;
  get speaking() {
    return this.queue.length > 0;
  }
  get pending() {
    return false;
  }
  getVoices() {
    return this.voices;
  }
  speak(utterance: SpeechSynthesisUtterance) {
    this.queue.push(utterance);
  }
  cancel() {
    this.cancelled++;
    for (const { onerror } of this.queue.splice(0)) onerror?.call(null!, { error: 'interrupted' } as never);
  }
  /** Says the next piece to its end. */
  say() {
    const utterance = this.queue.shift()!;
    utterance.onend?.call(utterance, {} as never);
    return utterance.text;
  }
  /** What is to be said next. */
  get next() {
    return this.queue[0]?.text;
  }
}

class FakeUtterance {
  text: string;
  voice: SpeechSynthesisVoice | null = null;
  lang = '';
  constructor(text: string) {
    this.text = text;
  }
}

const vietnamese = { lang: 'vi-VN', name: 'An', localService: true };
const article: Article = {
  id: '1',
  title: 'Tiêu đề.',
  summary: 'Phần mở đầu.',
  content_html: `<p>Câu một ${'dài '.repeat(30)}.</p><p>Câu hai.</p>`,
  authors: [{ name: 'Minh Anh' }],
};

const { that, stop } = pretending();
let speech: FakeSpeech;
beforeEach(() => {
  speech = new FakeSpeech();
  speech.voices = [{ lang: 'en-US' }, vietnamese];
  that(globalThis, { speechSynthesis: speech, SpeechSynthesisUtterance: FakeUtterance });
});
afterEach(stop);

const button = (element: Element, name: string) => inside(element).queryByRole('button', { name });
const listen = async (about = article) => {
  const element = await withTools('listen', about);
  const start = await waitFor(() => inside(element).getByRole('button', { name: 'Nghe bài viết' }));
  start.click();
  await element.updateComplete;
  return element;
};

describe('listening to ward-article', () => {
  it('reads headline, lead, body and author, piece by piece, and is silent then', async () => {
    const element = await listen();
    const said: string[] = [];
    while (speech.next !== undefined) said.push(speech.say());
    expect(said).to.deep.equal([
      'Tiêu đề.',
      'Phần mở đầu.',
      `Câu một ${'dài '.repeat(30).trim()} .`,
      'Câu hai.',
      'Minh Anh',
    ]);
    await waitFor(() => expect(button(element, 'Nghe bài viết')).to.exist);
    expect(button(element, 'Dừng nghe')).to.equal(null);
  });

  it('reads with a voice of the article’s language, one of the device if there is one', async () => {
    const far = { lang: 'vi_VN', name: 'Xa', localService: false };
    speech.voices = [far, vietnamese];
    await listen();
    expect(speech.queue[0]!.voice).to.equal(vietnamese);
    speech.voices = [far];
    await listen();
    expect(speech.queue[0]!.voice).to.equal(far);
    speech.voices = [vietnamese, { lang: 'en-GB' }];
    await listen({ ...article, language: 'en' });
    expect(speech.queue[0]!.lang).to.equal('en-GB');
  });

  it('is not offered without such a voice, and is as soon as there is one', async () => {
    speech.voices = [{ lang: 'en-US' }];
    const element = await withTools('copy listen', article);
    await import('../../src/elements/article/speaker.ts');
    await element.updateComplete;
    expect(button(element, 'Nghe bài viết')).to.equal(null);
    speech.voices = [vietnamese];
    speech.dispatchEvent(new Event('voiceschanged'));
    await waitFor(() => expect(button(element, 'Nghe bài viết')).to.exist);
    await expect(element).to.be.accessible();
  });

  it('is not offered where the browser cannot speak', async () => {
    stop();
    const { speechSynthesis } = globalThis;
    Reflect.deleteProperty(globalThis, 'speechSynthesis');
    await import('../../src/elements/article/speaker.ts');
    const element = await withTools('copy listen', article);
    await element.updateComplete;
    expect(inside(element).getAllByRole('button')).to.have.length(1);
    Object.defineProperty(globalThis, 'speechSynthesis', { configurable: true, value: speechSynthesis });
  });

  it('pauses, and goes on with the piece that was not finished', async () => {
    const element = await listen();
    speech.say();
    button(element, 'Tạm dừng')!.click();
    await element.updateComplete;
    expect(speech.next).to.equal(undefined);
    await expect(element).to.be.accessible();
    button(element, 'Nghe tiếp')!.click();
    await element.updateComplete;
    expect(speech.next).to.equal('Phần mở đầu.');
    expect(button(element, 'Tạm dừng')).to.exist;
  });

  it('stops, and begins at the beginning the next time', async () => {
    const element = await listen();
    speech.say();
    button(element, 'Dừng nghe')!.click();
    await element.updateComplete;
    expect(speech.next).to.equal(undefined);
    button(element, 'Nghe bài viết')!.click();
    expect(speech.next).to.equal('Tiêu đề.');
  });

  it('stops while it pauses', async () => {
    const element = await listen();
    button(element, 'Tạm dừng')!.click();
    await element.updateComplete;
    button(element, 'Dừng nghe')!.click();
    await element.updateComplete;
    expect(button(element, 'Nghe bài viết')).to.exist;
  });

  it('is worked by keyboard, which never loses its place', async () => {
    const element = await withTools('listen', article);
    const start = await waitFor(() => inside(element).getByRole('button', { name: 'Nghe bài viết' }));
    const at = () => element.shadowRoot!.activeElement?.textContent.trim();
    start.focus();
    await sendKeys({ press: 'Enter' });
    await waitFor(() => expect(at()).to.equal('Tạm dừng'));
    await sendKeys({ press: ' ' });
    await waitFor(() => expect(at()).to.equal('Nghe tiếp'));
    await sendKeys({ press: ' ' });
    await sendKeys({ press: 'Tab' });
    expect(at()).to.equal('Dừng nghe');
    await sendKeys({ press: 'Enter' });
    await waitFor(() => expect(at()).to.equal('Nghe bài viết'));
  });

  it('stops when the article leaves the page, and not when it is only moved', async () => {
    const element = await listen();
    document.body.append(element);
    await Promise.resolve();
    expect(speech.next).to.equal('Tiêu đề.');
    element.remove();
    await Promise.resolve();
    await Promise.resolve();
    expect(speech.next).to.equal(undefined);
    expect(speech.cancelled).to.equal(1);
  });

  it('stops when the page is left', async () => {
    await listen();
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(speech.next).to.equal(undefined);
  });

  it('stops when another article comes, and not when the same is read again', async () => {
    const element = await listen();
    element.article = { ...article };
    await element.updateComplete;
    expect(speech.next).to.equal('Tiêu đề.');
    element.article = { ...article, id: '2' };
    await element.updateComplete;
    expect(speech.next).to.equal(undefined);
  });

  it('is silent, and leaves the other alone, when another article begins', async () => {
    const first = await listen();
    const second = await listen({ ...article, id: '2', title: 'Bài khác.' });
    await first.updateComplete;
    expect(speech.next).to.equal('Bài khác.');
    expect(button(first, 'Nghe bài viết')).to.exist;
    expect(button(second, 'Tạm dừng')).to.exist;
  });

  it('says so where the browser breaks off', async () => {
    const element = await listen();
    const [utterance] = speech.queue.splice(0);
    utterance!.onerror!.call(utterance!, { error: 'synthesis-failed' } as never);
    await waitFor(() => inside(element).getByText('Trình duyệt này chưa đọc được bài viết.'));
    expect(button(element, 'Nghe bài viết')).to.exist;
  });
});
