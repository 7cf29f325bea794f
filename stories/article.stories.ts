import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { waitFor } from 'storybook/test';
import '../src/elements/article/article.define.ts';
import type { WardArticleElement } from '../src/elements/article/article.ts';
import type { Article } from '../src/contract/feed.ts';
import { failingLater, feeds, hanging } from './helpers/feeds.ts';

const { args, argTypes, events, template } = getStorybookHelpers<WardArticleElement>('ward-article');

/** Absolute: an article's pictures stand on its own address, which is another. */
const image = (name: string): string => new URL(`portal/images/${name}.svg`, document.baseURI).href;

/** An article with everything that bodies hold. Written for this story. */
const long: Article = {
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

const meta: Meta = {
  title: 'Elements/Article',
  component: 'ward-article',
  args: { ...args, feed: feeds.news, item: 'ngay-nha-giao-viet-nam' },
  argTypes,
  parameters: { actions: { handles: events } },
  render: (values) => template(values),
};
export default meta;

type Story = StoryObj;

export const FromAFeed: Story = { args: { 'article-url': 'bai-viet.html?item={id}' } };
export const WithEverything: Story = { args: { feed: '', article: long } };
export const OnlyAHeadline: Story = {
  args: { feed: '', article: { id: '1', title: 'Thông báo nghỉ lễ Quốc khánh 02/9' }, tools: 'none' },
};
export const OnlyASummary: Story = {
  args: {
    feed: '',
    article: {
      id: '1',
      title: 'Lịch tiếp công dân tháng 12 năm 2024',
      url: 'https://phuong.example.vn/lich',
      summary: 'Lãnh đạo phường tiếp công dân vào các ngày 05, 12, 19 và 26 tháng 12.',
      image: 'portal/images/mot-cua.svg',
      date_published: '2024-11-20T03:00:00.000Z',
      _ward: { image_caption: 'Bộ phận Một cửa.', image_credit: 'Tranh: Ban Biên tập' },
    },
  },
};
export const TextWithoutMarkup: Story = {
  args: {
    feed: '',
    article: {
      id: '1',
      title: 'Tạm ngừng cấp nước để súc rửa đường ống',
      content_text:
        'Xí nghiệp nước thông báo tạm ngừng cấp nước từ 22 giờ ngày 23/11 đến 04 giờ ngày 24/11.\n\n' +
        'Khu vực: tổ dân phố 3, 4 và 5.\nNgười dân chủ động trữ nước sinh hoạt.',
    },
  },
};
export const HeadlineOf180Characters: Story = {
  args: {
    feed: '',
    article: {
      ...long,
      title:
        'ỦY BAN NHÂN DÂN PHƯỜNG TỔ CHỨC LỄ RA QUÂN HƯỞNG ỨNG THÁNG HÀNH ĐỘNG QUỐC GIA VỀ VỆ SINH MÔI TRƯỜNG, PHÒNG CHỐNG DỊCH BỆNH VÀ TẾT TRỒNG CÂY ĐỜI ĐỜI NHỚ ƠN BÁC HỒ NĂM HAI NGHÌN KHÔNG TRĂM HAI MƯƠI BỐN',
    },
  },
};

export const WithoutTools: Story = { args: { tools: 'none' } };
export const TwoToolsInOwnOrder: Story = { args: { tools: 'size print' } };
export const RatingOfThePage: Story = {
  args: { feed: '', article: long },
  render: (values) => template(values, html`<span slot="rating">Chỗ cho ô bình chọn của trang</span>`),
};
export const BelowAHeadingOfThePage: Story = { args: { 'heading-level': 2 } };

export const Waiting: Story = {
  beforeEach: hanging('?article-waiting'),
  args: { feed: `${feeds.news}?article-waiting` },
};
export const WaitingWithFallback: Story = {
  beforeEach: hanging('?article-waiting-fallback'),
  args: { feed: `${feeds.news}?article-waiting-fallback` },
  render: (values) =>
    template(values, html`<p>Bài viết viết sẵn trong trang, hiện khi chưa có nguồn tin.</p>`),
};
export const Empty: Story = { args: { feed: feeds.empty, item: '' } };
export const FailedNotFound: Story = { args: { item: 'khong-co' } };
export const FailedNotFoundWithAList: Story = { args: { item: 'khong-co', 'list-url': '#danh-sach' } };
export const FailedNotAFeed: Story = { args: { feed: feeds.broken } };
export const FailedNotThere: Story = { args: { feed: feeds.missing } };
export const Stale: Story = {
  beforeEach: failingLater('?article-stale'),
  args: { feed: `${feeds.news}?article-stale` },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('ward-article')!;
    await waitFor(() => {
      if (element.state !== 'ready') throw new Error('not read yet');
    });
    await element.reload();
  },
};

export const InAColumnOf150Pixels: Story = {
  args: { feed: '', article: long },
  render: (values) => html`<div style="width: 150px">${template(values)}</div>`,
};
export const InOwnColours: Story = {
  args: { feed: '', article: long },
  render: (values) =>
    html`<div
      style="--ward-color-accent: light-dark(#9d1c1f, #ffb4a9); --ward-color-star: light-dark(#8a5a00, #ffd166); --ward-radius: 2px"
    >
      ${template(values)}
    </div>`,
};
