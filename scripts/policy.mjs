/** What the widgets need of a page's Content-Security-Policy, and nothing more. The README says the same. */
export const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https:",
  "object-src 'none'",
  "base-uri 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html ward-widgets dompurify',
].join('; ');
