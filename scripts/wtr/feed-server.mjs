// The feeds of the element tests, over real HTTP: whole, slow, broken, endless.
//   /__feed/<kind>?key=…   `key` counts the requests; a key of its own keeps a test apart from all others
//   /__feed/count?key=…    how many there were
//   /__feed/release?key=…  lets a held answer go
import { ratingAnswers } from './ratings-answers.mjs';
import { visitAnswers } from './visits-answers.mjs';

const counts = new Map();
const held = new Map();

const item = (n) => `<item><title>Bài ${n}</title><link>https://phuong.example.vn/bai-${n}.html</link>
<guid isPermaLink="false">bai-${n}</guid><pubDate>${new Date(Date.UTC(2024, 10, 21, 1) - n * 86_400_000).toUTCString()}</pubDate>
<category>${n % 2 ? 'Tin tức' : 'Thông báo'}</category><description>Tóm tắt ${n}</description></item>`;

/** RSS 2.0 with items numbered from `from`. */
export const rss = (count, from = 1) =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Nguồn thử</title>
<link>https://phuong.example.vn/</link>${Array.from({ length: count }, (_, i) => item(from + i)).join('')}</channel></rss>`;

const number = (query, name, otherwise) => Number(query.get(name) ?? otherwise);
const xml = 'application/rss+xml; charset=utf-8';

/** Kind → answer: `[status, type, body]`. */
const answers = {
  rss: (query) => [200, xml, rss(number(query, 'items', 3), number(query, 'from', 1))],
  none: () => [200, xml, rss(0)],
  html: () => [200, 'text/html; charset=utf-8', '<!doctype html><title>Lỗi</title><h1>Trang không có</h1>'],
  blank: () => [200, xml, ''],
  big: () => [200, xml, rss(1).replace('</channel>', `<!--${'x'.repeat(10 * 2 ** 20)}--></channel>`)],
  cut: (query) => {
    const whole = rss(3);
    return [
      200,
      xml,
      whole.slice(0, query.has('early') ? whole.indexOf('<item>') + 20 : whole.indexOf('bai-3.html')),
    ];
  },
  status: (query) => [number(query, 'code', 404), 'text/plain', 'no'],
  picture: () => [200, 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"/>'],
  /** Good the first time, 503 afterwards. */
  flaky: (query, count) => (count > 1 ? [503, 'text/plain', 'no'] : [200, xml, rss(2)]),
  /** 503 the first time, good afterwards. */
  mending: (query, count) => (count > 1 ? [200, xml, rss(2)] : [503, 'text/plain', 'no']),
  ...ratingAnswers,
  ...visitAnswers,
};

/** Koa middleware. */
export async function feedServer(context, next) {
  const { pathname, searchParams: query } = new URL(context.url, 'http://localhost');
  const [, top, kind] = pathname.split('/');
  if (top !== '__feed') return next();
  const key = query.get('key') ?? '';

  if (kind === 'count') {
    context.body = String(counts.get(key) ?? 0);
  } else if (kind === 'release') {
    held.get(key)?.();
    context.body = 'released';
  } else {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (kind === 'never') {
      // Headers and some bytes, and then nothing.
      context.respond = false;
      context.res.writeHead(200, { 'Content-Type': xml });
      context.res.write('<?xml version="1.0"?><rss version="2.0"><channel>');
      return;
    }
    if (query.has('hold')) await new Promise((resolve) => held.set(key, resolve));
    [context.status, context.type, context.body] = await answers[kind](query, count, context);
  }
}
