import type { ReactiveController } from 'lit';
import type { WardArticleElement } from './article.ts';
import { sentences } from './sentences.ts';

/** What is read out, in this order. */
const READ = '.headline, .text > .lead, .text > .body, .text > .author';

/**
 * Reads an article out with a voice of the browser, one piece after another. To pause, it stops and remembers the
 * piece: browsers differ in what their own pausing does, and on some telephones there is no way back from it.
 */
export class Speaker implements ReactiveController {
  state: 'silent' | 'speaking' | 'paused' = 'silent';
  private readonly host: WardArticleElement;
  private pieces: string[] = [];
  private at = 0;
  private language = '';
  /** What is being said. Also keeps it from being collected, after which it would never end. */
  private utterance: SpeechSynthesisUtterance | undefined;
  private failed = (): void => {};
  private article: string | undefined;

  constructor(host: WardArticleElement) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // In some browsers the voices come late, and in some this is no event target.
    speechSynthesis.addEventListener?.('voiceschanged', this.look);
    addEventListener('pagehide', this.stop);
  }

  hostDisconnected(): void {
    speechSynthesis.removeEventListener?.('voiceschanged', this.look);
    removeEventListener('pagehide', this.stop);
    // A node that is only moved is back before this runs.
    queueMicrotask(() => {
      if (!this.host.isConnected) this.stop();
    });
  }

  private readonly look = (): void => this.host.requestUpdate();

  /** The article that is shown: reading stops when it becomes another. */
  attend(id: string): void {
    if (this.article !== id) this.stop();
    this.article = id;
  }

  canSpeak(language: string): boolean {
    return !!this.voiceFor(language);
  }

  /** A voice of the device rather than one of a far server. */
  private voiceFor(language: string): SpeechSynthesisVoice | undefined {
    const [wanted] = language.toLowerCase().split('-');
    const voices = speechSynthesis
      .getVoices()
      // Android writes `vi_VN`.
      .filter(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === wanted);
    return voices.find(({ localService }) => localService) ?? voices[0];
  }

  /** @param failed called where the browser breaks off */
  start(language: string, failed: () => void): void {
    const blocks = [...this.host.renderRoot.querySelectorAll<HTMLElement>(READ)];
    this.pieces = blocks.flatMap((block) => sentences(block.innerText));
    this.at = 0;
    this.language = language;
    this.failed = failed;
    // Another article may be speaking.
    if (speechSynthesis.speaking || speechSynthesis.pending) speechSynthesis.cancel();
    this.goOn();
  }

  goOn(): void {
    const text = this.pieces[this.at];
    if (text === undefined) {
      this.be('silent');
      return;
    }
    const utterance = (this.utterance = new SpeechSynthesisUtterance(text));
    utterance.voice = this.voiceFor(this.language) ?? null;
    utterance.lang = utterance.voice?.lang ?? this.language;
    utterance.onend = () => {
      if (this.utterance !== utterance) return;
      this.utterance = undefined;
      this.at++;
      this.goOn();
    };
    utterance.onerror = ({ error }) => {
      if (this.utterance !== utterance) return;
      this.utterance = undefined;
      this.be('silent');
      // Something else speaks now, which is no failure and not ours to stop.
      if (error !== 'interrupted' && error !== 'canceled') this.failed();
    };
    speechSynthesis.speak(utterance);
    this.be('speaking');
  }

  pause(): void {
    this.be('paused');
  }

  readonly stop = (): void => {
    if (this.state !== 'silent') this.be('silent');
  };

  private be(state: Speaker['state']): void {
    if (this.utterance && state !== 'speaking') {
      this.utterance = undefined;
      speechSynthesis.cancel();
    }
    this.state = state;
    this.look();
  }
}

const known = new WeakMap<WardArticleElement, Speaker>();

/** Who reads an article out; the same at each call. */
export function speakerOf(host: WardArticleElement): Speaker {
  let speaker = known.get(host);
  if (!speaker) known.set(host, (speaker = new Speaker(host)));
  return speaker;
}
