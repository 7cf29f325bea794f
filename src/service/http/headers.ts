/** Headers that all answers have. */
export const always: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** Of answers that are no pages: nothing in them is to be run, and they are shown in no frame. */
export const inert: Readonly<Record<string, string>> = {
  ...always,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** Of answers that pages of every origin may read. There are no cookies that it could give away. */
export const shared: Readonly<Record<string, string>> = {
  ...inert,
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Age, Date, ETag, Retry-After, Ward-Counted, Ward-Stale',
};
