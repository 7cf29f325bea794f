import { html, nothing, svg, type LitElement, type TemplateResult } from 'lit';
import { webUrl } from '../../client/urls.ts';
import type { FeedReader, FeedState } from '../../controllers/feed-controller.ts';
import { addVietnamese, fill, type Strings } from '../../i18n/strings.ts';
import { formatTime } from '../../i18n/time.ts';
import { dress } from './dress.ts';

addVietnamese({
  empty: 'Chưa có bài viết nào.',
  asOf: 'Chưa cập nhật được. Nội dung lúc {n}.',
  retry: 'Thử lại',
  openFeed: 'Mở nguồn tin',
  blocked: 'Không kết nối được với nguồn tin.',
  http: 'Máy chủ của nguồn tin đang gặp sự cố.',
  timeout: 'Nguồn tin trả lời quá chậm.',
  'too-large': 'Nguồn tin quá lớn để hiển thị.',
  'not-a-feed': 'Địa chỉ này không trả về nguồn tin.',
  malformed: 'Nguồn tin bị hỏng, chưa đọc được.',
  'not-found': 'Không tìm thấy bài viết.',
});

/** Outlines in a box of 48 by 48: a blank sheet, a cloud that thunders, a clock put back. */
const drawings: Partial<Record<FeedState, string>> = {
  empty: 'M13 5h15l8 8v30H13zM28 5v8h8M19 22h11M19 28h11M19 34h6',
  failed: 'M14 33a8 8 0 0 1-1-16 12 12 0 0 1 23-1 8.5 8.5 0 0 1-1 17M26 21l-6 9h8l-5 10',
  stale: 'M9 13v9h9M10 21a16 16 0 1 1 0 8M25 15v10l7 4',
};

/** The sentence of the empty, failed and stale states, with a way on. Loaded by the first element that needs it. */
export function note(
  host: LitElement,
  state: FeedState,
  reader: FeedReader<unknown>,
  strings: Strings,
  timeZone: string,
): TemplateResult {
  dress(host);
  const { error, staleSince, slow } = reader;
  const feed = webUrl(error?.url);
  const retry = async () => {
    // Said at once, and again when it is over: pressing a button that seems to do nothing helps nobody.
    reader.slow = true;
    host.requestUpdate();
    const root = host.renderRoot as ShadowRoot;
    const hadFocus = root.activeElement;
    await reader.retry();
    await host.updateComplete;
    // The button is gone with the failure: the keyboard goes on to what has come.
    if (hadFocus && !root.activeElement) root.querySelector<HTMLElement>('.card a, button')?.focus();
  };
  return html`<div class="note ${state}" part="note">
    <svg viewBox="0 0 48 48" aria-hidden="true">${svg`<path d=${drawings[state]!}></path>`}</svg>
    <p role="status">
      ${
        slow
          ? strings.loading
          : state === 'empty'
            ? strings.empty
            : state === 'stale'
              ? fill(strings.asOf, formatTime(staleSince!, timeZone))
              : strings[error!.kind]
      }
    </p>
    ${error && feed ? html`<a part="feed-link" href=${feed}>${strings.openFeed}</a>` : nothing}
    ${error ? html`<button part="button" type="button" @click=${retry}>${strings.retry}</button>` : nothing}
  </div>`;
}
