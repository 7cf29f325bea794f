import { html, type LitElement, type TemplateResult } from 'lit';
import { addVietnamese, fill, type Strings, type VisitNoteStrings } from '../../i18n/strings.ts';
import { formatTime } from '../../i18n/time.ts';
import { dress } from '../shared/dress.ts';

const words: VisitNoteStrings = {
  'visits-empty': 'Chưa có số liệu thống kê.',
  'visits-asOf': 'Số liệu lúc {n}.',
  'visits-openFeed': 'Mở nguồn số liệu',
  'visits-blocked': 'Chưa có số liệu: không kết nối được với máy chủ thống kê.',
  'visits-http': 'Chưa có số liệu: máy chủ thống kê đang gặp sự cố.',
  'visits-timeout': 'Chưa có số liệu: máy chủ thống kê trả lời quá chậm.',
  'visits-too-large': 'Chưa có số liệu: câu trả lời quá lớn.',
  'visits-not-a-feed': 'Chưa có số liệu: địa chỉ này không trả về số liệu thống kê.',
  'visits-malformed': 'Chưa có số liệu: số liệu thống kê bị hỏng.',
};

addVietnamese(words);

const led = new WeakSet<LitElement>();

/** Once the note with its button is gone, the keyboard goes on to the numbers that have come. */
function lead(host: LitElement): void {
  if (led.has(host)) return;
  led.add(host);
  const root = host.renderRoot as ShadowRoot;
  let inNote = false;
  host.addController({
    hostUpdate() {
      inNote = !!root.activeElement?.closest('.note');
    },
    hostUpdated() {
      const rows = root.querySelector('dl');
      if (!inNote || root.activeElement || !rows) return;
      rows.tabIndex = -1;
      rows.focus();
    },
  });
}

/** The words of notes, speaking of statistics. */
export function noteWords(host: LitElement, strings: Strings): Strings {
  // Before any part adds looks of its own, which this takes away once.
  dress(host);
  lead(host);
  const own = Object.keys(words) as (keyof VisitNoteStrings)[];
  return {
    ...strings,
    ...Object.fromEntries(own.map((name) => [name.slice('visits-'.length), strings[name]])),
  };
}

/** When numbers were right that were old already when they came. */
export function asOf(moment: string, strings: Strings, timeZone: string): TemplateResult {
  return html`<div class="note empty" part="note">
    <p>${fill(strings['visits-asOf'], formatTime(Date.parse(moment), timeZone))}</p>
  </div>`;
}
