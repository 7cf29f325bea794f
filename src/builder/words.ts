import type { Door } from './snippets.ts';
import type { Colour, Length, Theme } from './tokens.ts';

interface Words {
  title: string;
  lead: string;
  otherLanguage: string;
  copyLink: string;
  widget: string;
  widgets: Record<string, [name: string, does: string]>;
  options: string;
  moreOptions: string;
  content: string;
  contentHint: string;
  asUsual: string;
  on: string;
  sample: string;
  badAddress: string;
  badNumber: string;
  preview: string;
  width: string;
  full: string;
  scheme: string;
  schemes: Record<'auto' | 'light' | 'dark', string>;
  reading: string;
  loaded: (items: number | undefined) => string;
  openFeed: string;
  howCors: string;
  source: string;
  doors: Record<Door, [name: string, does: string]>;
  base: string;
  baseHint: string;
  service: string;
  serviceHint: string;
  version: (version: string) => string;
  hashes: string;
  copy: string;
  copied: string;
  notCopied: string;
  theme: string;
  themeHint: string;
  themes: Record<Theme, string>;
  own: string;
  light: string;
  dark: string;
  reset: string;
  colours: Record<Colour, string>;
  lengths: Record<Length, string>;
  themeSource: string;
  themeSourceHint: string;
  low: (on: string, ground: string, scheme: string, ratio: string, least: string) => string;
}

export const words: Record<'vi' | 'en', Words> = {
  vi: {
    title: 'Tạo thẻ để dán',
    lead: 'Chọn thành phần, xem ngay bằng nguồn tin của đơn vị, rồi chép mã vào trang.',
    otherLanguage: 'English',
    copyLink: 'Chép liên kết đến trang này',
    widget: 'Thành phần',
    widgets: {
      'article-list': ['Danh sách bài viết', 'Tin từ một hay nhiều nguồn, bốn cách trình bày.'],
      'article-card': ['Thẻ một bài viết', 'Ảnh, tiêu đề, ngày, lượt xem, đánh giá.'],
      article: ['Toàn văn bài viết', 'Cả bài, có in, sao chép, chia sẻ, cỡ chữ, nghe.'],
      'star-rating': ['Đánh giá bằng sao', 'Điểm trung bình và nơi bỏ phiếu.'],
      'visit-stats': ['Thống kê truy cập', 'Số lượt, trực tuyến, hôm nay, biểu đồ.'],
      'date-banner': ['Dải ngày tháng', 'Ngày, lời chào, đồng hồ, âm lịch, tin chạy.'],
    },
    options: 'Tùy chọn',
    moreOptions: 'Tùy chọn khác',
    content: 'Nội dung dự phòng',
    contentHint: 'Hiện khi không có script và khi không đọc được nguồn tin.',
    asUsual: 'Như mặc định',
    on: 'Bật',
    sample: 'Đang xem bằng dữ liệu mẫu. Hãy nhập địa chỉ của đơn vị.',
    badAddress: 'Địa chỉ phải bắt đầu bằng https://, http:// hoặc /.',
    badNumber: 'Hãy nhập một số.',
    preview: 'Xem thử',
    width: 'Bề rộng',
    full: 'Hết cột',
    scheme: 'Nền',
    schemes: { auto: 'Theo máy', light: 'Sáng', dark: 'Tối' },
    reading: 'Đang đọc nguồn tin…',
    loaded: (items) => (items === undefined ? 'Đã đọc được.' : `Đã đọc được ${items} bài.`),
    openFeed: 'Mở nguồn tin',
    howCors: 'Cách cho trang khác đọc (CORS)',
    source: 'Mã để dán',
    doors: {
      tag: ['Thẻ HTML', 'Tốt nhất, khi trình soạn thảo giữ nguyên thẻ.'],
      'data-ward': [
        'div data-ward',
        'Cho trình soạn thảo xóa thẻ lạ; nạp script một lần trong mẫu giao diện.',
      ],
      iframe: [
        'Khung',
        'Khi không thêm được script; cần dịch vụ đi kèm. feed là mã nguồn tin trong cấu hình.',
      ],
      react: ['React', 'Cho ứng dụng React 19.'],
    },
    base: 'Thư mục script',
    baseHint: 'Nơi đặt các tệp trong gói; kết thúc bằng dấu /.',
    service: 'Địa chỉ dịch vụ đi kèm',
    serviceHint: 'Chẳng hạn https://dich-vu.phuong.gov.vn.',
    version: (version) => `Mã băm (SRI) là của phiên bản ${version}. Lên phiên bản mới thì chép lại mã.`,
    hashes: 'Các tệp nạp sau được kiểm tra khi chép thêm dòng importmap của head.txt.',
    copy: 'Chép',
    copied: 'Đã chép.',
    notCopied: 'Trình duyệt không cho chép. Hãy chọn mã rồi nhấn Ctrl+C.',
    theme: 'Màu sắc và kiểu chữ',
    themeHint: 'Chọn một bộ màu, đổi từng màu nếu cần. Mỗi màu có bản sáng và bản tối.',
    themes: {
      default: 'Trung tính',
      government: 'Đỏ và vàng',
      civic: 'Xanh lam',
      contrast: 'Tương phản cao',
    },
    own: 'Bộ màu của đơn vị',
    light: 'sáng',
    dark: 'tối',
    reset: 'Bỏ các màu đã đổi',
    colours: {
      text: 'Chữ',
      muted: 'Chữ phụ',
      accent: 'Màu nhấn',
      line: 'Đường kẻ',
      surface: 'Nền thẻ',
      fill: 'Nền phụ',
      star: 'Sao',
    },
    lengths: {
      'font-family': 'Phông chữ',
      'font-size': 'Cỡ chữ',
      radius: 'Bo góc',
      gap: 'Khoảng cách',
      'article-measure': 'Bề rộng bài viết',
    },
    themeSource: 'CSS để dán',
    themeSourceHint: 'Dán vào tệp CSS của trang.',
    low: (on, ground, scheme, ratio, least) =>
      `${on} trên ${ground} (${scheme}): tương phản ${ratio}, cần ít nhất ${least}.`,
  },
  en: {
    title: 'Make a tag to paste',
    lead: 'Choose a widget, see it on your own feed, and take the source along.',
    otherLanguage: 'Tiếng Việt',
    copyLink: 'Copy the link to this page',
    widget: 'Widget',
    widgets: {
      'article-list': ['List of articles', 'News of one feed or several, in four layouts.'],
      'article-card': ['Card of one article', 'Picture, headline, date, views, rating.'],
      article: ['Whole article', 'All of it, with print, copy, share, text size, listen.'],
      'star-rating': ['Star rating', 'The mean, and a place to vote.'],
      'visit-stats': ['Visit statistics', 'Total, online, today, a chart.'],
      'date-banner': ['Date banner', 'Date, greeting, clock, lunar date, headlines.'],
    },
    options: 'Options',
    moreOptions: 'More options',
    content: 'Fallback content',
    contentHint: 'Shown without script, and when the feed cannot be read.',
    asUsual: 'Default',
    on: 'On',
    sample: 'This shows sample data. Type your own address.',
    badAddress: 'An address begins with https://, http:// or /.',
    badNumber: 'Type a number.',
    preview: 'Preview',
    width: 'Width',
    full: 'All there is',
    scheme: 'Ground',
    schemes: { auto: 'As the device', light: 'Light', dark: 'Dark' },
    reading: 'Reading the feed…',
    loaded: (items) =>
      items === undefined ? 'Read.' : `Read ${items} ${items === 1 ? 'article' : 'articles'}.`,
    openFeed: 'Open the feed',
    howCors: 'How to let other pages read it (CORS)',
    source: 'Source to paste',
    doors: {
      tag: ['HTML tag', 'The best, where the editor leaves tags alone.'],
      'data-ward': [
        'data-ward div',
        'For editors that strip tags; load the script once in the page’s template.',
      ],
      iframe: [
        'Frame',
        'Where no script can be added; needs the companion. feed is a feed’s id in its configuration.',
      ],
      react: ['React', 'For React 19.'],
    },
    base: 'Folder of the scripts',
    baseHint: 'Where the package’s files lie; ends in /.',
    service: 'Address of the companion',
    serviceHint: 'Such as https://service.ward.gov.vn.',
    version: (version) =>
      `The hashes (SRI) are those of version ${version}. Copy the source again after an upgrade.`,
    hashes: 'Files loaded later are checked too where the importmap line of head.txt is pasted.',
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'The browser does not let pages copy. Select the source and press Ctrl+C.',
    theme: 'Colours and type',
    themeHint: 'Choose a theme, and change single colours. Each has a light and a dark form.',
    themes: { default: 'Neutral', government: 'Red and gold', civic: 'Blue', contrast: 'High contrast' },
    own: 'Your own theme',
    light: 'light',
    dark: 'dark',
    reset: 'Drop the changes',
    colours: {
      text: 'Text',
      muted: 'Lesser text',
      accent: 'Accent',
      line: 'Lines',
      surface: 'Card',
      fill: 'Fill',
      star: 'Stars',
    },
    lengths: {
      'font-family': 'Font',
      'font-size': 'Text size',
      radius: 'Corners',
      gap: 'Gap',
      'article-measure': 'Width of an article',
    },
    themeSource: 'CSS to paste',
    themeSourceHint: 'Paste it into a style sheet of the page.',
    low: (on, ground, scheme, ratio, least) =>
      `${on} on ${ground} (${scheme}): contrast ${ratio}, needs at least ${least}.`,
  },
};
