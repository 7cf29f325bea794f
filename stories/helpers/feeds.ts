/** The feeds of the demo portal, and some for the stories alone. */

const file = (name: string): string => `portal/feeds/${name}`;

export const feeds = {
  news: file('tin-tuc.rss'),
  notices: file('thong-bao.atom'),
  documents: file('van-ban.json'),
  ward: file('phuong.rss'),
  empty: file('trong.rss'),
  /** Pictures of every shape, and articles without one. */
  shapes: file('hinh-anh.json'),
  /** Three whole articles; `vuon-rau` is between the others. */
  articles: file('bai-viet.json'),
  /** Headlines of one word, of 180 characters, in capitals, in English. */
  headlines: file('tieu-de.json'),
};

/** A picture of the demo portal. */
export const picture = (name: string): string => `portal/images/${name}.svg`;
