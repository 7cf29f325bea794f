// Feeds as portals send them: the same at each run.

const syllables =
  'hội nghị phường xã nhân dân chính quyền chuyển đổi số thủ tục hành chính cải cách kế hoạch phát triển kinh tế đô thị văn minh môi trường giáo dục y tế trường học cán bộ công chức người dân dịch vụ công trực tuyến quốc phòng an ninh tuyên truyền phổ biến pháp luật'.split(
    ' ',
  );

/** Numbers that look random and are not: the same row for the same seed. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** Articles with bodies of so many paragraphs. */
function articles(count, paragraphs) {
  const roll = dice(881_707);
  const words = (least, most) => {
    const text = Array.from(
      { length: least + roll(most - least) },
      () => syllables[roll(syllables.length)],
    ).join(' ');
    return text[0].toUpperCase() + text.slice(1);
  };
  return Array.from({ length: count }, (_, index) => ({
    index,
    date: new Date(Date.UTC(2026, 8, 24) - index * 5_400_000),
    title: words(10, 18),
    summary: `${words(50, 82)}.`,
    author: words(2, 4),
    tags: [words(2, 4), words(2, 4)],
    body: Array.from({ length: paragraphs }, (_, at) =>
      at === 1
        ? `<figure><img src="/hinh/${index}-1.svg" alt="${words(4, 8)}" width="640" height="360" /><figcaption>${words(6, 12)}.</figcaption></figure>`
        : `<p style="text-align: justify;">${words(30, 60)} <a href="/tin/${roll(count)}.html">${words(3, 6)}</a>, ${words(20, 40)} &ldquo;${words(3, 9)}&rdquo;.</p>`,
    ).join('\n'),
  }));
}

/** RSS 2.0 with the modules that portals use. Without paragraphs: with the description only, as most are. */
export const rss = (count, paragraphs) => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>Trang Thông tin điện tử phường</title>
<link>https://phuong.example.vn/</link>
<description>Tin tức &amp; sự kiện</description>
<language>vi</language>
<atom:link href="https://phuong.example.vn/rss" rel="self" type="application/rss+xml" />
${articles(count, paragraphs)
  .map(
    ({ index, date, title, summary, author, tags, body }) => `<item>
<title>${title}</title>
<link>https://phuong.example.vn/tin/${index}.html</link>
<guid isPermaLink="false">tin-${index}</guid>
<pubDate>${date.toUTCString().replace('GMT', '+0700')}</pubDate>
<dc:creator>${author}</dc:creator>
${tags.map((tag) => `<category><![CDATA[${tag}]]></category>`).join('\n')}
<description><![CDATA[<a href="https://phuong.example.vn/tin/${index}.html"><img src="/hinh/${index}.svg" alt="" width="180" height="120" /></a></br>${summary}]]></description>
${body && `<media:content url="/hinh/${index}.svg" medium="image" width="640" height="360"><media:description>${title}</media:description></media:content>\n<content:encoded><![CDATA[${body}]]></content:encoded>\n`}</item>`,
  )
  .join('\n')}
</channel>
</rss>
`;

const escape = (text) => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);

export const atom = (count, paragraphs) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
<title>Thông báo của phường</title>
<id>https://phuong.example.vn/</id>
<link rel="alternate" href="https://phuong.example.vn/" />
<link rel="self" href="https://phuong.example.vn/atom" />
<updated>2026-09-24T00:00:00+07:00</updated>
${articles(count, paragraphs)
  .map(
    ({ index, date, title, summary, author, tags, body }) => `<entry>
<title>${title}</title>
<id>tag:phuong.example.vn,2026:${index}</id>
<link rel="alternate" type="text/html" href="https://phuong.example.vn/tin/${index}.html" />
<link rel="enclosure" type="image/svg+xml" href="https://phuong.example.vn/hinh/${index}.svg" />
<published>${date.toISOString()}</published>
<updated>${date.toISOString()}</updated>
<author><name>${author}</name></author>
${tags.map((tag) => `<category term="${tag}" />`).join('\n')}
<summary type="text">${summary}</summary>
<content type="html">${escape(body)}</content>
</entry>`,
  )
  .join('\n')}
</feed>
`;
