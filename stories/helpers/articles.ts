/** Articles written for the stories. */
import type { Article } from '../../src/contract/feed.ts';
import { picture } from './feeds.ts';

/** Absolute: an article's pictures stand on its own address, which is another. */
const image = (name: string): string => new URL(picture(name), document.baseURI).href;

/** An article with everything that bodies hold. */
export const long: Article = {
  id: 'truong-hoc-xanh',
  url: 'https://phuong.example.vn/tin/truong-hoc-xanh',
  title: 'Ba trường tiểu học đầu tiên hoàn thành vườn rau xanh do học sinh tự tay chăm sóc',
  summary:
    'Sau bốn tháng, hơn 600 học sinh của ba trường đã trồng được 1.250 m² rau, đủ cho bếp ăn bán trú hai ngày mỗi tuần.',
  date_published: '2024-05-31T01:30:00.000Z',
  authors: [{ name: 'Thương Thương' }],
  tags: ['Giáo dục', 'Môi trường'],
  _ward: {
    views: 1283,
    rating: { average: 4.5, count: 12, best: 5 },
    source: { title: 'Ban Biên tập', url: 'https://phuong.example.vn/' },
  },
  attachments: [
    {
      url: 'https://phuong.example.vn/tep/ke-hoach-vuon-rau.pdf',
      mime_type: 'application/pdf',
      title: 'Kế hoạch nhân rộng vườn rau trường học (PDF)',
    },
  ],
  content_html: `
<p>Sáng 30/5, tại sân trường Tiểu học Đồi Sim, Ủy ban nhân dân phường tổng kết giai đoạn đầu của mô hình <strong>“Vườn rau em trồng”</strong>. Dự buổi lễ có đại diện nhà trường, phụ huynh và gần hai trăm em học sinh.</p>
<figure><img src="${image('truong-hoc')}" width="640" height="360" alt="Học sinh tập trung trên sân trường"><figcaption>Học sinh Trường Tiểu học Đồi Sim trong buổi tổng kết mô hình.</figcaption></figure>
<p>Từ tháng 01/2024, mỗi lớp nhận một luống rau dài sáu mét. Các em làm đất, gieo hạt, tưới nước và ghi nhật ký hằng ngày; thầy cô chỉ hướng dẫn khi được hỏi. Theo báo cáo của nhà trường, không luống nào bị bỏ hoang, kể cả trong kỳ nghỉ Tết. Xem thêm <a href="https://phuong.example.vn/ke-hoach">kế hoạch của phường</a>.</p>
<h2>Kết quả sau bốn tháng</h2>
<p>Ba trường cùng dùng một bảng theo dõi để so sánh theo tháng:</p>
<table><caption>Sản lượng rau của ba trường (kg)</caption><thead><tr><th scope="col">Trường</th><th scope="col">Tháng 02</th><th scope="col">Tháng 3</th><th scope="col">Tháng 4</th><th scope="col">Tháng 5</th><th scope="col">Diện tích (m²)</th><th scope="col">Số lớp</th></tr></thead><tbody><tr><th scope="row">Tiểu học Đồi Sim</th><td>85</td><td>142</td><td>190</td><td>215</td><td>520</td><td>10</td></tr><tr><th scope="row">Tiểu học Bến Đá</th><td>60</td><td>118</td><td>155</td><td>171</td><td>410</td><td>8</td></tr><tr><th scope="row">Tiểu học Gò Mít</th><td>41</td><td>90</td><td>120</td><td>133</td><td>320</td><td>6</td></tr></tbody></table>
<blockquote><p>Điều quý nhất không phải là mấy cân rau, mà là các cháu biết chờ đợi và biết tiếc một gốc cải bị úng nước.</p><p>— Cô Hoàng Thị Nhài, giáo viên chủ nhiệm lớp 4B</p></blockquote>
<figure><img src="${image('trong-cay')}" width="640" height="360" alt="Người dân trồng cây trên sườn đồi"><figcaption>Phụ huynh góp một buổi công làm hàng rào tre và hệ thống tưới nhỏ giọt cho khu vườn phía sau dãy phòng học.</figcaption></figure>
<h2>Việc tiếp theo</h2>
<p>Năm học tới, phường dự kiến:</p>
<ul><li>mở rộng mô hình ra <em>năm</em> trường còn lại;</li><li>lập một “ngân hàng hạt giống” chung, gồm:<ul><li>rau ăn lá: cải, mồng tơi, rau đay;</li><li>rau ăn quả: mướp, đậu đũa;</li></ul></li><li>tổ chức phiên chợ rau sạch vào thứ Bảy đầu tiên của mỗi tháng.</li></ul>
<ol><li>Đăng ký tham gia trước ngày 15/7.</li><li>Nhận hạt giống tại Bộ phận Một cửa.</li></ol>
<p>Mã tra cứu hồ sơ: <code>PHUONG-2024-VUONRAUTRUONGHOC-GIAIDOAN-I-HOSO-SO-000001283-KHONGNGATDONG</code></p>
<pre>Đầu mối: Văn phòng UBND phường
Điện thoại: 0229 000 000 (giờ hành chính)</pre>
<p>Ghi hình buổi lễ: <a href="https://www.youtube.com/watch?v=aaaaaaaaaaa" data-embed="">Ghi hình buổi lễ tổng kết</a></p>`,
};

export const headlines = {
  word: 'Họp',
  long: 'Hội nghị sơ kết năm năm thực hiện Nghị định của Chính phủ về khu vực phòng thủ, đánh giá kết quả đạt được, những hạn chế, nguyên nhân và đề ra phương hướng, nhiệm vụ giai đoạn tới.',
  capitals:
    'ỦY BAN NHÂN DÂN PHƯỜNG TỔ CHỨC LỄ RA QUÂN HƯỞNG ỨNG THÁNG HÀNH ĐỘNG QUỐC GIA VỀ VỆ SINH MÔI TRƯỜNG, PHÒNG CHỐNG DỊCH BỆNH',
  unbroken: 'Hồ sơ PHUONG-2024-VUONRAUTRUONGHOC-GIAIDOANI-HOSOSO000001283 đã được giải quyết',
};

/** An article in English on a Vietnamese page. */
export const english: Article = {
  id: 'help-desk',
  language: 'en',
  url: 'https://phuong.example.vn/en/help-desk',
  title: 'Ward opens a help desk for foreign residents',
  summary: 'Every Thursday from 13:30, in English and French.',
  date_published: '2024-11-16T02:00:00.000Z',
  authors: [{ name: 'Editorial board' }],
  tags: ['Public services'],
  _ward: { views: 1 },
  content_html:
    '<p>From 21 November the one-stop office of the ward keeps a desk for foreign residents.</p><h2>What to bring</h2><ul><li>your passport or residence card;</li><li>the address of where you live.</li></ul>',
};
