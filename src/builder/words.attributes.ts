/** What an attribute is called, and what it does, for people who do not write HTML. English descriptions are the manifest's. */
interface Words {
  en: string;
  vi: string;
  /** What it does, in Vietnamese. */
  does: string;
}

const words = (en: string, vi: string, does: string): Words => ({ en, vi, does });

/** By name; where two widgets mean different things by a name, by `widget.name` as well. */
export const attributeWords: Readonly<Record<string, Words>> = {
  feed: words(
    'Feed address',
    'Địa chỉ nguồn tin',
    'RSS, Atom hoặc JSON Feed. Nhiều nguồn thì cách nhau bằng dấu cách.',
  ),
  'visit-stats.feed': words(
    'Statistics address',
    'Địa chỉ số liệu',
    'Nơi có số liệu: /v1/visits của dịch vụ đi kèm, hoặc một tệp JSON.',
  ),
  'star-rating.feed': words(
    'Ratings address',
    'Địa chỉ đánh giá',
    '/v1/ratings của dịch vụ đi kèm, một tệp JSON, hoặc nguồn tin có đánh giá.',
  ),
  item: words('Article', 'Bài viết', 'Mã hoặc địa chỉ của bài. Để trống: bài đầu tiên.'),
  'star-rating.item': words('What is rated', 'Đánh giá cho', 'Mã hoặc địa chỉ. Để trống: trang đang mở.'),
  'item-param': words(
    'Parameter naming the article',
    'Tham số chỉ bài viết',
    'Tên tham số trên địa chỉ trang: item nếu trang được mở bằng /bai-viet?item=….',
  ),
  tools: words('Tools', 'Công cụ', 'Theo thứ tự: print copy share size listen; none là không có.'),
  'heading-level': words('Heading level', 'Cấp tiêu đề', 'Từ 1 đến 6, theo các tiêu đề quanh đó trên trang.'),
  'list-url': words('List page', 'Trang danh sách', 'Nơi quay về khi không tìm thấy bài.'),
  'article-url': words(
    'Your article page',
    'Trang bài viết của đơn vị',
    'Mẫu địa chỉ, chẳng hạn /bai-viet?item={id}. Để trống: địa chỉ gốc của bài.',
  ),
  visits: words('Visits address', 'Địa chỉ lượt xem', 'Nơi ghi lượt xem của bài; cần có mã trang (site).'),
  site: words('Site id', 'Mã trang', 'Mã của cổng trong cấu hình dịch vụ, chẳng hạn tay-son.'),
  counting: words('Count this view', 'Tính lượt xem này', 'Mỗi lần mở trang được tính một lượt.'),
  refresh: words('Read again every', 'Đọc lại sau', 'Số giây, ít nhất 10, khi trang đang mở.'),
  'time-zone': words('Time zone', 'Múi giờ', 'Tên IANA. Mặc định: Asia/Ho_Chi_Minh.'),
  headline: words('Headline', 'Tiêu đề bài', 'Tiêu đề của bài viết.'),
  href: words('Link', 'Liên kết', 'Nơi tiêu đề dẫn đến.'),
  image: words('Picture', 'Ảnh', 'Địa chỉ ảnh.'),
  'image-alt': words('Picture in words', 'Mô tả ảnh', 'Ảnh cho thấy gì, cho người không xem được.'),
  published: words('Published', 'Ngày đăng', 'Dạng 2024-11-21 hoặc 2024-11-21T08:30+07:00.'),
  summary: words('Summary', 'Tóm tắt', 'Văn bản thường.'),
  author: words('Author', 'Tác giả', 'Người viết.'),
  source: words('Source', 'Nguồn', 'Nơi lấy bài.'),
  category: words('Category', 'Chuyên mục', 'Tên chuyên mục.'),
  'article-list.category': words(
    'Only this category',
    'Chỉ chuyên mục',
    'Không phân biệt chữ hoa, chữ thường.',
  ),
  views: words('Views', 'Lượt xem', 'Số lượt đã đọc.'),
  rating: words('Mean of stars', 'Điểm trung bình', 'Trên 5.'),
  'rating-count': words('Number of votes', 'Số đánh giá', 'Không có số này thì không hiện sao.'),
  layout: words('Layout', 'Cách trình bày', 'Xem thử bên cạnh.'),
  limit: words('How many', 'Số bài', 'Số bài hiện mỗi lần.'),
  offset: words('Pass over', 'Bỏ qua', 'Số bài bỏ qua ở đầu.'),
  order: words('Order', 'Thứ tự', 'Mới nhất trước, cũ nhất trước, hoặc theo nguồn tin.'),
  more: words('More articles', 'Xem thêm', 'Bằng nút, bằng trang, hoặc không có.'),
  heading: words('Heading', 'Tiêu đề', 'Tiêu đề phía trên.'),
  greeting: words('Greeting', 'Lời chào', '{n} là tên cổng. Để trống: Chào mừng bạn đến với {n}!'),
  portal: words('Portal’s name', 'Tên cổng', 'Tên cổng thông tin.'),
  format: words(
    'Form of the date',
    'Dạng ngày',
    'Ngắn: Thứ Năm, 21/11/2024. Dài: Thứ Năm, ngày 21 tháng 11 năm 2024.',
  ),
  clock: words('Clock', 'Đồng hồ', 'Giờ và phút; seconds thì thêm giây.'),
  lunar: words('Lunar date', 'Ngày âm lịch', 'Từ năm 2000 đến 2099.'),
  date: words('Fixed date', 'Ngày cố định', 'Thay cho hôm nay, dạng 2024-11-21.'),
  ticker: words('Headlines', 'Tin chạy', 'Số tiêu đề mới nhất, lần lượt từng tiêu đề. Để trống: 5.'),
  'server-time': words('Ask for the time', 'Hỏi giờ', 'Địa chỉ trên cùng máy chủ để hỏi giờ, hoặc none.'),
  value: words('Mean', 'Điểm', 'Điểm trung bình.'),
  count: words('Number of votes', 'Số đánh giá', 'Số người đã đánh giá.'),
  max: words('Stars', 'Số sao', 'Từ 1 đến 10. Mặc định: 5.'),
  precision: words('Steps', 'Bước', '1 sao hoặc nửa sao.'),
  readonly: words('Only show', 'Chỉ xem', 'Không nhận đánh giá.'),
  voting: words('Votes for the page', 'Trang nhận phiếu', 'Trang tự xử lý sự kiện ward-vote.'),
  name: words('Form name', 'Tên trong biểu mẫu', 'Khi thẻ là một ô của biểu mẫu.'),
  required: words('Required', 'Bắt buộc', 'Trong biểu mẫu, phải chọn sao.'),
  disabled: words('Disabled', 'Không cho chọn', 'Hiện sao nhưng không chọn được.'),
  label: words('Text before the stars', 'Chữ trước sao', 'Để trống: không có chữ.'),
  'json-ld': words(
    'Tell search engines',
    'Báo cho máy tìm kiếm',
    'Tên của nội dung được đánh giá; để trống: tên trang.',
  ),
  mine: words('Own stars', 'Sao của mình', 'Số sao của người xem.'),
  path: words('Path', 'Đường dẫn', 'Đường dẫn của trang được tính. Để trống: trang đang mở.'),
  rows: words('Rows', 'Các dòng', 'Theo thứ tự: total online today yesterday week month views.'),
  labels: words('Names of rows', 'Tên dòng', 'Chẳng hạn total: Tổng số lượt; online: Đang xem.'),
  map: words(
    'Names in other JSON',
    'Tên trong JSON khác',
    'Chẳng hạn total: data.visitors; today: days.0.count.',
  ),
  grouping: words('Thousands', 'Hàng nghìn', 'Dấu chấm, dấu phẩy, hoặc không có.'),
  digits: words('Least digits', 'Số chữ số', 'Thêm số 0 ở đầu cho đủ, khi layout là digits.'),
  chart: words('Chart by day', 'Biểu đồ theo ngày', 'Số ngày, nhiều nhất 366. Để trống: 30.'),
};

/** The words for an attribute of a widget. */
export const wordsOf = (widget: string, name: string): Words | undefined =>
  attributeWords[`${widget}.${name}`] ?? attributeWords[name];
