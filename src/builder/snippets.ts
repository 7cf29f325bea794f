/** How a widget comes into a page: its own tag, a `div` for editors that strip tags, a frame, or JSX. */
export type Door = 'tag' | 'data-ward' | 'iframe' | 'react';

export const doors: readonly Door[] = ['tag', 'data-ward', 'iframe', 'react'];

/** A widget with its options. */
export interface Choice {
  /** Such as `ward-article-list`. */
  tag: string;
  /**
   * By name; `true` for a flag such as `counting`. Empty text is a value left out (`greeting`, `chart`), or a text that
   * is to be none (`label`).
   */
  attributes: Record<string, string | true>;
  /** Text to stand inside the tag until there is something better. */
  content?: string | undefined;
}

/** Where the widgets are served from. */
export interface Place {
  /** Folder of the script files; ends in `/`. */
  base: string;
  /** Version of the package that React code is to install. */
  version: string;
  /** File → its hash (SRI), as in `sri.json`. */
  integrity?: Record<string, string> | undefined;
  /** Origin of the companion, for the frame. */
  service?: string | undefined;
}

/** Parameters of the companion's frames, `theme`, `lang` and `links` apart. A test holds them to those it takes. */
export const frameParameters: Readonly<Record<string, readonly string[]>> = {
  article: 'feed site item tools counting list-url article-url heading-level refresh'.split(' '),
  'article-card': 'feed site item layout heading-level refresh'.split(' '),
  'article-list':
    'feed site limit offset order category layout more article-url heading heading-level refresh'.split(' '),
  'date-banner': 'site greeting portal format clock lunar feed ticker article-url refresh'.split(' '),
  'star-rating': 'site item precision readonly label refresh'.split(' '),
  'visit-stats':
    'site path rows labels counting grouping layout digits chart heading heading-level refresh'.split(' '),
};

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an attribute in double quotes, or between tags. */
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => references[character]!);

const nameOf = (tag: string): string => tag.replace(/^ward-/, '');

/** An element over one line, or with a line for each attribute where that would be long. */
function element(name: string, attributes: readonly string[], content: string): string {
  const line = `<${[name, ...attributes].join(' ')}>${content}</${name}>`;
  if (line.length <= 100 || attributes.length < 2) return line;
  return `<${name}\n  ${attributes.join('\n  ')}\n>${content}</${name}>`;
}

const written = ([name, value]: [string, string | true]): string =>
  value === true || value === '' ? name : `${name}="${escape(value)}"`;

const tagMarkup = ({ tag, attributes, content = '' }: Choice): string =>
  element(tag, Object.entries(attributes).map(written), escape(content));

/** Editors drop attributes without a value: `true` stands for it, and is taken as such. */
const divMarkup = ({ tag, attributes, content = '' }: Choice): string =>
  element(
    'div',
    [
      `data-ward="${nameOf(tag)}"`,
      ...Object.entries(attributes).map(([name, value]) =>
        written([`data-${name}`, value === true || value === '' ? 'true' : value]),
      ),
    ],
    escape(content),
  );

/** The companion's feeds have ids: that in `…/v1/feeds/{id}`, else one made of the file's name, to be configured. */
function feedId(address: string): string {
  const [path = ''] = address.split(/[?#]/);
  const last = path.split('/').filter(Boolean).pop() ?? '';
  const id = last
    .replace(/\.\w+$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return id || 'tin-tuc';
}

/** The address of the frame that shows the choice; what frames do not know is left out. */
export function frameAddress({ tag, attributes }: Choice, { service }: Place): string {
  const name = nameOf(tag);
  const known = frameParameters[name] ?? [];
  const query = Object.entries(attributes)
    .filter(([attribute]) => known.includes(attribute))
    .flatMap(([attribute, value]) => {
      if (value === true) return [attribute];
      const values = attribute === 'feed' ? value.split(/\s+/).filter(Boolean).map(feedId) : [value];
      return values.map((one) => `${attribute}=${encodeURIComponent(one)}`);
    });
  const origin = (service ?? 'https://ward.example.gov.vn').replace(/\/+$/, '');
  return `${origin}/embed/${name}${query.length ? `?${query.join('&')}` : ''}`;
}

/** A frame has a height before it says how high it is. */
const heights: Record<string, number> = { article: 800, 'article-list': 600, 'article-card': 320 };

function frameMarkup(choice: Choice, place: Place): string {
  const name = nameOf(choice.tag);
  return element(
    'iframe',
    [
      `src="${escape(frameAddress(choice, place))}"`,
      `title="${titles[name] ?? name}"`,
      'width="100%"',
      `height="${heights[name] ?? 240}"`,
      'style="border: 0"',
    ],
    '',
  );
}

/** What a screen reader calls the frame. */
const titles: Record<string, string> = {
  article: 'Bài viết',
  'article-card': 'Bài viết',
  'article-list': 'Danh sách bài viết',
  'date-banner': 'Ngày tháng',
  'star-rating': 'Đánh giá bài viết',
  'visit-stats': 'Thống kê truy cập',
};

/** JSX strings know no escapes: where one would be needed, the value becomes an expression. */
function jsxAttribute([name, value]: [string, string | true]): string {
  if (value === true) return name;
  return /["&{}\n\\]/.test(value) ? `${name}={${JSON.stringify(value)}}` : `${name}="${value}"`;
}

function jsxMarkup({ tag, attributes, content }: Choice): string {
  const own = Object.entries(attributes).map(jsxAttribute);
  const line = `<${[tag, ...own].join(' ')}`;
  const head = line.length <= 90 ? line : `<${tag}\n  ${own.join('\n  ')}\n`;
  if (!content) return `${head}${head.endsWith('\n') ? '/>' : ' />'}`;
  return `${head}>{${JSON.stringify(content)}}</${tag}>`;
}

/** The element alone, as it stands in a page through one of the doors. */
export function markup(door: Door, choice: Choice, place: Place): string {
  switch (door) {
    case 'tag':
      return tagMarkup(choice);
    case 'data-ward':
      return divMarkup(choice);
    case 'iframe':
      return frameMarkup(choice, place);
    case 'react':
      return jsxMarkup(choice);
  }
}

/** A script tag, with the file's hash where it is known. Files of another host are checked only with `crossorigin`. */
function script(file: string, attributes: string, { base, integrity }: Place): string {
  const hash = integrity?.[file];
  const checked = hash ? ` integrity="${escape(hash)}" crossorigin="anonymous"` : '';
  return `<script ${attributes}src="${escape(base + file)}"${checked}></script>`;
}

/** The element with what loads it, ready to paste. */
export function snippet(door: Door, choice: Choice, place: Place): string {
  const own = markup(door, choice, place);
  switch (door) {
    case 'tag':
      return `${script('autoload.js', 'type="module" ', place)}\n${own}`;
    // The one file that old systems take, and whose hash covers all of it.
    case 'data-ward':
      return `${script('ward-widgets.iife.js', 'defer ', place)}\n${own}`;
    case 'iframe':
      return own;
    case 'react': {
      const component = own
        .split('\n')
        .map((line) => `  ${line}`)
        .join('\n');
      return `// npm install ward-widgets@${place.version}
import 'ward-widgets/${nameOf(choice.tag)}';
import type {} from 'ward-widgets/jsx';

export const Widget = () => (
${component}
);`;
    }
  }
}
