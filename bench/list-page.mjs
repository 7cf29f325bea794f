// Runs in the page: one list made by the element, one by hand.
const twoFrames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

const weekdays = ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];

function day(text) {
  const date = new Date(+new Date(text) + 7 * 3_600_000);
  const two = (number) => String(number).padStart(2, '0');
  return `${weekdays[date.getUTCDay()]}, ${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}

const escapes = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
const escape = (text) => text.replace(/[&<"]/g, (character) => escapes[character]);

/** The same card as the element's: the same elements, classes and texts. */
function card(item) {
  const text = (name) => item.getElementsByTagName(name)[0]?.textContent ?? '';
  const description = text('description');
  const [, image] = /<img[^>]+src="([^"]+)"/.exec(description) ?? [];
  const summary = description.replace(/<[^>]*>/g, ' ').trim();
  return `<li><article part="card" class="card vertical">
    <div class="picture" part="picture"><img part="image" src="${escape(image)}" alt="" width="320" height="180" loading="lazy"></div>
    <div class="body" part="body">
      <div class="category" part="category">${escape(text('category'))}</div>
      <div class="headline" part="headline" role="heading" aria-level="2"><a part="link" href="${escape(text('link'))}">${escape(text('title'))}</a></div>
      <div class="meta" part="meta"><time part="date" datetime="${escape(text('pubDate'))}">${day(text('pubDate'))}</time></div>
      <p class="summary" part="summary">${escape(summary)}</p>
      <div class="meta" part="byline"><span>Tác giả: ${escape(text('dc:creator'))}</span></div>
    </div>
  </article></li>`;
}

const makers = {
  async ours(url, limit) {
    const list = document.createElement('ward-article-list');
    list.setAttribute('feed', url);
    list.setAttribute('limit', limit);
    const loaded = new Promise((done) => list.addEventListener('ward-load', done, { once: true }));
    document.body.append(list);
    await loaded;
    return list;
  },
  /** Fetch, DOMParser, innerHTML: nothing repaired, nothing checked, in one go. */
  async bare(url, limit) {
    const host = document.createElement('div');
    document.body.append(host);
    const shadow = host.attachShadow({ mode: 'open' });
    // The element's own style sheets: the same looks, the same layout.
    shadow.adoptedStyleSheets = makers.sheets;
    const text = await (await fetch(url)).text();
    const items = [...new DOMParser().parseFromString(text, 'text/xml').getElementsByTagName('item')];
    const cards = items.slice(0, limit).map(card).join('');
    shadow.innerHTML = `<section class="root cards"><ul part="list" role="list">${cards}</ul></section>`;
    return host;
  },
};

/** Takes the style sheets of a list that is there, and lets everything be loaded once. */
export async function prepare(url) {
  await import('/dist/cdn/ward-widgets.js');
  const list = await makers.ours(`${url}?first`, 1);
  makers.sheets = list.shadowRoot.adoptedStyleSheets;
  list.remove();
}

let number = 0;

/**
 * From the tag's insertion until the list is painted.
 * @param {'ours' | 'bare'} maker
 * @param {boolean} probe whether to look at tasks; looking costs time, so it is not done while time is taken
 */
export async function measure(maker, path, limit, probe) {
  const url = `${location.origin}${path}?${number++}`;
  globalThis.gc?.();
  await twoFrames();
  const tasks = [];
  let last = performance.now();
  let gap = 0;
  let watching = probe;
  const observer = new PerformanceObserver((entries) =>
    tasks.push(...entries.getEntries().map(({ duration }) => duration)),
  );
  if (probe) {
    observer.observe({ type: 'longtask' });
    // Whatever keeps the next message waiting is a task, or painting.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      gap = Math.max(gap, now - last);
      last = now;
      if (watching) port2.postMessage(0);
    };
    port2.postMessage(0);
  }
  const begun = performance.now();
  const element = await makers[maker](url, limit);
  await twoFrames();
  const time = performance.now() - begun;
  watching = false;
  // Entries come after the task that they tell of.
  await new Promise((done) => setTimeout(done, probe ? 100 : 0));
  observer.disconnect();
  const cards = element.shadowRoot.querySelectorAll('li').length;
  element.remove();
  await twoFrames();
  return { time, cards, gap, longest: Math.max(0, ...tasks), long: tasks.length };
}
