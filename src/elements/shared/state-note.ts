import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { webUrl } from '../../client/urls.ts';
import type { FeedReader, FeedState } from '../../controllers/feed-controller.ts';
import { addVietnamese, fill, type Strings } from '../../i18n/strings.ts';
import { formatTime } from '../../i18n/time.ts';
import { dress } from './dress.ts';

addVietnamese({
  empty: 'Chưa có bài viết nào.',
  stale: 'Chưa cập nhật được. Nội dung lúc {n}.',
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

/** The sentence of the empty, failed and stale states, with a way on. Loaded by the first element that needs it. */
export function note(
  host: LitElement,
  state: FeedState,
  { error, staleSince, retry }: FeedReader,
  strings: Strings,
  timeZone: string,
): TemplateResult {
  dress(host);
  const feed = webUrl(error?.url);
  return html`<div class="note ${state}" part="note">
    <p>
      ${
        state === 'empty'
          ? strings.empty
          : state === 'stale'
            ? fill(strings.stale, formatTime(staleSince!, timeZone))
            : strings[error!.kind]
      }
    </p>
    ${error && feed ? html`<a part="feed-link" href=${feed}>${strings.openFeed}</a>` : nothing}
    ${error ? html`<button part="button" type="button" @click=${retry}>${strings.retry}</button>` : nothing}
  </div>`;
}
