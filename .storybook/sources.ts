/** What the preview tells the panel and the docs pages: how the widget of a story gets into a page. */
import type { Door } from '../src/builder/snippets.ts';

export interface Sources {
  /** Id of the story. */
  story: string;
  /** Ready to paste; nothing for a story without a widget. */
  code?: Record<Door, string>;
  /** What the story sets that stands in no tag. */
  besides: string[];
}

/** The event that carries them. */
export const SOURCES = 'ward-widgets/sources';
