import type { Language } from './state.ts';

/** What `ward-error` tells of a reading that failed. */
export interface Failure {
  kind: string;
  status?: number | undefined;
  url?: string | undefined;
  message?: string | undefined;
}

type Reason = (failure: Failure) => string;

const vi: Record<string, Reason> = {
  blocked: ({ url = '' }) =>
    isMixed(url)
      ? 'Trang này dùng https, còn nguồn tin dùng http: trình duyệt không cho đọc. Hãy dùng địa chỉ https của nguồn tin.'
      : 'Trình duyệt không đọc được. Thường là máy chủ của nguồn tin chưa cho trang khác đọc (CORS); cũng có thể sai tên máy chủ, mất mạng, hoặc CSP của trang chặn. Đặt thẻ trên chính máy chủ của nguồn tin thì không cần CORS. Nếu không: thêm tiêu đề Access-Control-Allow-Origin: * cho nguồn tin, dùng dịch vụ đi kèm, hoặc chạy ward-widgets snapshot.',
  http: ({ status = 0 }) =>
    `Máy chủ trả lời lỗi ${status}. ${status === 404 ? 'Không có gì ở địa chỉ này: hãy kiểm tra lại từng chữ.' : status === 401 || status === 403 ? 'Địa chỉ này cần đăng nhập hoặc bị chặn.' : 'Hãy thử lại sau, hoặc hỏi người quản trị máy chủ.'}`,
  timeout: () => 'Sau 15 giây vẫn chưa có đủ câu trả lời. Máy chủ của nguồn tin quá chậm.',
  'too-large': () => 'Nguồn tin lớn hơn 8 MB hoặc có quá 10.000 bài. Hãy dùng nguồn tin ngắn hơn.',
  'not-a-feed': () =>
    'Địa chỉ này có trả lời, nhưng không phải nguồn tin RSS, Atom hay JSON Feed: thường là một trang web, trang đăng nhập hoặc trang báo lỗi. Hãy mở địa chỉ ấy trong thẻ mới để xem.',
  malformed: ({ message = '' }) => `Nguồn tin bị hỏng đến mức không sửa được. ${message}`.trim(),
  'not-found': () => 'Đã đọc được nguồn tin, nhưng trong đó không có bài với mã hay địa chỉ này.',
};

const en: Record<string, Reason> = {
  blocked: ({ url = '' }) =>
    isMixed(url)
      ? 'This page is https and the feed is http: browsers do not read that. Use the feed’s https address.'
      : 'The browser could not read it. Most often the feed’s server does not let other pages read (CORS); it may also be a wrong host name, the network, or the page’s CSP. A tag on the feed’s own host needs no CORS. Otherwise: send the header Access-Control-Allow-Origin: * with the feed, use the companion, or run ward-widgets snapshot.',
  http: ({ status = 0 }) =>
    `The server answers with error ${status}. ${status === 404 ? 'There is nothing at this address: check it letter by letter.' : status === 401 || status === 403 ? 'The address asks for a login, or is forbidden.' : 'Try again later, or ask who runs the server.'}`,
  timeout: () => 'After 15 seconds the answer was not complete. The feed’s server is too slow.',
  'too-large': () => 'The feed is larger than 8 MB or has more than 10,000 items. Use a shorter one.',
  'not-a-feed': () =>
    'The address answers, but not with an RSS, Atom or JSON feed: often it is a web page, a login or an error page. Open it in a new tab to see.',
  malformed: ({ message = '' }) => `The feed is damaged beyond repair. ${message}`.trim(),
  'not-found': () => 'The feed was read, but it has no article with this id or address.',
};

const isMixed = (url: string): boolean =>
  globalThis.location?.protocol === 'https:' && /^http:\/\/(?!localhost|127\.)/.test(url);

/** Every kind of failure that has a reason of its own. */
export const kinds = Object.keys(en);

/** Why a feed could not be shown, for the person who pasted its address: what it is, and what can be done. */
export function reasonOf(failure: Failure, language: Language): string {
  const reason = (language === 'vi' ? vi : en)[failure.kind];
  return reason ? reason(failure) : (failure.message ?? failure.kind);
}
