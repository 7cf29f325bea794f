import { hash } from 'node:crypto';

export interface PageOptions {
  /** Such as `visit-stats`. */
  widget: string;
  attributes: Record<string, string>;
  title: string;
  lang: string;
  theme: 'light' | 'dark' | 'auto';
  links: 'top' | 'new';
  /** Hash of the build. */
  build: string;
}

/** Room for focus rings at the edge. Where it is dark, the page around may be light: it then has a ground of its own. */
const STYLE = 'html:not([data-theme=light]){background:Canvas}body{margin:0;padding:6px;display:flow-root}';

const said: Record<string, string> = {
  vi: 'Cần bật JavaScript để xem nội dung này.',
  en: 'This needs JavaScript.',
};

const references: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => references[character]!);

/** The page of one widget. */
export function pageOf({ widget, attributes, title, lang, theme, links, build }: PageOptions): string {
  const tag = `ward-${widget}`;
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escape(value)}"`);
  const file = (name: string) => `<script type="module" src="../assets/${build}/${name}"></script>`;
  return `<!doctype html>
<html lang="${escape(lang)}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<title>${escape(title)}</title>
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="${theme === 'auto' ? 'light dark' : theme}">
<meta name="robots" content="noindex">
<base target="${links === 'new' ? '_blank' : '_top'}">
<style>${STYLE}</style>
${file('ward-widgets.js')}
${file('embed.js')}
</head>
<body>
<main><${tag}${written.join('')}></${tag}><noscript>${said[lang] ?? said['en']}</noscript></main>
</body>
</html>
`;
}

/**
 * What such a page may do: run and ask the companion's own, show pictures, stand in frames of the pages named.
 * @param ancestors origins
 */
export const policyOf = (ancestors: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'sha256-${hash('sha256', STYLE, 'base64')}'`,
    "connect-src 'self'",
    'img-src http: https: data:',
    'media-src http: https:',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${["'self'", ...ancestors].join(' ')}`,
  ].join('; ');
