/**
 * The model every feed is read into: JSON Feed 1.1 objects plus one extension object, `_ward`.
 * What a feed does not say is absent: never an empty string, 0 or NaN in its place.
 * @see https://www.jsonfeed.org/version/1.1/
 */

/** A person or body that wrote an article. At least one of the fields is there. */
export interface Author {
  name?: string;
  /** Absolute address; `mailto:` when a feed gives nothing but an e-mail address. */
  url?: string;
  avatar?: string;
}

/** A related file, such as an RSS enclosure. */
export interface Attachment {
  /** Absolute address. */
  url: string;
  /** MIME type; `application/octet-stream` when the feed does not say. */
  mime_type: string;
  title?: string;
  size_in_bytes?: number;
}

/** Readers' stars, from `media:starRating` or the companion. */
export interface Rating {
  /** Mean, between 0 and `best`. */
  average: number;
  /** How many people rated: a whole number from 0. */
  count: number;
  /** The best that can be given (default in feeds: 5). */
  best: number;
}

/** Where an article was taken over from (RSS `source`, Atom `source`, `dc:source`). */
export interface Source {
  title?: string;
  url?: string;
}

/** What JSON Feed has no name for. */
export interface WardItemExtension {
  /** Times the article was read: a whole number from 0. */
  views?: number;
  rating?: Rating;
  /** Plain text. */
  image_caption?: string;
  /** Plain text: who made the picture. */
  image_credit?: string;
  source?: Source;
  /** True when the feed gave a day without a time; `date_published` is then that day's midnight in the portal's zone. */
  date_is_day_only?: boolean;
}

/** One item of a feed: a JSON Feed 1.1 item. */
export interface Article {
  /** Unique in its feed and stable between readings. */
  id: string;
  /** Absolute address of the article's own page. */
  url?: string;
  /** Plain text. */
  title?: string;
  /**
   * The body as the feed sent it: hostile until it has been through the sanitiser. What `readFeed` gives makes it when
   * it is first read.
   */
  content_html?: string;
  content_text?: string;
  /** Plain text. */
  summary?: string;
  /** Absolute address of the article's picture. */
  image?: string;
  /** RFC 3339, in UTC. */
  date_published?: string;
  /** RFC 3339, in UTC. */
  date_modified?: string;
  authors?: Author[];
  /** Categories, each once. */
  tags?: string[];
  language?: string;
  attachments?: Attachment[];
  _ward?: WardItemExtension;
}

/** A feed read: a JSON Feed 1.1 document. */
export interface Feed {
  version: 'https://jsonfeed.org/version/1.1';
  title?: string;
  home_page_url?: string;
  feed_url?: string;
  description?: string;
  icon?: string;
  authors?: Author[];
  language?: string;
  items: Article[];
}
