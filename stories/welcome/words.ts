import type { Language } from './figures.ts';
import { measuredOn } from './figures.ts';

const day = measuredOn.date.split('-').reverse().join('/');

/** All that the landing page says. */
export const words = {
  vi: {
    title: 'Tin bài, đánh giá, thống kê truy cập cho cổng thông tin của phường, xã',
    lead: 'Dán một thẻ vào trang đang có. Thẻ đọc nguồn tin RSS, Atom hay JSON của đơn vị và hiện ra ngay, trên mọi hệ quản trị nội dung, không cookie, không gọi máy chủ bên thứ ba.',
    builder: 'Tạo thẻ để dán',
    elements: 'Xem từng thành phần',
    pages: 'Xem cả trang',
    other: 'English',
    sample: 'Trang mẫu đang chạy',
    sampleLead:
      'Mọi thành phần trên một trang, đọc nguồn tin của chính trang ấy. Hãy thử bỏ phiếu, đổi cỡ chữ, lật tin: số liệu ở đây chỉ có trong cửa sổ này.',
    frameTitle: 'Trang mẫu: Trang Thông tin điện tử Thành phố Tam Điệp',
    starts: 'Ba cách bắt đầu',
    tag: ['Một thẻ script, một thẻ HTML', 'Cho trang sửa được mẫu giao diện.'],
    dataWard: [
      'Trình soạn thảo xóa thẻ lạ',
      'Cùng thành phần ấy, viết bằng thẻ div; script thường cho hệ thống cũ.',
    ],
    frame: ['Không thêm được script', 'Một khung (iframe) từ dịch vụ đi kèm.'],
    figures: 'Những con số phải giữ',
    measured: `Đo bằng npm run bench ngày ${day} trên ${measuredOn.machine}, Chromium ${measuredOn.chromium}. Tốc độ là tỉ số trong cùng một lần chạy. Số in đậm màu đỏ là chưa đạt. Ngoài ra, npm test báo lỗi nếu một mẫu tấn công XSS trong bộ thử lọt qua bộ lọc, hoặc một phiếu đã báo nhận bị mất khi dịch vụ bị tắt ngang.`,
    hosts: 'Trang của đơn vị có làm hỏng chúng không?',
    hostsLead:
      'Ba mươi sáu kiểu trang từng làm hỏng tiện ích của người khác, mỗi kiểu chạy thử trong ba trình duyệt ở mỗi lần kiểm thử.',
  },
  en: {
    title: 'Articles, ratings and visit statistics for the portals of wards and towns',
    lead: 'Paste one tag into the page you have. It reads your RSS, Atom or JSON feed and is there, on any content system, without cookies and without a request to anybody else.',
    builder: 'Make a tag to paste',
    elements: 'See each element',
    pages: 'See whole pages',
    other: 'Tiếng Việt',
    sample: 'The sample page, live',
    sampleLead:
      'Every element on one page, reading that page’s own feeds. Vote, change the text size, turn the headlines: the numbers here live in this window only.',
    frameTitle: 'The sample page: portal of the town of Tam Điệp',
    starts: 'Three ways to begin',
    tag: ['One script tag, one tag', 'Where the page’s template can be edited.'],
    dataWard: ['An editor that strips tags', 'The same element as a div; a classic script for old systems.'],
    frame: ['No script allowed', 'A frame from the companion service.'],
    figures: 'Figures it answers to',
    measured: `Measured by npm run bench on ${measuredOn.date}, ${measuredOn.machine}, Chromium ${measuredOn.chromium}. Speeds are ratios within one run. A figure in bold red misses its target. Besides, npm test fails if one of the attacks in its collection gets through the sanitiser, or one acknowledged vote is lost when the service is killed.`,
    hosts: 'Will my page break them?',
    hostsLead:
      'Thirty-six kinds of pages that have broken other people’s widgets, each tried in three browsers by every run of the tests.',
  },
} satisfies Record<Language, Record<string, string | string[]>>;
