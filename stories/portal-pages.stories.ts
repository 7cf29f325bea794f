import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { waitFor } from 'storybook/test';

const meta: Meta = {
  title: 'Portal pages',
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen', controls: { disable: true } },
};
export default meta;

/** Theme and scheme of the toolbar, handed on: a page in a frame does not inherit them. */
const dress = (frame: HTMLIFrameElement, { theme, scheme }: Record<string, unknown>): void => {
  const page = frame.contentDocument!;
  page.documentElement.dataset['wardTheme'] = (theme as string | undefined) ?? 'default';
  // Old pages know light only.
  if (page.querySelector('meta[name=color-scheme]'))
    page.documentElement.style.colorScheme = scheme === 'dark' ? 'dark' : 'light';
};

/** A whole page as a reader opens it; finished when every widget of it that can be seen has something to show. */
const page = (title: string, address: string): StoryObj => ({
  render: (_, { globals }) =>
    html`<iframe
      title=${title}
      src=${address}
      style="display: block; width: 100%; height: 900px; border: 0"
      @load=${({ target }: Event) => dress(target as HTMLIFrameElement, globals)}
      ${ref((frame) => frame && (frame as HTMLIFrameElement).contentDocument && dress(frame as HTMLIFrameElement, globals))}
    ></iframe>`,
  play: async ({ canvasElement }) => {
    const frame = canvasElement.querySelector('iframe')!;
    await waitFor(
      () => {
        const widgets = [...(frame.contentDocument?.querySelectorAll('*') ?? [])].filter(({ localName }) =>
          localName.startsWith('ward-'),
        ) as (Element & { state?: string })[];
        if (!widgets.length || widgets.some(({ state }) => !state || state === 'waiting'))
          throw new Error(`${title}: a widget is still waiting`);
      },
      { timeout: 10_000 },
    );
  },
});

/** The page this project was drawn from, every widget on it. */
export const Home = page('Trang chủ', 'portal/index.html');
/** The portal's own article page: one tag shows whichever article the address names. */
export const Article = page('Bài viết', 'portal/bai-viet.html?item=gia-co-de-mua-lu');
/** A page that keeps its own content; only the column at the side, 200 px, is ours. */
export const SidebarOnly = page('Thủ tục', 'pages/sidebar.html');
/** Bootstrap 3, 13 px letters, tags stripped by the editor: `data-ward` and the classic script. */
export const OldBootstrap3Page = page('Phường Nam Sơn', 'pages/bootstrap-3.html');
