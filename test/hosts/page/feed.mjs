/** What the widgets of a host page read. */
/** @param origin where its pictures are */
export const rss = (origin) => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Phường Tây Sơn</title><link>https://phuong.example.vn/</link>
<item><title>Sơ kết &amp; khen thưởng</title><link>https://phuong.example.vn/so-ket.html</link>
<guid isPermaLink="false">so-ket</guid><pubDate>Fri, 31 May 2024 01:00:00 GMT</pubDate>
<description>Tóm tắt của hội nghị.</description><category>Tin tức</category>
<enclosure url="${origin}/picture.svg" type="image/svg+xml" length="99"/>
<media:community><media:starRating average="4.5" count="12" min="1" max="5"/><media:statistics views="283"/></media:community>
<content:encoded><![CDATA[<p>Chiều 30/5, phường sơ kết năm năm.</p><figure><img src="${origin}/picture.svg" alt="Hội trường"><figcaption>Quang cảnh Hội nghị.</figcaption></figure>]]></content:encoded>
</item>
<item><title>Lịch tiếp công dân</title><link>https://phuong.example.vn/lich.html</link>
<guid isPermaLink="false">lich</guid><pubDate>Thu, 30 May 2024 01:00:00 GMT</pubDate><description>S&#225;ng thứ Hai.</description></item>
</channel></rss>`;

export const visits = JSON.stringify({
  site: 'tay-son',
  total: 881707,
  online: 130,
  today: 1104,
  timeZone: 'Asia/Ho_Chi_Minh',
});

export const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><path fill="#058" d="M0 0h320v180H0z"/></svg>';
