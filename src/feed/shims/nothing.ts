/** Stands in for `http`, `https` and `url` in the browser, where rss-parser fetches nothing for us. */
export {};
