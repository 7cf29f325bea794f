import { html, nothing, svg, type ReactiveController, type TemplateResult } from 'lit';
import type { Article } from '../../contract/feed.ts';
import { lazy } from '../../controllers/lazy.ts';
import { addVietnamese, fill, type Strings } from '../../i18n/strings.ts';
import { dress } from '../shared/dress.ts';
import { linkTo } from './addresses.ts';
import type { WardArticleElement } from './article.ts';
import { copyText } from './copy-text.ts';
import type { Speaker } from './speaker.ts';
import { keepSize, keptSize, SIZES } from './text-size.ts';
import { toolsStyles } from './tools.styles.ts';
import { wear } from '../shared/wear.ts';

addVietnamese({
  tools: 'Công cụ của bài viết',
  print: 'In bài viết',
  printing: 'Đang chuẩn bị bản in…',
  copy: 'Sao chép liên kết',
  copied: 'Đã sao chép liên kết',
  notCopied: 'Chưa sao chép được liên kết: {n}',
  share: 'Chia sẻ',
  textSize: 'Cỡ chữ {n}%',
  smaller: 'Giảm cỡ chữ',
  larger: 'Tăng cỡ chữ',
  listen: 'Nghe bài viết',
  pauseListening: 'Tạm dừng',
  listenOn: 'Nghe tiếp',
  stopListening: 'Dừng nghe',
  notSpoken: 'Trình duyệt này chưa đọc được bài viết.',
});

const TOOLS = ['print', 'copy', 'share', 'size', 'listen'] as const;

/** How long it stands there what a tool has done, in milliseconds. */
const STAY = 5000;

/** Outlines in a box of 16 by 16. */
const icons = {
  print: 'M4.5 5.5v-4h7v4M4.5 11.5h-2v-6h11v6h-2M4.5 9.5h7v5h-7z',
  copy: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.7-2.7a2.6 2.6 0 0 0-3.7-3.7L8.4 3.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0L2.8 9.5a2.6 2.6 0 0 0 3.7 3.7l1.1-1.1',
  share:
    'M5.6 7.1l4.8-2.7M5.6 8.9l4.8 2.7M5.7 8a2 2 0 1 1-4 0a2 2 0 1 1 4 0M14.3 3.5a2 2 0 1 1-4 0a2 2 0 1 1 4 0M14.3 12.5a2 2 0 1 1-4 0a2 2 0 1 1 4 0',
  listen: 'M2 6v4h2.5L8 13V3L4.5 6zM10.5 5.8a3.2 3.2 0 0 1 0 4.4M12.4 3.7a6 6 0 0 1 0 8.6',
  pauseListening: 'M5.5 3v10M10.5 3v10',
  listenOn: 'M5 3v10l8-5z',
  stopListening: 'M4 4h8v8H4z',
};

const loadSpeaker = lazy(() => import('./speaker.ts'));

/** The tools of an article, loaded by the first article that has some. Each is only there where it works. */
class ArticleTools implements ReactiveController {
  private readonly host: WardArticleElement;
  private readonly root: ShadowRoot;
  private size = keptSize();
  private told = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private speaker: Speaker | undefined;

  constructor(host: WardArticleElement) {
    this.host = host;
    this.root = host.renderRoot as ShadowRoot;
    host.addController(this);
    dress(host);
    wear(host, toolsStyles);
  }

  hostUpdate(): void {
    // The button that stops the reading goes with it; the keyboard goes to the one that starts it.
    const { activeElement } = this.root;
    if (this.speaker?.state === 'silent' && activeElement?.matches('[data-stop]'))
      (activeElement.previousElementSibling as HTMLElement).focus();
  }

  hostDisconnected(): void {
    this.tell('');
  }

  /** The class that gives the text its size. */
  get scale(): string {
    return `s${SIZES[this.size]}`;
  }

  template(article: Article, strings: Strings): TemplateResult {
    const asked: readonly string[] = this.host.tools?.match(/\S+/g) ?? [];
    const known = [...new Set(asked)].flatMap((word) => TOOLS.find((tool) => tool === word) ?? []);
    const draw: Record<(typeof TOOLS)[number], () => unknown> = {
      print: () => this.print(article, strings),
      copy: () => this.button('copy', strings, () => this.copy(linkTo(this.host, article), strings)),
      share: () => this.share(article, strings),
      size: () => [this.step(-1, strings), this.step(1, strings)],
      listen: () => this.listen(article, strings),
    };
    return html`<div part="tools" role="group" aria-label=${strings.tools}>
        ${(known.length ? known : TOOLS).map((tool) => draw[tool]())}
      </div>
      <p class="told" part="status" role="status">${this.told}</p>`;
  }

  private button(
    name: keyof typeof icons,
    strings: Strings,
    act: () => unknown,
    isStop = false,
  ): TemplateResult {
    return html`<button part="button" type="button" ?data-stop=${isStop} @click=${act}>
      <svg viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${icons[name]}></path>`}</svg
      ><span class="word">${strings[name]}</span>
    </button>`;
  }

  private print(article: Article, strings: Strings): unknown {
    // Browsers inside of other applications cannot.
    if (typeof globalThis.print !== 'function') return nothing;
    return this.button('print', strings, async () => {
      this.tell(strings.printing, Infinity);
      const { printArticle } = await import('./print.ts');
      await printArticle(this.root, article.title ?? '', linkTo(this.host, article));
      this.tell('');
    });
  }

  private async copy(link: string, strings: Strings): Promise<void> {
    if (await copyText(this.root, link)) this.tell(strings.copied);
    // Stays, to be copied by hand.
    else this.tell(fill(strings.notCopied, link), Infinity);
  }

  private share(article: Article, strings: Strings): unknown {
    const data = { title: article.title ?? '', url: linkTo(this.host, article) };
    // The types take it that every browser can.
    const { share, canShare } = navigator as Partial<Navigator>;
    if (!share || canShare?.call(navigator, data) === false) return nothing;
    return this.button('share', strings, async () => {
      try {
        await share.call(navigator, data);
      } catch (error) {
        // Somebody who thought better of it needs no answer.
        if ((error as Error).name !== 'AbortError') await this.copy(data.url, strings);
      }
    });
  }

  private step(by: number, strings: Strings): TemplateResult {
    const size = SIZES[this.size + by];
    const act = () => {
      if (!size) return;
      this.size += by;
      keepSize(size);
      this.tell(fill(strings.textSize, size));
    };
    // Not `disabled`: the keyboard would lose its place at the last step.
    return html`<button part="button" type="button" aria-disabled=${size ? nothing : 'true'} @click=${act}>
      <span class="letter" aria-hidden="true">A${by < 0 ? '−' : '+'}</span
      ><span class="said">${by < 0 ? strings.smaller : strings.larger}</span>
    </button>`;
  }

  private listen(article: Article, strings: Strings): unknown {
    if (!('speechSynthesis' in globalThis)) return nothing;
    const speaker = (this.speaker = loadSpeaker(this.host)?.speakerOf(this.host));
    speaker?.attend(article.id);
    const language = article.language ?? this.host.origin?.language ?? 'vi';
    if (!speaker?.canSpeak(language)) return nothing;
    const { state } = speaker;
    const main =
      state === 'silent'
        ? this.button('listen', strings, () => speaker.start(language, () => this.tell(strings.notSpoken)))
        : state === 'paused'
          ? this.button('listenOn', strings, () => speaker.goOn())
          : this.button('pauseListening', strings, () => speaker.pause());
    return [
      main,
      state === 'silent' ? nothing : this.button('stopListening', strings, () => speaker.stop(), true),
    ];
  }

  /** Says, to all, what has been done. */
  private tell(text: string, stay = STAY): void {
    clearTimeout(this.timer);
    this.told = text;
    this.host.requestUpdate();
    if (text && stay < Infinity) this.timer = setTimeout(() => this.tell(''), stay);
  }
}

const known = new WeakMap<WardArticleElement, ArticleTools>();

/** The tools of an article; the same at each call. */
export function toolsOf(host: WardArticleElement): ArticleTools {
  let tools = known.get(host);
  if (!tools) known.set(host, (tools = new ArticleTools(host)));
  return tools;
}
